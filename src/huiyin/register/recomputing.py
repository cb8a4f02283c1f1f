"""Days count otherwise: the open deadlines that this moves are moved, each by an event.

At the console at once, with a bar that moves; from the desk by a job, in slices beside the clocks.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Q, QuerySet

from huiyin.calendars import Announcement
from huiyin.casework.commands import Recompute
from huiyin.casework.refusal import Reason, Refused
from huiyin.jobs.asking import WORK, Later, task
from huiyin.ledger import moment, ports, years
from huiyin.ledger.door import Ask, handle
from huiyin.ledger.happenings import YearPublished
from huiyin.ledger.store import append, lock
from huiyin.register.knowing import THE_HOUSE, known
from huiyin.register.models import ClockRow, Recount

Progress = Callable[[int, int], None]
SLICE = 1.0
"""Seconds, after which other work has its turn."""
_OPEN = ("running", "paused")


@dataclass(frozen=True)
class Moved:
    """How many open cases were looked at, and how many of them had a deadline that moved."""

    looked_at: int
    moved: int


def publish_year(announcement: Announcement, text: str, by: str = "", why: str = "") -> None:
    """Records the notice; from the next command on everybody counts by it."""
    with transaction.atomic():
        name, year = announcement.after.name, announcement.year
        head = lock(years.stream_of(name))
        now = moment.now()
        event = YearPublished(
            at=now, by=by, calendar=name, year=year.year, status=year.status, text=text,
            why=why,
        )  # fmt: skip
        append(head, [event], now)


def recompute_open(announcement: Announcement, progress: Progress = lambda done, of: None) -> Moved:
    """Asks every open case whose deadlines may move. Safe to run again: what is moved stays so."""
    streams = sorted(set(touched(announcement.after.name, announcement.first_moved)))
    moved = 0
    for done, stream in enumerate(streams, 1):
        moved += _recompute(stream)
        progress(done, len(streams))
    return Moved(len(streams), moved)


def touched(calendar: str, day: date | None) -> QuerySet[ClockRow, str]:
    """Cases with an open clock that ends on `day` or later, or that was provisional.

    `calendar` is the one that changed; none where the house itself opens otherwise.
    """
    zones = _zones(calendar)
    may_move = Q(provisional=True)
    if day is not None and zones:
        first = min(datetime(day.year, day.month, day.day, tzinfo=zone) for zone in zones)
        may_move |= Q(due__gte=first)
    rows = known(ClockRow, THE_HOUSE).filter(may_move, status__in=_OPEN)
    return rows.values_list("stream", flat=True)


def _zones(calendar: str) -> list[ZoneInfo]:
    rules = ports.rules()
    packs = [
        name
        for name in rules.names()
        if not calendar or rules.regulation(name).pack.calendar.workdays == calendar
    ]
    return [rules.calendars(name).zone for name in packs]


def begin_recount(calendar: str, day: date | None) -> Recount:
    """For a job to go on with, which is asked for with it."""
    total = touched(calendar, day).distinct().count()
    with transaction.atomic():
        row = Recount(calendar=calendar, since=day, total=total, begun_at=moment.now())
        row.save()
        go_on.keyed(f"recount/{row.pk}").enqueue(row.pk)
    return row


@task(queue_name=WORK, inside=False)
def go_on(recount: int) -> Later | None:
    """One slice of a recount, which says by itself how far it is."""
    row = Recount.objects.filter(pk=recount, finished_at=None).first()
    if row is None:
        return None
    ends, before = time.monotonic() + SLICE, row.last
    while time.monotonic() < ends:
        stream = (
            touched(row.calendar, row.since).filter(stream__gt=row.last).order_by("stream").first()
        )
        if stream is None:
            row.finished_at = moment.now()
            break
        row.moved += _recompute(stream)
        row.last, row.done = stream, row.done + 1
    values = {name: getattr(row, name) for name in ("last", "done", "moved", "finished_at")}
    Recount.objects.filter(pk=row.pk, last=before).update(**values)
    return None if row.finished_at else Later(moment.now())


def _recompute(stream: str) -> bool:
    case = stream.partition("/")[2]
    try:
        handle(Ask(case=case, command=Recompute(reason="calendar"), actor=""))
    except Refused as refused:
        if refused.reason is not Reason.REDUNDANT:
            raise
        return False
    return True
