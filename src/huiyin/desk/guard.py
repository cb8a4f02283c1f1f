"""Every view asks who is there; what anybody may see is listed here, and nothing else is open."""

from collections.abc import Callable
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import ResolverMatch, resolve
from django.urls.exceptions import Resolver404
from django.utils import translation

from huiyin.casework.wording import LANGUAGES
from huiyin.desk.views import problems
from huiyin.people.second_factor import lacks_second_factor

OPEN_TO_ALL = frozenset(
    {
        "sign-in", "account_login", "sign-out", "account_logout", "language",
        "account_reset_password", "account_reset_password_done", "account_reset_password_from_key",
        "account_reset_password_from_key_done", "account_inactive",
        "mfa_authenticate", "mfa_login_webauthn",
        "openid_connect_login", "openid_connect_callback",
        "socialaccount_login_cancelled", "socialaccount_login_error",
        "check", "confirmed",
    }
)  # fmt: skip
"""Names of the only addresses that answer without signing in: ways of signing in, and the page that
confirms a printed paper to whoever holds it.
"""
WITHOUT_SECOND_FACTOR = OPEN_TO_ALL | {
    "password", "mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "mfa_list_webauthn",
    "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_download_recovery_codes",
    "account_reauthenticate", "usersessions_list", "end-session",
}  # fmt: skip
"""What a person may reach who still has to set up the second factor that the house demands."""
WITH_OLD_PASSWORD = OPEN_TO_ALL | {"password", "account_change_password"}
"""What a person may reach before they have chosen a password of their own."""
COOKIE = "language"
PROGRAMS, FOR_PEOPLE = "/api/", "/api/docs"
"""Programs are let in by the API itself, by their token; its reference page is for who signed in."""
PUBLIC = "/complain/"
"""Complainants have no account: their pages let in by code, and show nothing of the desk."""
_DJANGO = {"zh-Hans": "zh-hans", "zh-Hant": "zh-hant", "en": "en"}

Next = Callable[[HttpRequest], HttpResponse]


class Speak:
    """Chooses the language: the account's, else the one last chosen here, else the house's."""

    def __init__(self, following: Next) -> None:
        self.following = following

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = language_of(request)
        request.language = language  # type: ignore[attr-defined]
        with translation.override(_DJANGO[language]):
            return self.following(request)


def language_of(request: HttpRequest) -> str:
    user = request.user
    wished = user.language if user.is_authenticated else request.COOKIES.get(COOKIE, "")
    return wished if wished in LANGUAGES else str(settings.DEFAULT_LANGUAGE)


class Guard:
    """Sends strangers to the sign-in, and first-comers to the choice of a password."""

    def __init__(self, following: Next) -> None:
        self.following = following

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(PROGRAMS) and request.path_info != FOR_PEOPLE:
            return self.following(request)
        if request.path_info.startswith(PUBLIC):
            return self.following(request)
        name = _name_of(request)
        if not request.user.is_authenticated:
            if name in OPEN_TO_ALL:
                return self.following(request)
            return redirect_to_login(_page_of(request))
        if request.user.must_change_password and name not in WITH_OLD_PASSWORD:
            return redirect("password")
        if name not in WITHOUT_SECOND_FACTOR and lacks_second_factor(request.user):
            return redirect("mfa_index")
        answer = self.following(request)
        if answer.status_code == 405 and request.method == "GET":
            return problems.not_opened(request, answer.get("Allow", "POST"))
        return answer


def _page_of(request: HttpRequest) -> str:
    """Where to go on after signing in: of a form, the page on which it was filled in, since most forms are
    sent to an address that is no page.
    """
    came_from = urlsplit(request.headers.get("Referer", ""))
    ours = came_from.scheme == request.scheme and came_from.netloc == request.get_host()
    if request.method != "POST" or not ours or came_from.path == request.path:
        return request.get_full_path()
    return urlunsplit(("", "", came_from.path or "/", came_from.query, ""))


def _name_of(request: HttpRequest) -> str:
    try:
        match: ResolverMatch = resolve(request.path_info)
    except Resolver404:
        return ""
    return match.url_name or ""
