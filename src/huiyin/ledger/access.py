"""Who looked at a case whose readers the regulation names, or had hidden facts of one shown: a stream
of its own for each such case.

So that readers never collide with officers, and that reading needs no write lock on the case.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction

from huiyin.casework.access import may
from huiyin.casework.allowed import Option
from huiyin.casework.draft import Draft
from huiyin.casework.events import Event
from huiyin.casework.masking import Veil, veil_for
from huiyin.ledger.asking import first_by
from huiyin.ledger.happenings import CaseRead, FactsRevealed, FileTaken
from huiyin.ledger.models import EventRow
from huiyin.ledger.store import append, load, lock

AGAIN_AFTER = timedelta(minutes=15)
"""Looking again within this time is the same look: a page that refreshes itself is no new reader."""


def stream_of(case: str) -> str:
    return f"access/{case}"


def look(draft: Draft) -> Option:
    """Whether the person of this draft may read the case; a look that counts is recorded."""
    verdict = may(draft.regulation, draft.case, draft.context, "read")
    if verdict.is_allowed and verdict.clauses:
        _record(draft)
    return verdict


def _record(draft: Draft) -> None:
    person, now = draft.context.actor, draft.context.now
    own = {"stream": stream_of(draft.case.id), "type": CaseRead.name, "actor": person}
    last = first_by(EventRow, own, "-seq")
    if last is not None and now - last.happened_at < AGAIN_AFTER:
        return
    with transaction.atomic():
        head = lock(stream_of(draft.case.id))
        event = CaseRead(at=now, by=person, case=draft.case.id)
        append(head, [event], now)


def readings(case: str) -> list[CaseRead]:
    """Every recorded look, the earliest first."""
    return [item.event for item in load(stream_of(case)) if isinstance(item.event, CaseRead)]


def veil_before(draft: Draft, events: Iterable[Event]) -> Veil:
    """What the person of this draft may not read of the case, apart from what they had shown just now."""
    events = list(events)
    veil = veil_for(draft, events)
    return veil_for(draft, events, lifted=True) if veil.lifts and _has_lifted(draft) else veil


def reveal(draft: Draft) -> bool:
    """Shows the person for a while what is hidden from them, and records it; False where they may not."""
    veil = veil_for(draft)
    if not veil.lifts:
        return False
    if _has_lifted(draft):
        return True
    person, now = draft.context.actor, draft.context.now
    shown = tuple(sorted(veil.facts.keys() - veil_for(draft, lifted=True).facts.keys()))
    with transaction.atomic():
        head = lock(stream_of(draft.case.id))
        event = FactsRevealed(
            at=now, by=person, clauses=veil.lifts, case=draft.case.id, facts=shown
        )
        append(head, [event], now)
    return True


def revealings(case: str) -> list[FactsRevealed]:
    """Every time that somebody had hidden facts shown, the earliest first."""
    return [item.event for item in load(stream_of(case)) if isinstance(item.event, FactsRevealed)]


def take(draft: Draft, form: str) -> None:
    """The file of the case was taken out, by the person of this draft."""
    person, now = draft.context.actor, draft.context.now
    with transaction.atomic():
        head = lock(stream_of(draft.case.id))
        event = FileTaken(at=now, by=person, case=draft.case.id, form=form)
        append(head, [event], now)


def trace(case: str) -> list[CaseRead | FactsRevealed | FileTaken]:
    """Everything recorded about who saw or took what of the case, the latest first."""
    kinds = (CaseRead, FactsRevealed, FileTaken)
    return [item.event for item in load(stream_of(case)) if isinstance(item.event, kinds)][::-1]


def _has_lifted(draft: Draft) -> bool:
    """Within `AGAIN_AFTER`; afterwards the facts are hidden again."""
    person, now = draft.context.actor, draft.context.now
    return any(e.by == person and now - e.at < AGAIN_AFTER for e in revealings(draft.case.id))
