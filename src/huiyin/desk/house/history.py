"""What happened in the organisation, the newest first, a sentence each, with who and why."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse

from huiyin.desk.house.gate import for_administrators, show
from huiyin.desk.house.naming import Naming
from huiyin.desk.templatetags.desk import moment
from huiyin.desk.words import TEXTS, say
from huiyin.ledger.models import EventRow
from huiyin.ledger.store import recorded_from
from huiyin.people.access_tokens import title_of
from huiyin.people.happenings import TokenIssued
from huiyin.people.organising import STREAM, is_own_grant
from huiyin.people.worded import LetterWorded
from huiyin.sight.me import me_of

PAGE = 50


@for_administrators
def history(request: HttpRequest) -> HttpResponse:
    naming = Naming(me_of(request))
    before = request.GET.get("before", "")
    rows = EventRow.objects.filter(stream=STREAM)
    if before.isdecimal():
        rows = rows.filter(seq__lt=int(before))
    found = list(rows.order_by("-seq")[: PAGE + 1])
    shown: dict[str, Any] = {
        "lines": [line(naming, row) for row in found[:PAGE]],
        "before": found[PAGE - 1].seq if len(found) > PAGE else "",
        "newest": not before,
    }
    return show(request, "history", "history", **shown)


def about(naming: Naming, person: str, most: int) -> list[dict[str, Any]]:
    """What names the person; an event holds it as canonical JSON."""
    named = f'"person":"{person}"'
    rows = EventRow.objects.filter(stream=STREAM, data__contains=named).order_by("-seq")[:most]
    return [line(naming, row) for row in rows]


def line(naming: Naming, row: EventRow) -> dict[str, Any]:
    event: Any = recorded_from(row, {}).event
    return {
        "event": event,
        "at": event.at,
        "by": naming.person(event.by) if event.by or not _by_itself(event) else "",
        "says": sentence(naming, event),
        "why": getattr(event, "why", ""),
        "own": is_own_grant(event),
        "text": event.text if isinstance(event, LetterWorded) else "",
        "place": row.seq,
    }


def _by_itself(event: Any) -> bool:
    return str(event.name) == "account_locked"


def sentence(naming: Naming, event: Any) -> str:
    values = {name: _said(naming, event, name) for name in vars(event)}
    if hasattr(event, "lines"):
        values["n"] = str(len(event.lines))
    if hasattr(event, "role"):
        values["post"] = naming.post(event)
    if isinstance(event, TokenIssued):
        values["title"] = title_of(event.token)
    how = ".emergency" if getattr(event, "emergency", False) else ""
    how = how or (".back" if isinstance(event, LetterWorded) and not event.text else "")
    how = how or (".console" if getattr(event, "operator", "") else "")
    return say(f"happened.{event.name}{how}", naming.me.language, values)


def _said(naming: Naming, event: Any, name: str) -> str:
    value = getattr(event, name)
    if name in _TITLED:
        return _TITLED[name](naming, event, value)
    if name == "text" and not value:
        return say("happened.wording.back", naming.me.language)
    if isinstance(value, datetime):
        return moment(value)
    if value is None or value == "":
        return say("happened.open", naming.me.language)
    return str(value)


def _person(naming: Naming, event: Any, value: str) -> str:
    return naming.person(value)


def _pack(naming: Naming, event: Any, value: str) -> str:
    return naming.pack(value)


def _job(naming: Naming, event: Any, value: str) -> str:
    key = f"job.{value}"
    return say(key, naming.me.language) if key in TEXTS else value


def _setting(naming: Naming, event: Any, value: str) -> str:
    policy = naming.policies.get(event.pack)
    known = policy.settings.get(value) if policy else None
    return known.title.text(naming.me.language) if known else value


def _notice(naming: Naming, event: Any, value: str) -> str:
    policy = naming.policies.get(event.pack)
    return naming.me.words(policy).title(value, "notices") if policy else value


def _letter(naming: Naming, event: Any, value: str) -> str:
    policy = naming.policies.get(event.pack)
    return naming.me.words(policy).title(value, "letters") if policy else value


def _language(naming: Naming, event: Any, value: str) -> str:
    return say(f"language.{value}", naming.me.language)


_TITLED: dict[str, Callable[[Naming, Any, str], str]] = {
    "person": _person, "manager": _person, "asked_by": _person, "pack": _pack, "job": _job,
    "setting": _setting, "notice": _notice, "letter": _letter, "language": _language,
}  # fmt: skip
