"""Hands out evidence to those who may read the case, as a file to keep and never as a page."""

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase

from huiyin.ledger import blobs
from huiyin.sight.looking import look
from huiyin.sight.me import me_of


def evidence(request: HttpRequest, case_id: str, evidence_id: str) -> HttpResponseBase:
    seen = look(me_of(request), case_id)
    item = seen.case.evidence.get(evidence_id)
    if item is None or not item.sha256:
        raise Http404
    try:
        path = blobs.path_of(item.sha256)
        with path.open("rb") as file:
            head = file.read(blobs.HEAD)
    except (ValueError, FileNotFoundError) as missing:
        raise Http404 from missing
    kind, ending = blobs.sniff(head)
    answer = FileResponse(
        path.open("rb"), as_attachment=True, filename=f"{item.title}{ending}", content_type=kind
    )
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "private, no-store"
    return answer
