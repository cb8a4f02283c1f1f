"""The addresses of ratings."""

from django.urls import path

from huiyin.desk.ratings import views

_ONE = "<slug:pack>/<slug:name>/<str:key>"

urlpatterns = [
    path("", views.ratings, name="ratings"),
    path(f"{_ONE}/", views.one, name="rating"),
    path(f"{_ONE}/file/<slug:form>/", views.download, name="rating-file"),
]
