"""Between the server and Django: whoever sends or reads slowly holds a thread that costs next to nothing.

The server gives each request a thread. Those threads only wait: for the rest of a small body, and while
an answer that comes in pieces is taken. Django runs in a few of ours, which keep its connections to the
database. Large bodies stream through threads apart, so that they hold up each other alone.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import Any

from django.http import HttpResponse

QUICK, LARGE = 2, 2
"""Threads of each process that answer: small requests, and those whose bodies stream."""
SMALL = 1024 * 1024
"""Bytes of a body that is read whole before anybody looks at it."""
Begin = Callable[..., Any]
Answer = Iterable[bytes]
App = Callable[[dict[str, Any], Begin], Answer]


class Hands:
    def __init__(self, app: App) -> None:
        self.app = app
        self.quick = ThreadPoolExecutor(QUICK, "quick")
        self.large = ThreadPoolExecutor(LARGE, "large")

    def __call__(self, environ: dict[str, Any], begin: Begin) -> Answer:
        length = _length(environ)
        hands = self.quick if 0 <= length <= SMALL else self.large
        if hands is self.quick and length:
            body = environ["wsgi.input"].read(length)
            if len(body) < length:  # they hung up: nobody reads this answer, and nothing was done
                begin("400 Bad Request", [("Content-Length", "0")])
                return [b""]
            environ["wsgi.input"] = BytesIO(body)
        head, answer = hands.submit(self._answered, environ).result()
        begin(*head)
        return answer

    def _answered(self, environ: dict[str, Any]) -> tuple[tuple[Any, ...], Answer]:
        """A whole answer is done with here and goes as one piece; one in pieces is taken as they like."""
        head: list[tuple[Any, ...]] = []
        made = self.app(environ, lambda *said: head.append(said))
        if not isinstance(made, HttpResponse):
            return head[-1], made
        try:
            return head[-1], [b"".join(made)]
        finally:
            made.close()


def _length(environ: dict[str, Any]) -> int:
    """Of the body; -1 of one whose end is not known."""
    if environ.get("HTTP_TRANSFER_ENCODING"):
        return -1
    said = environ.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isdecimal() else -1
