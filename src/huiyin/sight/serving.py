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
    answer["Content-Disposition"] = f"{how}; filename*=UTF-8''{quote(title + kind.ending)}"
    answer["Content-Length"] = str(end - start)
    answer["Accept-Ranges"] = "bytes"
    return guarded(answer)


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
