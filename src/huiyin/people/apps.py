"""People as a Django app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "huiyin.people"
    label = "people"

    def ready(self) -> None:
        from huiyin.people import watching  # noqa: PLC0415

        watching.listen()
