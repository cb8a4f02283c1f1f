"""When a house is open: hours by weekday over the state's calendar, closing days, duty hours."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from itertools import pairwise
from zoneinfo import ZoneInfo

from huiyin.calendars.days import CLOSED, MADE_UP, Days, OutsideDays
from huiyin.calendars.state import CalendarMissing, StateCalendar

Interval = tuple[time, time]
Span = tuple[datetime, datetime]
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_EVERY_DAY = "every day"
_DAY = timedelta(days=1)
_MIDNIGHT = time(0)
_FRIDAY = 4


class OpeningError(ValueError):
    """Opening hours that cannot be read. `pattern` and `values` are the message and what fills it."""

    def __init__(self, pattern: str, **values: object) -> None:
        super().__init__(pattern.format(**values))
        self.pattern, self.values = pattern, values


@dataclass(frozen=True)
class Opening:
    """Hours by weekday (Monday 0), each day with several intervals where there is a lunch break.

    A house closes on public holidays unless `on_holidays`; on a make-up workday that falls on a
    weekend without hours of its own it keeps those of its last weekday. `always` never closes.
    365×8 duty hours are the same hours on all seven days, with `on_holidays`.
    """

    hours: Mapping[int, tuple[Interval, ...]] = field(default_factory=dict)
    on_holidays: bool = False
    always: bool = False
    closed: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        if self.on_holidays and not self.always and not any(self.hours.values()):
            raise OpeningError("a house that opens on no day has no hours to count")

    def on(self, day: date, state: StateCalendar) -> tuple[Interval, ...]:
        """The intervals of a day; a closing time of midnight is written 00:00.

        Raises CalendarMissing where the hours depend on holidays that nobody has entered.
        """
        if day in self.closed:
            return ()
        if self.always:
            return ((_MIDNIGHT, _MIDNIGHT),)
        own = self.hours.get(day.weekday(), ())
        if self.on_holidays:
            return own
        kind = state.kind_of(day)
        if kind == "holiday":
            return ()
        return self._last_weekday if kind == "make-up workday" and not own else own

    @cached_property
    def _last_weekday(self) -> tuple[Interval, ...]:
        open_weekdays = [self.hours[n] for n in range(_FRIDAY + 1) if self.hours.get(n)]
        return open_weekdays[-1] if open_weekdays else ()


def parse_opening(
    hours: Mapping[str, tuple[str, ...]], *, always: bool = False, closed: tuple[date, ...] = ()
) -> Opening:
    """Reads `{"Mon-Fri": ("09:00-12:00", "13:30-17:30")}`; `every day` opens on holidays too.

    A weekday beside `every day` has its own hours. No hours at all, and the house is always open.
    Raises OpeningError naming what cannot be read.
    """
    table: dict[int, tuple[Interval, ...]] = {}
    named: set[int] = set()
    for days in sorted(hours, key=lambda text: text != _EVERY_DAY):
        intervals = _intervals(hours[days])
        for weekday in _weekdays(days):
            if weekday in named:
                raise OpeningError(
                    '"{days}": {day} has hours already', days=days, day=_WEEKDAYS[weekday]
                )
            table[weekday] = intervals
            if days != _EVERY_DAY:
                named.add(weekday)
    if hours and not any(table.values()):
        raise OpeningError("a house that opens on no day has no hours to count")
    return Opening(table, _EVERY_DAY in hours, always or not table, frozenset(closed))


def _weekdays(text: str) -> range:
    if text == _EVERY_DAY:
        return range(7)
    first, _, last = text.partition("-")
    try:
        start, end = _WEEKDAYS.index(first), _WEEKDAYS.index(last or first)
    except ValueError:
        raise OpeningError(
            '"{text}" names no weekdays; write Mon-Fri, Sat or every day', text=text
        ) from None
    if end < start:
        raise OpeningError('"{text}" runs backwards; write the days from Monday on', text=text)
    return range(start, end + 1)


def _intervals(texts: tuple[str, ...]) -> tuple[Interval, ...]:
    intervals = sorted(_interval(text) for text in texts)
    for (_, closes), (opens, _) in pairwise(intervals):
        if closes > opens or closes == _MIDNIGHT:
            raise OpeningError("{opens} lies in the interval before it", opens=f"{opens:%H:%M}")
    return tuple(intervals)


def _interval(text: str) -> Interval:
    start, dash, end = text.partition("-")
    try:
        opens, closes = time.fromisoformat(start.strip()), _closing_time(end.strip())
    except ValueError:
        raise OpeningError('"{text}" is no interval such as 09:00-12:00', text=text) from None
    if not dash or (closes <= opens and closes != _MIDNIGHT):
        raise OpeningError(
            '"{text}" ends before it begins; past midnight it is two intervals', text=text
        )
    return opens, closes


def _closing_time(text: str) -> time:
    return _MIDNIGHT if text == "24:00" else time.fromisoformat(text)


@dataclass(frozen=True)
class HouseCalendar:
    """Opening hours laid over the state's calendar, in the zone of the house.

    A workday of the house is a workday of the state on which it opens: being closed lengthens what
    is counted by this calendar; being open on a Sunday does not shorten it.
    """

    state: StateCalendar
    opening: Opening
    zone: ZoneInfo
    _spans: dict[date, tuple[Span, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @cached_property
    def regular(self) -> "HouseCalendar":
        """The same house as if it had no closing days: the measure of what the law grants."""
        if not self.opening.closed:
            return self
        return HouseCalendar(self.state, replace(self.opening, closed=frozenset[date]()), self.zone)

    @cached_property
    def days(self) -> Days:
        """The state's days, without the workdays on which the house is closed."""
        known, reasons = self.state.days, list(self.state.days.reasons)
        changed = False
        for offset, reason in enumerate(reasons):
            day = known.first + timedelta(days=offset)
            if (reason is None or reason is MADE_UP) and not self.is_open_day(day):
                reasons[offset], changed = CLOSED, True
        return Days(known.first, reasons) if changed else known

    def spans(self, day: date) -> tuple[Span, ...]:
        """When it is open that day, in its own zone."""
        found = []
        for opens, closes in self.opening.on(day, self.state):
            end_day = day + _DAY if closes == _MIDNIGHT else day
            found.append(
                (
                    datetime.combine(day, opens, self.zone),
                    datetime.combine(end_day, closes, self.zone),
                )
            )
        return tuple(found)

    def instants(self, day: date) -> tuple[Span, ...]:
        """The same spans in UTC, where hours can be added and compared across a change of clocks."""
        known = self._spans.get(day)
        if known is None:
            known = tuple((a.astimezone(UTC), b.astimezone(UTC)) for a, b in self.spans(day))
            self._spans[day] = known
        return known

    def is_open_day(self, day: date) -> bool:
        return bool(self.opening.on(day, self.state))

    def is_open_at(self, moment: datetime) -> bool:
        """Whether somebody is there: the opening minute counts, the closing minute does not."""
        day = moment.astimezone(self.zone).date()
        return any(opens <= moment < closes for opens, closes in self.instants(day))

    def opens(self, day: date) -> datetime | None:
        """When it opens that day; None on a closed day."""
        spans = self.spans(day)
        return spans[0][0] if spans else None

    def closing(self, day: date) -> datetime | None:
        """When it closes for that day, after any break; None on a closed day."""
        spans = self.spans(day)
        return spans[-1][1] if spans else None

    def is_workday(self, day: date) -> bool:
        """A workday of the state on which the house is open."""
        return self.state.is_workday(day) and self.is_open_day(day)

    def add_workdays(self, day: date, count: int) -> date:
        """As the state counts, but the house's own closing days are left out too.

        Raises CalendarMissing.
        """
        try:
            return self.days.add(day, count)
        except OutsideDays as outside:
            raise CalendarMissing(self.state.name, outside.day.year) from None

    def open_instants(self, start: datetime) -> Iterator[Span]:
        """The spans, in UTC, in which it is open from `start` on, without end."""
        day = start.astimezone(self.zone).date()
        while True:
            for opens, closes in self.instants(day):
                if closes > start:
                    yield max(opens, start), closes
            day += _DAY

    def add_open_time(self, start: datetime, length: timedelta) -> datetime:
        """The moment at which the house was open for `length` since `start`, in its zone.

        Raises CalendarMissing where the hours depend on holidays that nobody has entered.
        """
        for opens, closes in self.open_instants(start.astimezone(UTC)):
            if closes - opens >= length:
                return (opens + length).astimezone(self.zone)
            length -= closes - opens
        raise AssertionError("opening hours go on for ever")
