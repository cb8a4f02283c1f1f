"""Pages and static files travel compressed, also where no proxy stands in front."""

import gzip
import threading
from collections.abc import Callable
from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

_TEXTS = ("text/", "image/svg+xml", "application/javascript")
MOST_BYTES = 4 * 1024 * 1024
"""What is compressed of static files at most, and held."""
_KEPT = ("Content-Type", "Cache-Control", "Last-Modified", "Access-Control-Allow-Origin")


class Compressed(GZipMiddleware):  # type: ignore[misc, unused-ignore]
    """Static texts once for each process; pages anew, with a random length (BREACH), and nothing else:
    files that were handed in and answers to programs go as they are.
    """

    _held: ClassVar[dict[tuple[str, str], bytes]] = {}
    _lock: ClassVar[threading.Lock] = threading.Lock()

    def __init__(self, get_response: Callable[[HttpRequest], Any]) -> None:
        super().__init__(get_response)

    def process_response(self, request: HttpRequest, response: Any) -> Any:
        if response.status_code != 200 or "Content-Encoding" in response:
            return response
        kind = response.get("Content-Type", "")
        if request.path.startswith(settings.STATIC_URL):
            return self._static(request, response) if kind.startswith(_TEXTS) else response
        if response.streaming or not kind.startswith("text/html"):
            return response
        return super().process_response(request, response)

    def _static(self, request: HttpRequest, response: Any) -> Any:
        patch_vary_headers(response, ("Accept-Encoding",))
        accepts = "gzip" in request.headers.get("Accept-Encoding", "")
        if not accepts or request.method != "GET" or "Range" in request.headers:
            return response
        made = HttpResponse(self._small(request.path, response))
        for name in _KEPT:
            if name in response:
                made[name] = response[name]
        made["Content-Encoding"] = "gzip"
        patch_vary_headers(made, ("Accept-Encoding",))
        held = getattr(response, "file_to_stream", None)
        if held is not None:
            held.close()
        return made

    def _small(self, path: str, response: Any) -> bytes:
        key = (path, response.get("Last-Modified", ""))
        if key not in self._held:
            text = b"".join(response)
            with self._lock:
                if sum(map(len, self._held.values())) > MOST_BYTES:
                    self._held.clear()
                self._held[key] = gzip.compress(text, 9)
        return self._held[key]
