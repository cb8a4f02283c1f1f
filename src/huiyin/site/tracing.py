"""A stretch of the trace for each request; of the pages of complainants nothing is traced at all."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from huiyin.ledger import spans
from huiyin.site.requests import PRIVATE

Next = Callable[[HttpRequest], HttpResponse]


class Traced:
    """Middleware: a stretch for each request, by the pattern of its address."""

    def __init__(self, following: Next) -> None:
        self.following = following

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(PRIVATE):
            return self.following(request)
        with spans.span("request", method=request.method or "") as here:
            answer = self.following(request)
            if here is not None:
                match: Any = request.resolver_match
                here.set_attribute("huiyin.route", match.route if match else "")  # type: ignore[attr-defined]
                here.set_attribute("huiyin.status", answer.status_code)  # type: ignore[attr-defined]
            return answer
