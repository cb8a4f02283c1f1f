"""Turns of duty: who acts in a post at night, on a Sunday, week by week. Each turn is an event."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from huiyin.ledger import moment, ports
from huiyin.people import happenings as h
from huiyin.people.deeds import Administrator, Place, Unfit, allow, check_place, working
from huiyin.people.models import Standing
from huiyin.people.organising import record

MOST = 93
"""So many turns at once: a quarter of a year, every day."""
_A_YEAR = 366


@dataclass(frozen=True)
class Turn:
    since: datetime
    until: datetime


@dataclass(frozen=True)
class Wish:
    """The same hours on chosen weekdays of a span of days. Monday is 0; no weekdays, every day."""

    person: str
    place: Place
    first: date
    last: date
    begins: time
    ends: time
    weekdays: frozenset[int] = frozenset()

    def turns(self, zone: ZoneInfo) -> Iterator[Turn]:
        """One for each day; hours that end before they begin end on the next day."""
        night = timedelta(days=int(self.ends <= self.begins))
        for ahead in range((self.last - self.first).days + 1):
            day = self.first + timedelta(days=ahead)
            if not self.weekdays or day.weekday() in self.weekdays:
                yield Turn(
                    datetime.combine(day, self.begins, zone),
                    datetime.combine(day + night, self.ends, zone),
                )


def planned(wish: Wish) -> list[Turn]:
    """The turns as they would stand on the roster; nothing is done. Raises Unfit."""
    working(wish.person)
    check_place(wish.place)
    if wish.last < wish.first:
        raise Unfit("duty.no.days", "last")
    if (wish.last - wish.first).days > _A_YEAR:
        raise Unfit("duty.no.many", "last", most=MOST)
    turns = list(wish.turns(ports.rules().calendars(wish.place.pack).zone))
    if not turns:
        raise Unfit("duty.no.none", "weekdays")
    if len(turns) > MOST:
        raise Unfit("duty.no.many", "last", most=MOST)
    if turns[-1].until <= moment.now():
        raise Unfit("duty.no.over", "last")
    theirs = Standing.objects.filter(on_duty=True, person=wish.person, **wish.place.as_data())
    for turn in turns:
        if theirs.filter(since__lt=turn.until, until__gt=turn.since).exists():
            raise Unfit("duty.no.twice", "first", day=f"{turn.since:%Y-%m-%d}")
    return turns


def roster(by: Administrator, wish: Wish, why: str = "") -> int:
    """All turns, or none. Raises Unfit."""
    who = allow(by)
    turns = planned(wish)
    with transaction.atomic():
        for turn in turns:
            record(h.DutyRostered, who, person=wish.person, since=turn.since, until=turn.until,
                   why=why, **wish.place.as_data())  # fmt: skip
    return len(turns)


def drop(by: Administrator, row: Standing, why: str = "") -> None:
    """Takes a turn off the roster that is not over yet."""
    who = allow(by)
    if row.until is None or row.until <= moment.now():
        raise Unfit("duty.no.over")
    place = Place(row.pack, row.role, row.unit)
    record(h.DutyDropped, who, person=row.person, since=row.since, until=row.until, why=why,
           **place.as_data())  # fmt: skip
