"""What holds for a request as a whole."""

import re
import secrets
import sys
import time
from collections.abc import Callable
from typing import Any

import structlog
from django.http import HttpRequest, HttpResponse
from prometheus_client import Histogram
from structlog.contextvars import bind_contextvars, clear_contextvars

from huiyin.ledger import meters
from huiyin.ledger.held import one_look

Next = Callable[[HttpRequest], HttpResponse]
log = structlog.get_logger()
HEADER = "X-Request-ID"
PRIVATE = "/complain/"
"""Of whoever comes to these pages nothing is written down, not even when."""
_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
_FACES = (("/api/", "api"), (PRIVATE, "portal"))
SECONDS = Histogram(
    "huiyin_request_seconds",
    "How long requests took, by face and status.",
    ["face", "status"],
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
)


class OneLook:
    """Asks once a request whether posts, settings, connections, calendars or regulations have changed."""

    def __init__(self, following: Next) -> None:
        self.following = following

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with one_look():
            return self.following(request)


class Told:
    """Gives each request an id (the proxy's, where it sends one) and writes one line about it."""

    def __init__(self, following: Next) -> None:
        self.following = following

    def __call__(self, request: HttpRequest) -> HttpResponse:
        clear_contextvars()
        number = _number(request)
        is_private = request.path_info.startswith(PRIVATE)
        if not is_private:
            bind_contextvars(request=number)
        began = time.perf_counter()
        answer = self.following(request)
        took = time.perf_counter() - began
        SECONDS.labels(face_of(request), f"{answer.status_code // 100}xx").observe(took)
        if not is_private:
            answer[HEADER] = number
            _tell(request, answer, took)
        return answer

    def process_view(
        self, request: HttpRequest, _view: object, _args: object, places: dict[str, Any]
    ) -> None:
        case = places.get("case_id") or places.get("case")
        if isinstance(case, str) and not request.path_info.startswith(PRIVATE):
            bind_contextvars(case=case)


def tell_fault(request: HttpRequest | None = None, **_: object) -> None:
    """For the signal that Django sends wherever a request broke, in a page or before it was reached."""
    meters.FAULTS.labels("page").inc()
    route = _route(request) if request is not None else ""
    log.error("page broke", route=route, exc_info=sys.exc_info()[1])


def face_of(request: HttpRequest) -> str:
    return next((face for start, face in _FACES if request.path_info.startswith(start)), "desk")


def _number(request: HttpRequest) -> str:
    given = request.headers.get(HEADER, "")
    return given if _ID.fullmatch(given) else secrets.token_hex(8)


def _route(request: HttpRequest) -> str:
    """The pattern of the address, never the address: that may hold a code or a word searched for."""
    match = request.resolver_match
    return match.route if match else ""


def _tell(request: HttpRequest, answer: HttpResponse, took: float) -> None:
    if request.resolver_match is None and answer.status_code < 400:
        return  # a style sheet or a picture of the product
    said = {"method": request.method, "route": _route(request), "status": answer.status_code}
    log.info("request", **said, ms=round(took * 1000, 1))
