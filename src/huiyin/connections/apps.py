"""Makes the connections an app of Django's."""

from django.apps import AppConfig


class ConnectionsConfig(AppConfig):
    name = "huiyin.connections"
    label = "connections"
