"""Makes papers an app of Django's, and the letterhead known."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "huiyin.papers"
    label = "papers"

    def ready(self) -> None:
        from huiyin.papers import letterhead, proving  # noqa: F401, PLC0415 (registers itself)
