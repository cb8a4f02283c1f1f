"""Signing in at the organisation's own identity provider (OpenID Connect).

Whoever comes back from there is let in only where an administrator approved that very identity for a
person here: its subject, or an address that the provider says it has verified. Nobody joins by
knocking, and nobody joins an identity to their own account by themselves.
"""

from typing import Any, Never

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.shortcuts import render

from huiyin.connections import keeping
from huiyin.desk.signing.provider import OpenIdProvider
from huiyin.people import identities


class Elsewhere(DefaultSocialAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, _: HttpRequest, __: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Raises ImmediateHttpResponse with a page for whoever is not known here."""
        if sociallogin.state.get("process") not in (None, "login"):
            self._refuse(request)
        claims = claims_of(sociallogin)
        account = identities.owner(sociallogin.account.provider, claims)
        if account is None or (sociallogin.is_existing and sociallogin.user != account):
            self._refuse(request)
        if not sociallogin.is_existing:
            sociallogin.connect(request, account)

    def list_apps(
        self, _: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[Any]:
        """The providers that administrators connected."""
        found = [app_of(name, kept) for name, kept in keeping.every("oidc").items()]
        return [
            app
            for app in found
            if (provider is None or provider in (app.provider, app.provider_id))
            and (client_id is None or client_id == app.client_id)
        ]

    def _refuse(self, request: HttpRequest) -> Never:
        raise ImmediateHttpResponse(render(request, "account/signup_closed.html", status=403))

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Nobody connects an identity by themselves, so there is nothing to warn of by mail."""


def app_of(name: str, kept: OpenIdProvider) -> Any:
    from allauth.socialaccount.models import SocialApp  # noqa: PLC0415 (apps must be ready)

    secret = kept.client_secret.get_secret_value() if kept.client_secret else ""
    return SocialApp(
        provider="openid_connect",
        provider_id=name,
        name=kept.title,
        client_id=kept.client_id,
        secret=secret,
        settings={"server_url": kept.issuer, "oauth_pkce_enabled": True},
    )


def claims_of(sociallogin: Any) -> identities.Claims:
    said = sociallogin.account.extra_data
    said = {**said.get("userinfo", {}), **said.get("id_token", {}), **said}
    address = str(said.get("email") or "") if said.get("email_verified") is True else ""
    return identities.Claims(str(sociallogin.account.uid), address)


def ways(request: HttpRequest) -> list[dict[str, str]]:
    """What the sign-in page offers beside the password."""
    from allauth.socialaccount.adapter import get_adapter  # noqa: PLC0415 (apps must be ready)

    found = get_adapter(request).list_providers(request)
    onward = request.GET.get("next", "")
    return [
        {
            "id": way.app.provider_id,
            "name": way.name,
            "href": way.get_login_url(request, **({"next": onward} if onward else {})),
        }
        for way in found
    ]
