"""The addresses of the API. Its own description and reference page are among them."""

from django.urls import path

from huiyin.api.building import API
from huiyin.api.docs import docs, openapi

urlpatterns = [
    path("openapi.json", openapi, name="openapi"),
    path("docs", docs, name="api-docs"),
    path("", API.urls),
]
