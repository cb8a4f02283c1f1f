"""Around every address of the API: the language, the size, and one shape for whatever goes wrong."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation.trans_real import parse_accept_lang_header

from huiyin.api.problems import BY_STATUS, MEDIA, Problem, answer_of
from huiyin.people.models import Account

PREFIX, PAGE = "/api/", "/api/docs"
"""The reference page is a page of the desk, with its language and its trouble."""
_MB = 1024 * 1024
_ROOM = 64 * 1024
"""What the other parts of a form with a file may take."""
_TRADITIONAL = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")

Next = Callable[[HttpRequest], HttpResponse]


def limits() -> dict[str, int]:
    return {
        "mb": settings.EVIDENCE_MAX_BYTES // _MB,
        "request_mb": settings.DATA_UPLOAD_MAX_MEMORY_SIZE // _MB,
    }


def language_for(request: HttpRequest) -> str:
    """The first language wished for that we speak, else the account's, else the house's."""
    for wished, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "").lower()):
        if wished.startswith(_TRADITIONAL):
            return "zh-Hant"
        if wished.startswith("zh"):
            return "zh-Hans"
        if wished.startswith("en"):
            return "en"
    user = request.user
    return user.language if isinstance(user, Account) else str(settings.DEFAULT_LANGUAGE)


class Gate:
    """Middleware; nothing outside the API's addresses passes through it."""

    def __init__(self, following: Next) -> None:
        self.following = following

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(PREFIX) or request.path_info == PAGE:
            return self.following(request)
        request.language = language_for(request)  # type: ignore[attr-defined]
        try:
            _look_over(request)
        except Problem as problem:
            return _sealed(answer_of(problem, request))
        return _sealed(_in_shape(request, self.following(request)))


def _look_over(request: HttpRequest) -> None:
    """What can be told before anything is read."""
    if "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
        raise Problem(400, "bad-request")
    kind = request.content_type or ""
    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    if kind == "multipart/form-data":
        most = settings.EVIDENCE_MAX_BYTES + _ROOM
    length = request.META.get("CONTENT_LENGTH") or "0"
    if length.isdigit() and int(length) > most:
        raise Problem(413, "too-large", limits())


def _in_shape(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """An error that Django or a library made becomes one of ours."""
    status = response.status_code
    known = response.get("Content-Type", "").startswith(MEDIA)
    if status < 400 or known:
        return response
    values: dict[str, Any] = {}
    if status == 405:
        values = {"allowed": response.get("Allow", "")}
    if status == 413:
        values = limits()
    reason = BY_STATUS.get(status, "bad-request" if status < 500 else "broken")
    made = answer_of(Problem(status, reason, values), request)
    if response.has_header("Allow"):
        made["Allow"] = response["Allow"]
    return made


def _sealed(response: HttpResponse) -> HttpResponse:
    """What a case says is nobody's to keep on the way."""
    if not response.has_header("Cache-Control"):
        response["Cache-Control"] = "private, no-store"
    response["Vary"] = "Accept-Language, Authorization, Cookie"
    response["X-Content-Type-Options"] = "nosniff"
    return response
