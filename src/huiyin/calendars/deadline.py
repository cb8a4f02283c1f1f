"""Until when: deadlines as the Civil Code counts them (articles 200 to 204), with their reasons."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Literal, Self
from zoneinfo import ZoneInfo

from huiyin.calendars.explain import steps_of
from huiyin.calendars.opening import HouseCalendar
from huiyin.calendars.state import StateCalendar
from huiyin.calendars.steps import Step
from huiyin.calendars.terms import Term, Unit, add_months

_DAY = timedelta(days=1)
Basis = Literal["state", "house"]


@dataclass(frozen=True)
class Calendars:
    """The state's calendar, the house's, and the zone in which a day is a day."""

    state: StateCalendar
    house: HouseCalendar
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class Counting:
    """Where a rule departs from the usual way.

    The day of the event is left out (art. 201); the last day ends at 24:00 or, with `ends: close`,
    at close of business (art. 203); a last day that is a rest day moves to the next working day
    only where the rule says so, since a house may promise more than the law asks.
    """

    first_day_counts: bool = False
    roll: Literal["none", "next workday"] = "none"
    ends: Literal["midnight", "close"] = "midnight"
    late_receipt: Literal["same day", "next day"] = "same day"


@dataclass(frozen=True, slots=True)
class Pause:
    """Time that does not count, from `from_` until `until` (None: still paused).

    Whole local days for terms counted in days, the exact time for terms in hours. Suspending a
    case and restarting a clock are other things: a restarted clock has a new start and no pause.
    """

    from_: datetime
    until: datetime | None
    cause: str


@dataclass(frozen=True, slots=True)
class Extension:
    """More time: an increment on top of the due date, or a total counted from the start."""

    increment: Term | None = None
    in_all: Term | None = None

    @classmethod
    def by(cls, term: Term, *, not_over: Term | None = None) -> Self:
        """`term` more, yet never beyond `not_over` counted from the start (30 workdays, in all 60 days)."""
        return cls(term, not_over)

    @classmethod
    def total(cls, term: Term) -> Self:
        return cls(None, term)


@dataclass(frozen=True)
class Request:
    """Everything that a deadline is computed from, so that it can be computed again."""

    term: Term
    start: datetime
    calendars: Calendars
    basis: Basis = "state"
    counting: Counting = field(default_factory=Counting)
    pauses: tuple[Pause, ...] = ()
    extensions: tuple[Extension, ...] = ()


@dataclass(frozen=True)
class Deadline:
    """`due` is the first moment that is too late: the end of 16 October is 17 October 00:00.

    `provisional` when it touches a year whose calendar has not been published.
    """

    due: datetime
    provisional: bool
    request: Request = field(repr=False)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """How it came about, as data (`explain.sentences` words it)."""
        return steps_of(self.request, self.due, provisional=self.provisional)

    def is_late(self, moment: datetime) -> bool:
        return moment >= self.due


def compute_deadline(  # noqa: PLR0913 (the whole of what a rule may say)
    term: Term,
    start: datetime,
    calendars: Calendars,
    *,
    basis: Basis = "state",
    counting: Counting = Counting(),
    pauses: tuple[Pause, ...] = (),
    extensions: tuple[Extension, ...] = (),
) -> Deadline:
    """When a term ends that began at `start` (an aware moment).

    Raises CalendarMissing when it needs a year that nobody has entered.
    """
    if start.tzinfo is None:
        raise ValueError("a deadline starts at a moment with its offset")
    request = Request(term, start, calendars, basis, counting, pauses, extensions)
    due = _due(request, term)
    for extension in extensions:
        due = _extended(request, due, extension)
    return Deadline(due, _touches_provisional(request, due), request)


def _due(request: Request, term: Term) -> datetime:
    start = request.start.astimezone(request.calendars.zone)
    if term.unit is Unit.OPENING_HOURS:
        return _paused_time(request, start, opening=True, term=term)
    if term.unit.is_clock_time:
        return _paused_time(request, start, opening=False, term=term)
    return _end_of(request, _last_day(request, first_day(request, start), term), term)


def first_day(request: Request, start: datetime) -> date:
    """The local day that counting starts from; a receipt after closing may count as the next day's."""
    day = start.date()
    if request.counting.late_receipt == "next day":
        closing = request.calendars.house.closing(day)
        if closing is None or start >= closing:
            return day + _DAY
    return day


