"""One act for many cases: first what would come of each, then each through the one door.

Nothing is done in bulk that could not be done case by case: the preview asks casework, and so does the
doing; a case that somebody changed in between is left alone and named.
"""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from huiyin.casework.commands import Assign, Command, Remind
from huiyin.casework.decide import decided
from huiyin.casework.refusal import Refused
from huiyin.casework.wording import act_label, refusal_sentence
from huiyin.desk.words import say
from huiyin.ledger.door import Ask, KeyReused, NoSuchCase, handle
from huiyin.ledger.store import Conflict
from huiyin.sight.looking import Seen, look
from huiyin.sight.me import Me, me_of

MOST = 100
DEEDS = ("assign", "remind")


@dataclass(frozen=True)
class BulkLine:
    """A case, and why it would be, or was, refused; nothing where it goes well."""

    case: str
    number: str
    title: str
    version: int
    why: str = ""
    clauses: tuple[str, ...] = ()
    pack: str = ""


@require_POST
def bulk(request: HttpRequest) -> HttpResponse:
    me, sent = me_of(request), request.POST
    deed, chosen = sent.get("deed", ""), list(dict.fromkeys(sent.getlist("case")))[:MOST]
    if deed not in DEEDS:
        raise Http404
    command = _command(deed, sent.get("to", ""), sent.get("text", "").strip())
    page = {
        "page": "queue",
        "deed": deed,
        "label": act_label(deed, me.language),
        "to": sent.get("to", ""),
        "to_name": me.names.get(sent.get("to", ""), ""),
        "text": sent.get("text", "").strip(),
        "back": _back(request),
    }
    if not chosen or command is None:
        page["lacks"] = say("bulk.none" if not chosen else "bulk.nobody", me.language)
        return render(request, "desk/bulk.html", page, status=422)
    if sent.get("sure"):
        lines = [done_with(me, case, command, sent) for case in chosen]
        return render(request, "desk/bulk.html", {**page, **_parted(lines), "done": True})
    lines = [_tried(me, case, command) for case in chosen]
    return render(request, "desk/bulk.html", {**page, **_parted(lines), "key": uuid4().hex})


def _command(deed: str, to: str, text: str) -> Command | None:
    if deed == "remind":
        return Remind(text=text)
    return Assign(to=to, note=text) if to else None


def _parted(lines: list[BulkLine]) -> dict[str, Any]:
    return {"fine": [one for one in lines if not one.why], "refused": [o for o in lines if o.why]}


def _tried(me: Me, case: str, command: Command) -> BulkLine:
    """What casework would say; nothing is changed by asking."""
    try:
        seen = look(me, case)
    except Http404:
        return _unseen(me, case)
    try:
        decided(seen.regulation, seen.draft.case, command, seen.draft.context)
    except Refused as refused:
        return _refused(seen, refused)
    return _line(seen)


def done_with(me: Me, case: str, command: Command, sent: Any) -> BulkLine:
    try:
        seen = look(me, case)
    except Http404:
        return _unseen(me, case)
    version = sent.get(f"version.{case}", "")
    ask = Ask(
        case=case,
        command=command,
        actor=me.person,
        key=f"{me.person}/{sent.get('key', '')[:40]}/{case}"[:128],
        expected=int(version) if version.isdigit() else None,
    )
    try:
        handle(ask)
    except Refused as refused:
        return _refused(seen, refused)
    except Conflict:
        return _line(seen, say("bulk.changed", me.language))
    except (KeyReused, NoSuchCase):
        return _line(seen, say("form.reused", me.language))
    return _line(seen)


def _line(seen: Seen, why: str = "", clauses: tuple[str, ...] = ()) -> BulkLine:
    case = seen.case
    title = seen.title or say("queue.untitled", seen.words.language)
    return BulkLine(case.id, case.number, title, case.version, why, clauses, seen.policy.name)


def _refused(seen: Seen, refused: Refused) -> BulkLine:
    why = refusal_sentence(refused, seen.policy, seen.words.language, seen.me.names)
    return _line(seen, why, refused.clauses)


def _unseen(me: Me, case: str) -> BulkLine:
    """As for a case that is not there."""
    return BulkLine("", "—", "", 0, say("bulk.unseen", me.language))


def _back(request: HttpRequest) -> str:
    asked = request.POST.get("back", "")
    safe = url_has_allowed_host_and_scheme(asked, {request.get_host()})
    return asked if safe and asked.startswith("/") else "/cases/"
