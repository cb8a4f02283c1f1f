"""The desk as a Django app."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "huiyin.desk"
    label = "desk"

    def ready(self) -> None:
        from huiyin.desk.signing import provider  # noqa: F401, PLC0415 (registers itself)
