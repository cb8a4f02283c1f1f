"""Receives files in pieces as the tus protocol 1.0 says: creation, HEAD, PATCH, termination."""

from collections.abc import Callable, Iterator

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from huiyin.evidence import keeping, uploads
from huiyin.evidence.models import Upload
from huiyin.fields.submitting import refusal_of_file, signed
from huiyin.sight.me import me_of

VERSION = "1.0.0"
_PIECE = 256 * 1024
Answer = Callable[[HttpRequest, Upload], HttpResponse]


def _said(status: int, text: str = "", **headers: str) -> HttpResponse:
    answer = HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
    answer["Tus-Resumable"] = VERSION
    answer["Cache-Control"] = "no-store"
    for name, value in headers.items():
        answer[name.replace("_", "-")] = value
    return answer


def begin(request: HttpRequest) -> HttpResponse:
    """POST says how long the file is and is told where to send it."""
    most = settings.EVIDENCE_MAX_BYTES
    if request.method == "OPTIONS":
        return _said(204, Tus_Version=VERSION, Tus_Max_Size=str(most),
                     Tus_Extension="creation,termination")  # fmt: skip
    if request.method != "POST":
        return _said(405, Allow="OPTIONS, POST")
    if request.headers.get("Tus-Resumable") != VERSION:
        return _said(412, Tus_Version=VERSION)
    length = request.headers.get("Upload-Length", "")
    if not length.isdigit() or len(length) > 15:
        return _said(400)
    me = me_of(request)
    try:
        upload = uploads.begin(me.person, int(length), most)
    except keeping.TooLarge as error:
        return _said(413, refusal_of_file(error, me.language))
    except uploads.TooMany:
        return _said(429)
    return _said(201, Location=reverse("upload", args=[upload.pk]))


def upload(request: HttpRequest, upload_id: str) -> HttpResponse:
    answer = _ANSWERS.get(request.method or "")
    if answer is None:
        return _said(405, Allow="HEAD, PATCH, DELETE")
    if request.headers.get("Tus-Resumable") != VERSION:
        return _said(412, Tus_Version=VERSION)
    try:
        return answer(request, uploads.find(upload_id, me_of(request).person))
    except uploads.NoSuchUpload:
        return _said(404)
    except uploads.Busy:
        return _said(423)


def _how_far(_: HttpRequest, upload: Upload) -> HttpResponse:
    answer = _said(200, Upload_Length=str(upload.length))
    return _with_offset(answer, upload, uploads.offset(upload))


def _with_offset(answer: HttpResponse, upload: Upload, there: int) -> HttpResponse:
    """What was kept goes into the form by this signed word; a hash alone would be anybody's."""
    answer["Upload-Offset"] = str(there)
    if upload.sha256:
        answer["Upload-Kept"] = signed(upload.sha256)
    return answer


def _go_on(request: HttpRequest, upload: Upload) -> HttpResponse:
    if request.content_type != "application/offset+octet-stream":
        return _said(415)
    at = request.headers.get("Upload-Offset", "")
    if not at.isdigit():
        return _said(400)
    try:
        there = uploads.offset(upload)
        if not upload.sha256:
            there = uploads.go_on(upload, int(at), _pieces(request))
        if there == upload.length:
            upload.sha256 = uploads.finish(upload).sha256
    except uploads.WrongOffset:
        return _said(409)
    except ValueError as error:
        return _said(422, refusal_of_file(error, me_of(request).language))
    return _with_offset(_said(204), upload, there)


def _pieces(request: HttpRequest) -> Iterator[bytes]:
    """A connection that breaks ends the piece; what came stays."""
    while True:
        try:
            piece = request.read(_PIECE)
        except OSError:
            return
        if not piece:
            return
        yield piece


def _end(_: HttpRequest, upload: Upload) -> HttpResponse:
    uploads.drop(upload)
    return _said(204)


_ANSWERS: dict[str, Answer] = {"HEAD": _how_far, "PATCH": _go_on, "DELETE": _end}
