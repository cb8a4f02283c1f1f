"""The register as a Django app."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "huiyin.register"
    label = "register"

    def ready(self) -> None:
        from huiyin.register import lookups  # noqa: F401, PLC0415 (it makes itself known)
