"""What is kept about a complainant: to take along, and to ask the house about."""

import io
import json
import zipfile
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from huiyin.casework import commands as c
from huiyin.casework.organisation import COMPLAINANT
from huiyin.casework.refusal import Refused
from huiyin.casework.wording import refusal_sentence
from huiyin.evidence import keeping
from huiyin.evidence.kinds import KINDS
from huiyin.ledger.door import Ask, handle
from huiyin.portal.pages import guarded, public, show
from huiyin.portal.standing import Mine
from huiyin.portal.views.acts import MOST_SAID
from huiyin.portal.views.follow import visit
from huiyin.portal.words import say

WISHES = ("copy", "correct", "erase")


@require_http_methods(["GET", "POST"])
@public
def data(request: HttpRequest) -> HttpResponse:
    """What they said is shown; a wish about it goes to the house as a message of theirs."""
    seen = visit(request)
    if seen is None:
        return redirect("portal-follow")
    wrong = ""
    if request.method == "POST" and "lang" not in request.POST:
        wrong = _ask(request, seen)
        if not wrong:
            return guarded(redirect(f"{reverse('portal-case')}?done=data"))
    found = {
        "seen": seen, "case": seen.case, "wishes": WISHES, "wrong": wrong, "given": request.POST,
        "may_write": "record_contact" in seen.acts, "page": "follow",
    }  # fmt: skip
    return show(request, "data.html", found, 422 if wrong else 200)


def _ask(request: HttpRequest, seen: Mine) -> str:
    wish, text = request.POST.get("wish", ""), request.POST.get("text", "").strip()
    if wish not in WISHES:
        return say("act.choose", seen.language)
    if len(text) > MOST_SAID:
        return say("act.long", seen.language, {"most": MOST_SAID})
    told = f"{say(f'data.wish.{wish}', seen.draft.policy.language)}\n{text}".strip()
    command = c.RecordContact(direction="in", medium="portal", party=COMPLAINANT, told=told)
    try:
        handle(Ask(case=seen.case.id, command=command, actor=COMPLAINANT))
    except Refused as refused:
        return refusal_sentence(refused, seen.draft.policy, seen.language, {})
    return ""


@require_POST
@public
def export(request: HttpRequest) -> HttpResponse:
    """Everything they gave and everything they were told, with their files, to take along."""
    seen = visit(request)
    if seen is None:
        return redirect("portal-follow")
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        said = json.dumps(_content(seen), ensure_ascii=False, indent=2)
        made.writestr("complaint.json", said)
        for name, blob in _files(seen):
            made.writestr(name, keeping.content(blob))
    answer = HttpResponse(target.getvalue(), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{seen.case.number}.zip"'
    return guarded(answer)


def _content(seen: Mine) -> dict[str, Any]:
    return {
        "number": seen.case.number,
        "received_at": seen.case.received_at.isoformat() if seen.case.received_at else "",
        "stage": seen.stage,
        "said": [{"question": title, "answer": value} for title, value in seen.said],
        "files": [item.title for item in seen.evidence],
        "happened": [
            {"at": line.at.isoformat(), "what": line.title, "text": line.text, "by_me": line.mine}
            for line in seen.lines
        ],
    }


def _files(seen: Mine) -> list[tuple[str, Any]]:
    found = []
    for number, item in enumerate(seen.evidence, 1):
        try:
            blob = keeping.find(item.sha256)
        except keeping.NotKept:
            continue
        found.append((f"{number:02}{KINDS[blob.kind].ending}", blob))
    return found
