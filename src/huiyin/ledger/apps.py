"""The ledger as a Django app."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "huiyin.ledger"
    label = "ledger"

    def ready(self) -> None:
        from huiyin.ledger import lengths  # noqa: F401, PLC0415 (registers a lookup)
