"""How a page of the portal is made: in the house's name, in the visitor's language, kept by no browser."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.translation import override

from huiyin.casework.texts import SENT
from huiyin.casework.wording import LANGUAGES
from huiyin.portal.house import Portal, portal
from huiyin.portal.words import say

NAMES = {"zh-Hans": "简体", "zh-Hant": "繁體", "en": "English"}
COOKIE = "portal_language"
_DJANGO = {"zh-Hans": "zh-hans", "zh-Hant": "zh-hant", "en": "en"}
_TRADITIONAL = {"hant", "tw", "hk", "mo"}
View = Callable[..., HttpResponse]


def language_of(request: HttpRequest) -> str:
    """Chosen here, else what the browser asks for, else the house's."""
    for wished in (request.GET.get("lang"), request.POST.get("lang"), request.COOKIES.get(COOKIE)):
        if wished in LANGUAGES:
            return str(wished)
    for asked in request.headers.get("Accept-Language", "").split(","):
        known = _known(asked.split(";")[0].strip())
        if known:
            return known
    return str(settings.DEFAULT_LANGUAGE)


def _known(tag: str) -> str:
    """The language behind a tag such as `zh-TW`; empty for one that nobody speaks here."""
    main, *rest = tag.lower().split("-")
    if main == "zh":
        return "zh-Hant" if _TRADITIONAL & set(rest) else "zh-Hans"
    return "en" if main == "en" else ""


def show(
    request: HttpRequest, template: str, found: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """Without the frame of the desk: no context processor runs, and nothing of a session is read."""
    language = language_of(request)
    house = portal()
    shown = {
        "language": language,
        "languages": [(code, NAMES[code]) for code in LANGUAGES],
        "house": house,
        "path": request.path,
        "longest": SENT,
        "csrf_token": get_token(request),
        **(found or {}),
    }
    with override(_DJANGO[language]):
        answer = HttpResponse(render_to_string(f"portal/{template}", shown), status=status)
    if language in (request.GET.get("lang"), request.POST.get("lang")):
        answer.set_cookie(COOKIE, language, path="/complain/", httponly=True, samesite="Lax")
    return guarded(answer)


def guarded(answer: HttpResponse) -> HttpResponse:
    """What somebody wrote in trust lies in no cache and goes along in no address."""
    answer["Cache-Control"] = "no-store"
    answer["Referrer-Policy"] = "same-origin"
    answer["X-Robots-Tag"] = "noindex"
    return answer


def public(view: View) -> View:
    """A page of the portal: not there until the house opens it; a no has a page of its own."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if portal() is None:
            return trouble(request, "closed", 404)
        try:
            return view(request, *args, **kwargs)
        except Http404:
            return trouble(request, "nothing", 404)

    return answered


def trouble(request: HttpRequest, what: str, status: int) -> HttpResponse:
    language = language_of(request)
    found = {
        "title": say(f"trouble.{what}", language),
        "says": say(f"trouble.{what}.says", language),
    }
    return show(request, "trouble.html", found, status)


def house() -> Portal:
    found = portal()
    assert found is not None, "asked inside of public()"
    return found
