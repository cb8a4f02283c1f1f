from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    name = "huiyin.upkeep"
    label = "upkeep"
