"""Pages for when something is wrong; they are shown without knowing who asks, and read no rows."""

import sys
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from huiyin.desk.frame import LANGUAGE_NAMES
from huiyin.ledger.keys import KeyMissing
from huiyin.policy.problems import PackError
from huiyin.upkeep.away import is_away


def _trouble(
    request: HttpRequest, status: int, key: str = "", again: Sequence[tuple[str, str]] = ()
) -> HttpResponse:
    """`again` is what was typed, to be sent once more."""
    language = getattr(request, "language", "zh-Hans")
    shown = {
        "key": f"trouble.{key or status}",
        "says": f"trouble.{key or status}.says",
        "status": status,
        "again": again,
        "address": request.get_full_path(),
        "language": language if language in LANGUAGE_NAMES else "zh-Hans",
    }
    return HttpResponse(render_to_string("desk/trouble.html", shown), status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _trouble(request, 413 if isinstance(exception, RequestDataTooBig) else 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _trouble(request, 403)


def expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token: too old, or not ours."""
    return _trouble(request, 403, "csrf")


def not_opened(request: HttpRequest, allow: str) -> HttpResponse:
    """An address to which forms are sent was opened like a page, as after signing in anew."""
    answer = _trouble(request, 405)
    answer["Allow"] = allow
    return answer


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _trouble(request, 404)


def broken(request: HttpRequest) -> HttpResponse:
    if isinstance(sys.exc_info()[1], KeyMissing):
        return _trouble(request, 503, "keys")
    if is_away(sys.exc_info()[1]):
        return away(request)
    if isinstance(sys.exc_info()[1], PackError):
        return _trouble(request, 503, "pack")
    return _trouble(request, 500)


def away(request: HttpRequest) -> HttpResponse:
    """The database is lost, or its disk full. A form that is sent again with its key is done once."""
    typed = _typed(request)
    answer = _trouble(request, 503, "again" if typed else "away", typed)
    answer["Retry-After"] = "5"
    return answer


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    """What a form said; nothing where it sent files or a password, which no page holds."""
    if (
        request.method != "POST"
        or request.FILES
        or any("password" in name for name in request.POST)
    ):
        return []
    return [(name, str(one)) for name, many in request.POST.lists() for one in many]


def locked_out(
    request: HttpRequest, credentials: Mapping[str, Any] | None = None, *args: Any, **kwargs: Any
) -> HttpResponse:
    return _trouble(request, 429)
