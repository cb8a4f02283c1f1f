"""Makes notices an app of Django's, and their connections known."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "huiyin.notices"
    label = "notices"

    def ready(self) -> None:
        from huiyin.notices import house, robots, smtp  # noqa: F401, PLC0415 (registers itself)
