"""Registers what comes round with every period, once, however many workers look.

From when a schedule was first seen is an event, and so is every period that began. A period that passed
while no worker ran is made up for, as of its first day: whoever was to do it could not know, and the
record says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import structlog
from django.db import transaction

from huiyin.casework.periods import due_days, is_wanted, registration_for
from huiyin.casework.refusal import Refused
from huiyin.ledger import moment, ports
from huiyin.ledger.door import Ask, context_for, follow, new_id
from huiyin.ledger.happenings import Happening
from huiyin.ledger.store import append, lock, newest
from huiyin.policy.schema.work import Schedule
from huiyin.register.knowing import regulations_in_use
from huiyin.register.streams import stream_of

log = structlog.get_logger()
MOST_DAYS = 40
"""Further back than this no day is made up for: nobody inspects a day that is long past."""


@dataclass(frozen=True, kw_only=True)
class ScheduleSeen(Happening):
    """From the day after `day` the periods of this schedule are kept."""

    pack: str
    schedule: str
    day: str


@dataclass(frozen=True, kw_only=True)
class PeriodBegun(Happening):
    """On `day` a period began, and `case` was registered for it."""

    pack: str
    schedule: str
    day: str
    case: str


def begin_due(now: datetime | None = None) -> int:
    """Begins every period whose first day has come; says how many."""
    now = now or moment.now()
    return sum(_tried(pack, name, rule, now) for pack, name, rule in _schedules(now))


def _tried(pack: str, name: str, rule: Schedule, now: datetime) -> int:
    """A schedule that its own regulation refuses holds up no other."""
    try:
        return _begin(pack, name, rule, now)
    except Refused:
        log.exception("a period could not begin", pack=pack, schedule=name)
        return 0


def _schedules(now: datetime) -> Iterator[tuple[str, str, Schedule]]:
    for pack in regulations_in_use():
        policy = ports.rules().regulation(pack).on(_today(pack, now))
        for name, rule in policy.schedules.items():
            yield pack, name, rule


def _begin(pack: str, name: str, rule: Schedule, now: datetime) -> int:
    stream = stream_of("schedule", pack, name)
    if _days(stream, pack, rule, now) == []:
        return 0
    with transaction.atomic():
        head = lock(stream)
        days = _days(stream, pack, rule, now)
        if days is None:
            today = _today(pack, now).isoformat()
            append(head, [ScheduleSeen(at=now, by="", pack=pack, schedule=name, day=today)], now)
            return 0
        begun = [_register(pack, name, day, now) for day in days]
        if begun:
            append(head, begun, now)
    return len(begun)


def _days(stream: str, pack: str, rule: Schedule, now: datetime) -> list[date] | None:
    """The days on which a period is still to begin; None of a schedule that nobody saw yet."""
    last = newest(stream)
    if last is None:
        return None
    today, calendars = _today(pack, now), ports.rules().calendars(pack)
    policy = ports.rules().regulation(pack).on(today)
    if not is_wanted(rule, policy, context_for(pack, "", now)):
        return []
    after = date.fromisoformat(last.event.day)
    if rule.every in ("day", "workday"):
        after = max(after, today - timedelta(days=MOST_DAYS + 1))
    return list(due_days(rule.every, after, today, calendars))


def _today(pack: str, now: datetime) -> date:
    return now.astimezone(ports.rules().calendars(pack).zone).date()


def _register(pack: str, name: str, day: date, now: datetime) -> PeriodBegun:
    """As of the first moment of the day, so that its clocks run from there."""
    calendars = ports.rules().calendars(pack)
    at = datetime(day.year, day.month, day.day, tzinfo=calendars.zone)
    policy = ports.rules().regulation(pack).on(day)
    command = registration_for(policy, name, day, context_for(pack, "", now))
    case = new_id(now)
    follow(Ask(case=case, command=command, actor="", pack=pack, at=at), now)
    return PeriodBegun(
        at=at, by="", pack=pack, schedule=name, day=day.isoformat(), case=case,
        clauses=policy.schedules[name].clause,
    )  # fmt: skip
