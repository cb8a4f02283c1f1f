from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    name = "huiyin.upkeep"
    label = "upkeep"

    def ready(self) -> None:
        from huiyin.upkeep import happenings  # noqa: F401, PLC0415 (registers itself)
