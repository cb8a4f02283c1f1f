"""Makes publishing an app of Django's."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "huiyin.publishing"
    label = "publishing"
