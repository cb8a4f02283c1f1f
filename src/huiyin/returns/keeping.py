"""Keeps the life of returns in the ledger: a stream for each return of each period."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import transaction

from huiyin.casework.refusal import Reason, Refused
from huiyin.casework.tally.duty import due_of
from huiyin.casework.tally.life import Act, Draft, Life, check, life_of
from huiyin.casework.tally.tables import Head, Line, Table
from huiyin.casework.texts import check_said
from huiyin.ledger import moment, ports
from huiyin.ledger.door import context_for
from huiyin.ledger.happenings import Happening
from huiyin.ledger.store import Recorded, append, load, lock
from huiyin.notices.duties import Duty, tell
from huiyin.policy.policy import Policy
from huiyin.returns.happenings import (
    ReturnApproved,
    ReturnChecked,
    ReturnCompiled,
    ReturnSent,
    ReturnSentBack,
)
from huiyin.returns.making import Wanted, computed

_LONGEST = 64


@dataclass(frozen=True)
class Kept:
    """A return of a period with what happened to it."""

    asked: Wanted
    life: Life
    due: datetime | None
    recorded: tuple[Recorded, ...] = ()

    @property
    def pack(self) -> str:
        return self.asked.policy.name


def stream_of(pack: str, name: str, key: str) -> str:
    """Names longer than a stream's are shortened by their hash."""
    stream = f"return/{pack}/{name}/{key}"
    if len(stream) <= _LONGEST:
        return stream
    return f"return/{sha256(stream.encode()).hexdigest()[:32]}/{key}"


def kept(asked: Wanted, now: datetime) -> Kept:
    policy = asked.policy
    recorded = load(stream_of(policy.name, asked.name, asked.span.key))
    context = context_for(policy.name, "", now)
    due = due_of(ports.rules().regulation(policy.name), context, asked.rule, asked.span)
    return Kept(asked, life_of((r.seq, r.event) for r in recorded), due, tuple(recorded))


def roles_of(policy: Policy, person: str, now: datetime) -> frozenset[str]:
    return ports.house().organisation(policy.name).roles_of(person, now)


def do(asked: Wanted, act: Act, person: str, said: Mapping[str, str] | None = None) -> None:
    """Raises Refused where this person may not do it now, or something is missing; then nothing changed.

    `said`: the texts of its sections for `compile`; `why` where one that was sent is compiled anew, and
    for sending back.
    """
    answers = dict(said or {})
    with transaction.atomic():
        now = moment.now()
        head = lock(stream_of(asked.policy.name, asked.name, asked.span.key))
        found = kept(asked, now)
        check(act, found.life, asked.rule, person, roles_of(asked.policy, person, now))
        check_said(answers)
        event = _DEEDS[act](found, person, answers, now)
        [recorded] = append(head, [event], now, asked.policy.stamp)
        tell_next(kept(asked, now), recorded.seq, now, but=person)


def tell_next(found: Kept, seq: int, now: datetime, *, but: str = "") -> None:
    """Tells whoever's turn it is now; `but` brought it about. Of one that was sent nobody's."""
    asked, rule = found.asked, found.asked.rule
    standing = found.life.standing(rule)
    post = {"to_check": rule.checked_by, "to_approve": rule.approved_by}.get(standing, rule.by)
    if standing == "sent" or post is None:
        return
    people = ports.house().organisation(found.pack).acting(str(post), now)
    stream = stream_of(found.pack, asked.name, asked.span.key)
    which = (standing, asked.name, asked.span.key)
    tell(Duty(stream, seq, found.pack, "return", which, now, found.due), people, but=but)


def _place(found: Kept, person: str, now: datetime) -> dict[str, Any]:
    asked = found.asked
    return {"pack": asked.policy.name, "report": asked.name, "period": asked.span.key,
            "at": now, "by": person, "clauses": tuple(map(str, asked.rule.clause))}  # fmt: skip


def _compile(found: Kept, person: str, said: dict[str, str], now: datetime) -> Happening:
    asked, why = found.asked, said.pop("why", "").strip()
    if now < asked.span.until:
        raise Refused(Reason.NOT_DUE, asked.rule.clause, asked.span.last.isoformat())
    if found.life.sent and not why:
        raise Refused(Reason.GROUND_NEEDED, asked.rule.clause)
    texts = {name: said.get(name, "").strip() for name in asked.rule.sections}
    for name, section in asked.rule.sections.items():
        if section.required and not texts[name]:
            title = section.title.text(asked.policy.language)
            raise Refused(Reason.TEXT_MISSING, asked.rule.clause, title)
    table = computed(asked)
    return ReturnCompiled(
        **_place(found, person, now), as_of=now, figures=frozen(table), texts=texts, why=why
    )


def _check(found: Kept, person: str, said: dict[str, str], now: datetime) -> Happening:
    return ReturnChecked(**_place(found, person, now))


def _approve(found: Kept, person: str, said: dict[str, str], now: datetime) -> Happening:
    return ReturnApproved(**_place(found, person, now))


def _send_back(found: Kept, person: str, said: dict[str, str], now: datetime) -> Happening:
    reason = said.get("why", "").strip()
    if not reason:
        raise Refused(Reason.GROUND_NEEDED, found.asked.rule.clause)
    return ReturnSentBack(**_place(found, person, now), reason=reason)


def _send(found: Kept, person: str, said: dict[str, str], now: datetime) -> Happening:
    to = tuple(map(str, found.asked.rule.to))
    late = found.due is not None and now >= found.due and not found.life.sent
    return ReturnSent(**_place(found, person, now), to=to, late=late)


_DEEDS = {
    "compile": _compile,
    "check": _check,
    "approve": _approve,
    "send_back": _send_back,
    "send": _send,
}


def frozen(table: Table) -> dict[str, Any]:
    """The figures as they go into the ledger."""
    return {
        "heads": [[head.name, head.answer, head.unit] for head in table.heads],
        "lines": [_frozen_line(line) for line in table.lines],
        "total": _frozen_line(table.total),
    }


def _frozen_line(line: Line) -> list[list[Any]]:
    return [list(line.keys), list(line.values), list(line.hidden)]


def thawed(figures: Mapping[str, Any]) -> Table:
    return Table(
        tuple(Head(*head) for head in figures["heads"]),
        tuple(_thawed_line(line) for line in figures["lines"]),
        _thawed_line(figures["total"]),
    )


def _thawed_line(line: Any) -> Line:
    keys, values, hidden = line
    return Line(tuple(keys), tuple(values), tuple(hidden))


def made(found: Kept, draft: Draft) -> tuple[Table, Mapping[str, str]]:
    """What was compiled: the figures and the texts. Of an erased return the texts are gone."""
    event = next(r.event for r in found.recorded if r.seq == draft.seq)
    return thawed(event.figures), event.texts or {}