def _last_day(request: Request, day: date, term: Term) -> date:
    amount = term.amount
    if request.counting.first_day_counts and term.unit in (Unit.DAYS, Unit.WORKDAYS):
        day -= _DAY
    if term.unit in (Unit.SAME_DAY, Unit.CLOSE_OF_BUSINESS):
        return _add_workdays(request, day, amount) if amount else day
    if term.unit is Unit.WORKDAYS:
        return _add_workdays(request, day, amount + _paused_days(request, workdays=True))
    if term.unit is Unit.DAYS:
        last = day + timedelta(days=amount)
    elif term.unit is Unit.WEEKS:
        last = day + timedelta(weeks=amount)
    else:
        last = add_months(day, amount * (12 if term.unit is Unit.YEARS else 1))
    return _rolled(request, last + timedelta(days=_paused_days(request, workdays=False)))


def _add_workdays(request: Request, day: date, count: int) -> date:
    if count == 0:
        return day
    if request.basis == "house":
        return request.calendars.house.add_workdays(day, count)
    return request.calendars.state.add_workdays(day, count)


def _rolled(request: Request, last: date) -> date:
    if request.counting.roll == "next workday" and not request.calendars.state.is_workday(last):
        return request.calendars.state.add_workdays(last, 1)
    return last


def _paused_days(request: Request, *, workdays: bool) -> int:
    """Days of finished pauses; a pause that still lasts has no end to count to."""
    zone, total = request.calendars.zone, 0
    for pause in request.pauses:
        if pause.until is None:
            continue
        first, last = pause.from_.astimezone(zone).date(), pause.until.astimezone(zone).date()
        if workdays:
            total += request.calendars.state.workdays_between(first, last) if last > first else 0
        else:
            total += (last - first).days
    return total


def _paused_time(request: Request, start: datetime, *, opening: bool, term: Term) -> datetime:
    """Counts running time only: up to each pause, then on from its end."""
    left = term.as_timedelta()
    house, moment = request.calendars.house, start
    for pause in sorted(request.pauses, key=lambda p: p.from_):
        if pause.until is None or pause.until <= moment:
            continue
        due = house.add_open_time(moment, left) if opening else moment + left
        if due <= pause.from_:
            return due
        left -= _elapsed(house, moment, pause.from_, opening=opening)
        moment = max(moment, pause.until).astimezone(request.calendars.zone)
    return house.add_open_time(moment, left) if opening else moment + left


def _elapsed(house: HouseCalendar, start: datetime, end: datetime, *, opening: bool) -> timedelta:
    if not opening:
        return max(end - start, timedelta(0))
    total, day = timedelta(0), start.date()
    while day <= end.astimezone(house.zone).date():
        for opens, closes in house.spans(day):
            total += max(min(closes, end) - max(opens, start), timedelta(0))
        day += _DAY
    return total


def _end_of(request: Request, last: date, term: Term) -> datetime:
    zone = request.calendars.zone
    midnight = datetime(last.year, last.month, last.day, tzinfo=zone) + _DAY
    if request.counting.ends == "close" or term.unit is Unit.CLOSE_OF_BUSINESS:
        return request.calendars.house.closing(last) or midnight
    return midnight


def _extended(request: Request, due: datetime, extension: Extension) -> datetime:
    capped = _due(request, extension.in_all) if extension.in_all else None
    if extension.increment is None:
        assert capped is not None
        return capped
    if extension.increment.unit.is_clock_time:
        longer = due + extension.increment.as_timedelta()
    else:
        last = (due - timedelta(microseconds=1)).date()
        further = Request(
            extension.increment, due, request.calendars, request.basis, request.counting
        )
        longer = _end_of(
            further, _last_day(further, last, extension.increment), extension.increment
        )
    return min(longer, capped) if capped else longer


def _touches_provisional(request: Request, due: datetime) -> bool:
    if request.term.unit in (Unit.MINUTES, Unit.HOURS):
        return False
    last = (due - timedelta(microseconds=1)).year
    years = request.calendars.state.years
    return any(
        years[year].status == "provisional"
        for year in range(request.start.year, last + 1)
        if year in years
    )
