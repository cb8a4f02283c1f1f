"""Puts the operations together, and gives every error its one shape."""

from collections.abc import Callable
from typing import Any

import structlog
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.renderers import JSONRenderer

from huiyin.api.doing import Worded
from huiyin.api.problems import BY_STATUS, Problem, answer, answer_of, problem_of
from huiyin.api.reading import ExactParser
from huiyin.api.views import acts, cases, evidence, people, printed, records, regulations
from huiyin.ledger import meters

ABOUT = """Everything that the desk can do, for programs. Both call the same one door.

A program shows an access token: `Authorization: Bearer hy_…`. It acts as the token's person, with
that person's rights and within the token's scope. `Idempotency-Key` makes repeating harmless,
`If-Match` insists on the version that was read. Every no has one shape, a problem of RFC 9457 with
reason, clauses and help. An unknown method is answered with 405. Moments carry an offset; figures are
texts, so that nobody rounds them.
"""
_KINDS = {"missing": "field.missing", "extra_forbidden": "field.unknown"}
_FORM = "multipart/form-data"
log = structlog.get_logger()


class Readable(JSONRenderer):
    """Chinese as itself, which is shorter and can be read in a log."""

    json_dumps_params = {"ensure_ascii": False}


def build() -> NinjaAPI:
    api = NinjaAPI(
        title="Huiyin 回音",
        version="1",
        description=ABOUT,
        openapi_url=None,
        docs_url=None,
        urls_namespace="api",
        parser=ExactParser(),
        renderer=Readable(),
    )
    for views in (people, cases, acts, records, evidence, printed, regulations):
        api.add_router("", views.router)
    handlers: dict[Any, Callable[[HttpRequest, Any], HttpResponse]] = {
        Problem: lambda request, problem: answer_of(problem, request),
        Worded: lambda request, worded: answer(worded.problem),
        Http404: lambda request, _: answer_of(Problem(404, "not-found"), request),
        ValidationError: _invalid,
        HttpError: _http_error,
        Exception: _broken,
    }
    for kind, handler in handlers.items():
        api.add_exception_handler(kind, handler)
    return api


def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Field by field. A case id that cannot be one is one that does not exist."""
    if any(place[:2] == ("path", "case") for place in (e["loc"] for e in error.errors)):
        return answer_of(Problem(404, "not-found"), request)
    if request.content_type != _FORM and any("file" in e["loc"] for e in error.errors):
        return answer_of(Problem(415, "unsupported-type", {"wanted": _FORM}), request)
    fields = tuple((_place(e["loc"]), _kind(str(e["type"]))) for e in error.errors)
    return answer_of(Problem(422, "invalid", fields=fields), request)


def _place(parts: tuple[Any, ...]) -> str:
    """`body`, `query` … and the name of the shape are no part of what was sent."""
    inner = parts[2:] if len(parts) > 2 and parts[1] in ("body", "asked", "about") else parts[1:]
    return ".".join(map(str, inner)) or str(parts[0])


def _kind(error: str) -> str:
    if error in _KINDS:
        return _KINDS[error]
    return "field.type" if error.endswith("_type") else "field.value"


def _http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    """Ninja's own; what the parser had to say stands behind it."""
    if isinstance(error.__cause__, Problem):
        return answer_of(error.__cause__, request)
    status = error.status_code
    return answer_of(Problem(status, BY_STATUS.get(status, "bad-request")), request)


def _broken(request: HttpRequest, error: Exception) -> HttpResponse:
    """Nothing was done: the one door changes everything or nothing. The log says what broke."""
    meters.FAULTS.labels("api").inc()
    problem = problem_of(error)
    if problem.reason == "unavailable":
        log.error("data away", exc_info=error)
        return answer_of(problem, request)
    match = request.resolver_match
    log.error("api broke", route=match.route if match else "", exc_info=error)
    return answer_of(problem, request)


API = build()
