"""Who looked at a case whose readers the regulation names: a stream of its own for each such case.

So that readers never collide with officers, and that reading needs no write lock on the case.
"""

from datetime import timedelta

from django.db import transaction

from huiyin.casework.access import may
from huiyin.casework.allowed import Option
from huiyin.casework.draft import Draft
from huiyin.ledger.happenings import CaseRead
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
    seen = [e for e in readings(draft.case.id) if e.by == person and now - e.at < AGAIN_AFTER]
    if seen:
        return
    with transaction.atomic():
        head = lock(stream_of(draft.case.id))
        event = CaseRead(at=now, by=person, case=draft.case.id)
        append(head, [event], now)


def readings(case: str) -> list[CaseRead]:
    """Every recorded look, the earliest first."""
    return [item.event for item in load(stream_of(case)) if isinstance(item.event, CaseRead)]
