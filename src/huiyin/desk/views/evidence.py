"""One piece of evidence: what it is, a look at it, a copy without metadata; for readers of its case."""

from codecs import getincrementaldecoder
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from huiyin.casework.commands import AddEvidence
from huiyin.casework.custody import Evidence
from huiyin.casework.refusal import Refused
from huiyin.casework.wording import refusal_sentence
from huiyin.desk.showing.options import options_of
from huiyin.desk.showing.samples import trail_of
from huiyin.desk.views.case import head_of
from huiyin.desk.words import say
from huiyin.evidence import cleaning, keeping, previews
from huiyin.evidence.kinds import KINDS
from huiyin.evidence.models import Blob
from huiyin.ledger.door import Ask, handle
from huiyin.sight.looking import Seen, look
from huiyin.sight.me import me_of
from huiyin.sight.serving import blob_or_404, file_answer, guarded

PAGES = 20
_TEXT = 100_000


def _found(request: HttpRequest, case_id: str, evidence_id: str) -> tuple[Seen, Evidence]:
    seen = look(me_of(request), case_id)
    item = seen.case.evidence.get(evidence_id)
    if item is None:
        raise Http404
    return seen, item


@require_GET
def evidence(request: HttpRequest, case_id: str, evidence_id: str) -> HttpResponse:
    """The page about it."""
    seen, item = _found(request, case_id, evidence_id)
    page: dict[str, Any] = {
        **head_of(seen),
        "item": item,
        "kind_title": seen.words.title(item.kind, "evidence_kinds") if item.kind else "",
        "trail": trail_of(seen, item.id),
        "original": seen.case.evidence.get(item.copy_of),
        "may_copy": any(o.act == "add_evidence" and o.is_allowed for o in options_of(seen)),
    }
    if item.sha256:
        blob = Blob.objects.filter(pk=item.sha256).first()
        page |= _about(blob) if blob is not None and blob.wrapped else {"lost": True}
    return render(request, "desk/evidence.html", page)


def _about(blob: Blob) -> dict[str, Any]:
    kind = KINDS[blob.kind]
    harmful = blob.scan not in ("", Blob.CLEAN)
    return {
        "blob": blob,
        "harmful": harmful,
        "file_kind": kind.ending.lstrip(".").upper() or "?",
        "shown": "not" if harmful else kind.shown,
        "pages": _pages(blob) if kind.shown == "pdf" and not harmful else (),
        "text": _beginning(blob) if kind.shown == "text" and not harmful else "",
        "may_clean": cleaning.can_clean(blob.kind) and not harmful,
    }


def _pages(blob: Blob) -> range:
    try:
        return range(min(previews.pages(blob), PAGES))
    except previews.NoPreview:
        return range(0)


def _beginning(blob: Blob) -> str:
    """What is cut off may end within a character."""
    content = b"".join(keeping.stream(blob, 0, _TEXT))
    try:
        return getincrementaldecoder("utf-8")().decode(content)
    except UnicodeDecodeError:
        return getincrementaldecoder("gb18030")("replace").decode(content)


@require_GET
def download(request: HttpRequest, case_id: str, evidence_id: str) -> HttpResponseBase:
    _, item = _found(request, case_id, evidence_id)
    return file_answer(request, blob_or_404(item.sha256), item.title)


@require_GET
def play(request: HttpRequest, case_id: str, evidence_id: str) -> HttpResponseBase:
    """Sound and film for the player of the page, in parts as it asks for them."""
    _, item = _found(request, case_id, evidence_id)
    blob = blob_or_404(item.sha256)
    if KINDS[blob.kind].shown not in ("sound", "film"):
        raise Http404
    return file_answer(request, blob, item.title, as_attachment=False)


@require_GET
def picture(
    request: HttpRequest, case_id: str, evidence_id: str, number: int = 0
) -> HttpResponseBase:
    """A picture drawn anew by us, so that nothing of the file itself reaches the browser."""
    _, item = _found(request, case_id, evidence_id)
    blob = blob_or_404(item.sha256)
    if blob.scan not in ("", Blob.CLEAN) or number >= PAGES:
        raise Http404
    try:
        drawn = previews.preview(blob, number)
    except previews.NoPreview as none:
        raise Http404 from none
    return guarded(HttpResponse(drawn, content_type="image/png"))


@require_POST
def bare_copy(request: HttpRequest, case_id: str, evidence_id: str) -> HttpResponseBase:
    """Adds a copy without metadata beside the original; the event says of what, and who asked."""
    seen, item = _found(request, case_id, evidence_id)
    language = seen.words.language
    try:
        copy = cleaning.cleaned(blob_or_404(item.sha256))
    except cleaning.CannotClean:
        messages.error(request, say("evidence.bare.failed", language))
        return redirect("evidence", case_id, evidence_id)
    asked_by = request.POST.get("asked_by", "")[:200]
    title = f"{item.title}{say('evidence.bare.suffix', seen.policy.language)}"
    command = AddEvidence(kind=item.kind, title=title, party=item.party, sha256=copy.sha256,
                          copy_of=item.id, asked_by=asked_by)  # fmt: skip
    try:
        done = handle(Ask(case=case_id, command=command, actor=seen.me.person))
    except Refused as refused:
        why = refusal_sentence(refused, seen.policy, language, seen.me.names)
        messages.error(request, why)
        return redirect("evidence", case_id, evidence_id)
    messages.success(request, say("evidence.bare.done", language))
    return redirect("evidence", case_id, list(done.case.evidence)[-1])
