"""A slow calendar: walks day by day and quarter by quarter, and shares no code with the fast one."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

ONE = timedelta(days=1)
TICK = timedelta(minutes=15)
"""Hours are walked in quarters: starts, pauses and opening hours must lie on one."""
FOLDER = Path(__file__).parents[2] / "calendars" / "CN"


def announced() -> tuple[set[date], set[date]]:
    """All days off and all worked weekends, straight from the files."""
    off: set[date] = set()
    worked: set[date] = set()
    for path in FOLDER.glob("2*.yaml"):
        year = yaml.safe_load(path.read_text("utf-8"))
        for days in year["holidays"].values():
            off.update(days)
        worked.update(year["make_up_workdays"])
    return off, worked


OFF, WORKED = announced()


@dataclass(frozen=True)
class SlowCase:
    """A deadline to compute: plain values only, lengths as (amount, unit)."""

    amount: int
    unit: str
    start: datetime
    house: bool = False
    first_day_counts: bool = False
    roll: bool = False
    close: bool = False
    late: str = "same day"
    pauses: tuple[tuple[datetime, datetime], ...] = ()
    extensions: tuple[tuple[tuple[int, str] | None, tuple[int, str] | None], ...] = ()


@dataclass(frozen=True)
class SlowCalendar:
    """`hours` by weekday as (opening, closing) in minutes of the day; holidays are closed."""

    zone: ZoneInfo
    hours: dict[int, list[tuple[int, int]]]
    closed: frozenset[date] = frozenset()
    seven_days: bool = False
    case: SlowCase = field(default=None)  # type: ignore[assignment]

    def state_works(self, day: date) -> bool:
        return day in WORKED or (day.weekday() < 5 and day not in OFF)

    def spans(self, day: date) -> list[tuple[int, int]]:
        """Opening hours as they count for this case: closing days only in the house's calendar."""
        if self.case.house and day in self.closed:
            return []
        if self.seven_days:
            return self.hours[day.weekday()]
        if day in OFF:
            return []
        if day in WORKED and not self.hours.get(day.weekday()):
            return self.hours[4]
        return self.hours.get(day.weekday(), [])

    def works(self, day: date) -> bool:
        return self.state_works(day) and (not self.case.house or bool(self.spans(day)))

    def is_open(self, instant: datetime) -> bool:
        local = instant.astimezone(self.zone)
        minute = local.hour * 60 + local.minute
        return any(opens <= minute < closes for opens, closes in self.spans(local.date()))

    def closing(self, day: date) -> datetime | None:
        spans = self.spans(day)
        return self.at(day, spans[-1][1]) if spans else None

    def at(self, day: date, minute: int) -> datetime:
        day, minute = day + ONE * (minute // 1440), minute % 1440
        return datetime.combine(day, time(minute // 60, minute % 60), self.zone)

    def paused_day(self, day: date) -> bool:
        """From the day on which a pause began, up to and without the day on which it ended."""
        return any(
            a.astimezone(self.zone).date() <= day < b.astimezone(self.zone).date()
            for a, b in self.case.pauses
        )

    def paused(self, instant: datetime) -> bool:
        return any(a <= instant < b for a, b in self.case.pauses)

    # the deadline

    def due(self) -> datetime:
        case = self.case
        start = self.received()
        due = self.ends(case.amount, case.unit, start, first=True)
        for increment, in_all in case.extensions:
            ends = []
            if increment:
                ends.append(self.ends(*increment, due, first=False))
            if in_all:
                ends.append(self.ends(*in_all, start, first=True))
            due = max(due, min(ends))
        return due

    def received(self) -> datetime:
        start = self.case.start.astimezone(self.zone)
        closing = self.closing(start.date())
        if self.case.late == "same day" or (closing is not None and start < closing):
            return start
        day = start.date() + ONE
        while self.case.late == "next workday" and not self.works(day):
            day += ONE
        spans = self.spans(day)
        return self.at(day, spans[0][0] if spans else 0)

    def ends(self, amount: int, unit: str, start: datetime, *, first: bool) -> datetime:
        """`first`: the term itself, else an extension that begins after the due date `start`."""
        if unit in ("hours", "opening hours", "minutes"):
            minutes = amount if unit == "minutes" else amount * 60
            return self.walk_clock(start, minutes, opening=unit == "opening hours")
        event = start.date() if first else (start - timedelta(microseconds=1)).date()
        counts_first = first and self.case.first_day_counts
        if unit == "close of business" and not amount:
            return self.next_closing(start)
        if unit == "same day":
            day = event
            while self.paused_day(day):
                day += ONE
            return self.end_of(self.rolled(day), unit)
        countable: Callable[[date], bool] = lambda day: not self.paused_day(day)  # noqa: E731
        if unit in ("workdays", "close of business"):
            countable = lambda day: self.works(day) and not self.paused_day(day)  # noqa: E731
        else:
            amount = self.calendar_days(amount, unit, event, counts_first=counts_first)
        day = event if counts_first else event + ONE
        while True:
            if countable(day):
                amount -= 1
            if amount == 0:
                return self.end_of(self.rolled(day), unit)
            day += ONE

    def calendar_days(self, amount: int, unit: str, event: date, *, counts_first: bool) -> int:
        """How many days a term has that is not counted in workdays, if nothing pauses."""
        if unit == "days":
            return amount
        if unit == "weeks":
            return amount * 7
        year, month = event.year, event.month
        for _ in range(amount * (12 if unit == "years" else 1)):
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        length = monthrange(year, month)[1]
        if counts_first and event.day <= length:
            # the day before the corresponding one; the first day itself is one of the days
            return (date(year, month, event.day) - ONE - event).days + 1
        last = date(year, month, min(event.day, length))
        return (last - event).days + (1 if counts_first else 0)

    def rolled(self, day: date) -> date:
        if not self.case.roll or self.works(day):
            return day
        while not self.works(day) or self.paused_day(day):
            day += ONE
        return day

    def end_of(self, day: date, unit: str) -> datetime:
        closing = self.closing(day)
        if closing is not None and (self.case.close or unit == "close of business"):
            return closing
        return self.at(day + ONE, 0)

    def next_closing(self, start: datetime) -> datetime:
        day = start.date()
        while True:
            closing = self.closing(day)
            if closing is not None and closing > start and not self.paused_day(day):
                return closing
            day += ONE

    def walk_clock(self, start: datetime, minutes: int, *, opening: bool) -> datetime:
        """Quarter by quarter in UTC; ends with the last quarter that counted."""
        instant = start.astimezone(UTC)
        left = timedelta(minutes=minutes)
        while left > timedelta(0):
            if not self.paused(instant) and (not opening or self.is_open(instant)):
                left -= TICK
            instant += TICK
        return instant.astimezone(self.zone)


def slow_due(house: dict[str, Any], case: SlowCase) -> datetime:
    return SlowCalendar(**house, case=case).due()
