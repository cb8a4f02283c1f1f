"""The addresses of returns."""

from django.urls import path

from huiyin.desk.returns import overviews, rising, views

_ONE = "<slug:pack>/<slug:name>/<slug:key>"

urlpatterns = [
    path("", views.returns, name="returns"),
    path("overview/", overviews.overviews, name="overview"),
    path("rises/<slug:pack>/<slug:name>/", rising.one, name="rise"),
    path(f"{_ONE}/", views.one, name="return"),
    path(f"{_ONE}/cases/", views.cases, name="return-cases"),
    path(f"{_ONE}/file/<slug:form>/", views.download, name="return-file"),
]
