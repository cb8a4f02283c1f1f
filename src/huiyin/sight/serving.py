"""Hands kept files to a browser: as a download, or to a player in parts; never as a page of ours."""

import re
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from huiyin.evidence import keeping
from huiyin.evidence.depot import Gone
from huiyin.evidence.kinds import KINDS
from huiyin.evidence.models import Blob

_RANGE = re.compile(r"bytes=(\d*)-(\d*)$")
_NO_NAME = re.compile(r'[/\\:*?"<>|\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]')
_LONGEST_NAME = 80
"""Signs: with three bytes each and an ending it stays below the 255 bytes of a name on a disk."""
SANDBOX = "default-src 'none'; sandbox"


def blob_or_404(digest: str) -> Blob:
    try:
        return keeping.find(digest)
    except keeping.NotKept as missing:
        raise Http404 from missing


def file_answer(
    request: HttpRequest, blob: Blob, title: str, *, as_attachment: bool = True
) -> HttpResponseBase:
    """The whole of it or the part that was asked for. What was found to be harmful is not handed out."""
    if blob.scan not in ("", Blob.CLEAN):
        raise Http404
    kind = KINDS[blob.kind]
    part = _part(request.headers.get("Range", ""), blob.size)
    if part is None:
        refused = HttpResponse(status=416)
        refused["Content-Range"] = f"bytes */{blob.size}"
        return refused
    start, end = part
    try:
        chunks = keeping.stream(blob, start, end)
    except Gone as gone:
        raise Http404 from gone
    answer = StreamingHttpResponse(chunks, content_type=kind.mime)
    if (start, end) != (0, blob.size):
        answer.status_code = 206
        answer["Content-Range"] = f"bytes {start}-{end - 1}/{blob.size}"
    how = "attachment" if as_attachment else "inline"
    answer["Content-Disposition"] = f"{how}; filename*=UTF-8''{file_name(title)}{kind.ending}"
    answer["Content-Length"] = str(end - start)
    answer["Accept-Ranges"] = "bytes"
    return guarded(answer)


def file_name(title: str) -> str:
    """As a header says it: one name, whatever somebody called the thing. A program that stores it under
    that name comes upon no path, no hidden file and no sign that turns the ending around.
    """
    plain = _NO_NAME.sub("_", title).strip(" ").lstrip(".")[:_LONGEST_NAME]
    return quote(plain or "_", safe="")


def guarded(answer: HttpResponseBase) -> HttpResponseBase:
    """Whatever the browser makes of it, it runs nothing and is kept nowhere."""
    answer["Content-Security-Policy"] = SANDBOX
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _part(header: str, size: int) -> tuple[int, int] | None:
    """From and up to; everything for a header that nobody need understand, None for an impossible one."""
    found = _RANGE.match(header)
    if found is None or found.group(0) == "bytes=-":
        return 0, size
    first, last = found.groups()
    if not first:
        return (max(0, size - int(last)), size) if int(last) else None
    start = int(first)
    end = min(size, int(last) + 1) if last else size
    return (start, end) if start < end else None
