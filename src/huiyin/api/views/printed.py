"""Printed pages: papers and letters of a case, and its file, as the desk hands them out."""

from typing import Annotated, Any, Literal

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from ninja import Path, Query, Router
from pydantic import StringConstraints

from huiyin.api.doing import Worded
from huiyin.api.entering import READ
from huiyin.api.problems import refusal_out
from huiyin.api.views.cases import CaseId
from huiyin.casework.refusal import Refused
from huiyin.casework.wording.words import Words
from huiyin.dossier import taking
from huiyin.notices.house import defaults
from huiyin.papers.handing import MIME, Reader, hand_out
from huiyin.papers.letters import letter_pdf
from huiyin.sight.looking import Seen, look
from huiyin.sight.me import me_of

router = Router(tags=["printed"])
Thing = Annotated[str, StringConstraints(max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]


def _file(*types: str) -> dict[str, Any]:
    """How the document describes an answer that is a file."""
    schema = {"schema": {"type": "string", "format": "binary"}}
    return {"responses": {200: {"content": dict.fromkeys(types, schema)}}}


@router.get("/cases/{case}/papers/{paper}", auth=READ, summary="A paper of a case, printed",
            openapi_extra=_file(*MIME.values()))  # fmt: skip
def paper(
    request: HttpRequest,
    case: CaseId,
    paper: Path[Thing],
    way: Query[Literal["pdf", "docx"]] = "pdf",
) -> HttpResponse:
    """As PDF/A or for Word, by its id (`paper-1`), with its code; what the caller may not read is masked.

    The print is recorded, as at the desk.
    """
    seen = look(me_of(request), case)
    state = seen.case.papers.get(paper)
    if state is None or state.paper not in seen.policy.papers:
        raise Http404
    words = Words(seen.policy, seen.policy.language, seen.me.names)
    masked = state != seen.draft.case.papers[paper]
    reader = Reader(seen.me.person, seen.me.now, words, lambda code: _check(request, code), masked)
    handed = hand_out(seen.case.id, list(seen.recorded), state, reader, way)
    return HttpResponse(handed.file, content_type=MIME[way])


def _check(request: HttpRequest, code: str) -> str:
    """Where a code is confirmed: at the address that the house gave its desk, else at this one."""
    path, house = reverse("confirmed", args=[code]), defaults().desk
    return f"{house}{path}" if house else request.build_absolute_uri(path)


@router.get("/cases/{case}/letters/{letter}", auth=READ, summary="A letter of a case, printed",
            openapi_extra=_file("application/pdf"))  # fmt: skip
def letter(request: HttpRequest, case: CaseId, letter: Path[Thing]) -> HttpResponse:
    """As it leaves the house, by its id (`letter-1`); not for whoever may not read every fact in it."""
    seen = look(me_of(request), case)
    state = seen.case.written.get(letter)
    if state is None or seen.veil.text(state.text) != state.text:
        raise Http404
    printed = letter_pdf(seen.policy, seen.case.number, state, state.written_at)
    return HttpResponse(printed.pdf, content_type="application/pdf")


@router.get("/cases/{case}/file", auth=READ, summary="The file of a case, to take away",
            openapi_extra=_file("application/pdf", "application/zip"))  # fmt: skip
def file(
    request: HttpRequest, case: CaseId, form: Query[Literal["pdf", "zip"]] = "pdf"
) -> HttpResponseBase:
    """As pages with the originals attached, or whole with manifest and proof. The taking is recorded."""
    seen = look(me_of(request), case)
    try:
        return _taken(seen, form)
    except Refused as refused:
        raise Worded(refusal_out(refused, seen.words)) from refused


def _taken(seen: Seen, form: str) -> HttpResponseBase:
    if form == "pdf":
        return HttpResponse(taking.pdf(seen, seen.me.now), content_type="application/pdf")
    content = taking.archive(seen, seen.me.now)
    return FileResponse(content, content_type="application/zip")
