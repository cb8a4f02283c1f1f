"""The addresses of libraries."""

from django.urls import path

from huiyin.desk.library import views

urlpatterns = [
    path("", views.library, name="library"),
    path("training/", views.training, name="training"),
    path("propose/<slug:case_id>/", views.propose, name="library-propose"),
    path("<slug:pack>/<slug:precedent>/", views.one, name="precedent"),
]
