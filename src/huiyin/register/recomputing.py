"""A calendar year was published: the open deadlines that it moves are moved, each by an event."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Q

from huiyin.calendars import Announcement
from huiyin.casework.commands import Recompute
from huiyin.casework.refusal import Reason, Refused
from huiyin.ledger import moment, ports, years
from huiyin.ledger.door import Ask, handle
from huiyin.ledger.happenings import YearPublished
from huiyin.ledger.store import append, lock
from huiyin.register.knowing import THE_HOUSE, known
from huiyin.register.models import ClockRow

Progress = Callable[[int, int], None]
_OPEN = ("running", "paused")


@dataclass(frozen=True)
class Moved:
    """How many open cases were looked at, and how many of them had a deadline that moved."""

    looked_at: int
    moved: int


def publish_year(announcement: Announcement, text: str, by: str = "") -> None:
    """Records the notice; from the next command on everybody counts by it."""
    with transaction.atomic():
        name, year = announcement.after.name, announcement.year
        head = lock(years.stream_of(name))
        now = moment.now()
        event = YearPublished(
            at=now, by=by, calendar=name, year=year.year, status=year.status, text=text
        )
        append(head, [event], now)


def recompute_open(announcement: Announcement, progress: Progress = lambda done, of: None) -> Moved:
    """Asks every open case whose deadlines may move. Safe to run again: what is moved stays so."""
    streams = list(_touched(announcement))
    moved = 0
    for done, stream in enumerate(streams, 1):
        moved += _recompute(stream.partition("/")[2])
        progress(done, len(streams))
    return Moved(len(streams), moved)


def _touched(announcement: Announcement) -> list[str]:
    """Cases with an open clock that ends after the first changed day, or that was provisional."""
    zone = _zones(announcement.after.name)
    may_move = Q(provisional=True)
    if announcement.first_moved is not None and zone:
        day = announcement.first_moved
        first = min(datetime(day.year, day.month, day.day, tzinfo=z) for z in zone)
        may_move |= Q(due__gte=first)
    rows = known(ClockRow, THE_HOUSE).filter(may_move, status__in=_OPEN)
    return sorted(set(rows.values_list("stream", flat=True)))


def _zones(calendar: str) -> list[ZoneInfo]:
    rules = ports.rules()
    packs = [n for n in rules.names() if rules.regulation(n).pack.calendar.workdays == calendar]
    return [rules.calendars(name).zone for name in packs]


def _recompute(case: str) -> bool:
    try:
        handle(Ask(case=case, command=Recompute(reason="calendar"), actor=""))
    except Refused as refused:
        if refused.reason is not Reason.REDUNDANT:
            raise
        return False
    return True
