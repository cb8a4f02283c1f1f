"""What comes in from browsers: characters that no text holds are taken out before anybody reads it."""

import re

from django.http import HttpRequest, HttpResponse, QueryDict

from huiyin.desk.guard import Next

_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""Control characters, but for tab and the ends of lines, and halves of characters. PostgreSQL keeps
no NUL, and nobody can type the rest."""


class Clean:
    """Cleans addresses and forms. Other bodies are read, and refused, by whoever expects them."""

    def __init__(self, following: Next) -> None:
        self.following = following

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _NOT_TEXT.search(request.path_info):
            request.path_info = _NOT_TEXT.sub("", request.path_info)
        request.GET = cleaned(request.GET)  # type: ignore[assignment]
        if request.method == "POST" and _is_form(request):
            request.POST = cleaned(request.POST)  # type: ignore[assignment]
        return self.following(request)


def _is_form(request: HttpRequest) -> bool:
    return request.content_type in ("application/x-www-form-urlencoded", "multipart/form-data")


def cleaned(asked: QueryDict) -> QueryDict:
    """The same where there is nothing to clean, which is nearly always."""
    if not any(_NOT_TEXT.search(name) or any(map(_NOT_TEXT.search, values))
               for name, values in asked.lists()):  # fmt: skip
        return asked
    clean = QueryDict(mutable=True)
    for name, values in asked.lists():
        clean.setlist(_NOT_TEXT.sub("", name), [_NOT_TEXT.sub("", value) for value in values])
    clean._mutable = False  # noqa: SLF001 (the way Django's own parser ends)
    return clean
