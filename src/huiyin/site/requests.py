"""What holds for a request as a whole."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from huiyin.ledger.held import one_look


class OneLook:
    """Asks once a request whether posts, settings, connections, calendars or regulations have changed."""

    def __init__(self, following: Callable[[HttpRequest], HttpResponse]) -> None:
        self.following = following

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with one_look():
            return self.following(request)
