"""Which returns are owed and which were missed: only of periods in which the house kept the regulation."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction

from huiyin.casework.tally.spans import ended_since, span_of
from huiyin.ledger import moment, ports
from huiyin.ledger.store import append, lock
from huiyin.register.knowing import THE_HOUSE, known, regulations_in_use
from huiyin.register.models import CaseRow
from huiyin.returns.happenings import ReturnMissed
from huiyin.returns.keeping import Kept, kept, stream_of, tell_next
from huiyin.returns.making import Wanted, wanted

EVERY = timedelta(minutes=10)
TOLD_FOR = timedelta(days=7)
"""So long after the end of a period its compiler is told; later it is only late."""
PAST_SHOWN = 4
"""So many periods of each return are looked at; what is older was seen when it was due."""
_looked: list[datetime] = []


def began(pack: str) -> datetime | None:
    """When the house began to keep the regulation: its first case. Before that nothing is owed."""
    rows = known(CaseRow, THE_HOUSE).filter(pack=pack).order_by("received_at")
    return rows.values_list("registered_at", flat=True).first()


def owed(pack: str, now: datetime) -> Iterator[Wanted]:
    """The returns of the latest periods that ended, the newest of each first."""
    since = began(pack)
    if since is None:
        return
    regulation, zone = ports.rules().regulation(pack), ports.rules().calendars(pack).zone
    policy = regulation.on(now.astimezone(zone).date())
    for name, rule in policy.returns.items():
        first = since.astimezone(zone).date()
        spans = list(ended_since(rule, span_of(rule, first, zone).first, now, zone))
        for span in reversed(spans[-PAST_SHOWN:]):
            yield wanted(pack, name, span.key, now)


def miss_in_turn() -> int:
    """The chore of the worker: looks now and then."""
    now = moment.now()
    if _looked and now - _looked[-1] < EVERY:
        return 0
    _looked[:] = [now]
    return missed_now(now) + told_now(now)


def told_now(now: datetime | None = None) -> int:
    """Tells whoever compiles a return that its period ended, once; says of how many."""
    now = now or moment.now()
    begun = [
        found
        for pack in regulations_in_use()
        for asked in owed(pack, now)
        if now - asked.span.until < TOLD_FOR and not (found := kept(asked, now)).recorded
    ]
    for found in begun:
        tell_next(found, 0, now)
    return len(begun)


def missed_now(now: datetime | None = None) -> int:
    """Records each return whose due date passed before it was sent, once; says how many."""
    now = now or moment.now()
    return sum(
        _missed(asked, now)
        for pack in regulations_in_use()
        for asked in owed(pack, now)
        if asked.rule.due is not None
    )


def _missed(asked: Wanted, now: datetime) -> int:
    if not _is_to_note(kept(asked, now), now):
        return 0
    with transaction.atomic():
        head = lock(stream_of(asked.policy.name, asked.name, asked.span.key))
        again = kept(asked, now)
        if not _is_to_note(again, now) or again.due is None:
            return 0
        noted = ReturnMissed(
            at=now, by="", pack=asked.policy.name, report=asked.name, period=asked.span.key,
            due=again.due, clauses=tuple(map(str, asked.rule.clause)),
        )  # fmt: skip
        append(head, [noted], now, asked.policy.stamp)
    return 1


def _is_to_note(found: Kept, now: datetime) -> bool:
    return found.life.is_overdue(found.due, now) and found.life.missed_at is None
