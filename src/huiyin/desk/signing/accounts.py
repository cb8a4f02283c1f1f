"""Accounts as allauth asks for them: nobody signs up, and letters go out by the house's own mail."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse

from huiyin.desk.signing.letters import can_send, send_link


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, _: HttpRequest) -> bool:
        """People are invited; nobody lets themselves in."""
        return False

    def get_password_change_redirect_url(self, _: HttpRequest) -> str:
        return reverse("mine")

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Wrong passwords are counted by django-axes alone, which also shows the page that says so."""

    def sends_mail(self) -> bool:
        """Whether the house has connected its mail, so that a link can be sent."""
        return can_send()

    def send_mail(self, template_prefix: str, _: str, context: dict[str, Any]) -> None:
        """Only the letter with a link to a new password is ever sent, to the address of the account."""
        if template_prefix == "account/email/password_reset_key":
            send_link(context["user"], context["password_reset_url"])
