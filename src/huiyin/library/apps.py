"""The library as a Django app."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "huiyin.library"
    label = "library"
