"""Makes mail an app of Django's, and its connection known."""

from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "huiyin.intake.mail"
    label = "mail"

    def ready(self) -> None:
        from huiyin.intake.mail import connection, threads  # noqa: F401, PLC0415 (registers itself)
        from huiyin.notices.letters import ask_for_threads  # noqa: PLC0415

        ask_for_threads(threads.thread_of)
