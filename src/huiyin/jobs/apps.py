from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "huiyin.jobs"
    label = "jobs"
