"""What comes in from browsers: characters that no text holds are taken out before anybody reads it."""

from django.http import HttpRequest, HttpResponse, QueryDict

from huiyin.desk.guard import Next
from huiyin.policy.values import NOT_TEXT


class Clean:
    """Cleans addresses and forms. Other bodies are read, and refused, by whoever expects them."""

    def __init__(self, following: Next) -> None:
        self.following = following

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if NOT_TEXT.search(request.path_info):
            request.path_info = NOT_TEXT.sub("", request.path_info)
        request.GET = cleaned(request.GET)  # type: ignore[assignment]
        if request.method == "POST" and _is_form(request):
            request.POST = cleaned(request.POST)  # type: ignore[assignment]
        return self.following(request)


def _is_form(request: HttpRequest) -> bool:
    return request.content_type in ("application/x-www-form-urlencoded", "multipart/form-data")


def cleaned(asked: QueryDict) -> QueryDict:
    """The same where there is nothing to clean, which is nearly always."""
    if not any(NOT_TEXT.search(name) or any(map(NOT_TEXT.search, values))
               for name, values in asked.lists()):  # fmt: skip
        return asked
    clean = QueryDict(mutable=True)
    for name, values in asked.lists():
        clean.setlist(NOT_TEXT.sub("", name), [NOT_TEXT.sub("", value) for value in values])
    clean._mutable = False  # noqa: SLF001 (the way Django's own parser ends)
    return clean
