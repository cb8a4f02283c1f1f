"""Evidence: files up by form, kept by the hash of their content, and down again as they came."""

from typing import Annotated

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import File, Form, Router
from ninja.files import UploadedFile
from pydantic import BaseModel, Field

from huiyin.api import reading
from huiyin.api import shapes as s
from huiyin.api.entering import ACT, READ, RECORD
from huiyin.api.gate import limits
from huiyin.api.problems import Problem
from huiyin.api.reading import Name, Said
from huiyin.api.views.acts import act_on
from huiyin.api.views.cases import CaseId
from huiyin.evidence import keeping
from huiyin.evidence.kinds import KINDS, NotAccepted
from huiyin.sight.looking import look
from huiyin.sight.me import me_of
from huiyin.sight.serving import blob_or_404, file_answer

router = Router(tags=["evidence"])
Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Description(BaseModel):
    """What the file is, in the regulation's kinds of evidence."""

    kind: Name
    title: Said
    party: Name = ""


@router.post("/evidence", auth=RECORD, response={201: s.FileOut}, summary="Keep a file")
def upload(
    request: HttpRequest, file: File[UploadedFile], sha256: Form[Hash | None] = None
) -> s.FileOut:
    """Keeps the content by its hash; the act `add_evidence` then names it in a case.

    `sha256`, where it is sent, is compared with what arrived. The same content is kept once.
    """
    return _kept(file, sha256)


def _kept(file: UploadedFile, announced: str | None) -> s.FileOut:
    try:
        blob = keeping.put(file.chunks())
    except keeping.TooLarge as large:
        raise Problem(413, "too-large", limits()) from large
    except NotAccepted as strange:
        raise Problem(422, "not-accepted", fields=(("file", "field.value"),)) from strange
    except keeping.Infected as infected:
        raise Problem(422, "infected", fields=(("file", "field.value"),)) from infected
    if announced and announced != blob.sha256:
        raise Problem(422, "wrong-hash", fields=(("sha256", "field.value"),))
    return s.FileOut(sha256=blob.sha256, size=blob.size, type=KINDS[blob.kind].mime)


@router.post("/cases/{case}/evidence", auth=ACT, response={201: s.DoneOut},
             summary="Add a file to a case")  # fmt: skip
def add(
    request: HttpRequest,
    case: CaseId,
    response: HttpResponse,
    file: File[UploadedFile],
    about: Form[Description],
) -> s.DoneOut:
    """Keeps the file and does the act `add_evidence` in one request."""
    look(me_of(request), case)
    answers = {**about.model_dump(), "sha256": _kept(file, None).sha256}
    done, version = act_on(request, case, "add_evidence", answers, None)
    response["ETag"] = reading.etag(version)
    return done


@router.get("/cases/{case}/evidence/{sha256}", auth=READ, summary="A file of a case",
            openapi_extra={"responses": {200: {"content": {"application/octet-stream": {
                "schema": {"type": "string", "format": "binary"}}}}}})  # fmt: skip
def download(request: HttpRequest, case: CaseId, sha256: Hash) -> HttpResponseBase:
    """By the hash of its content, streamed, for whoever may read the case. Its ETag is the hash."""
    seen = look(me_of(request), case)
    item = next((e for e in seen.case.evidence.values() if e.sha256 == sha256), None)
    if item is None:
        raise Http404
    answer = file_answer(request, blob_or_404(sha256), item.title)
    answer["ETag"] = f'"{sha256}"'
    return answer
