"""When a house is open: hours by weekday over the state's calendar, closing days, duty hours."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from huiyin.calendars.state import StateCalendar

Interval = tuple[time, time]
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DAY = timedelta(days=1)


class OpeningError(ValueError):
    """Opening hours that cannot be read."""


@dataclass(frozen=True)
class Opening:
    """Hours by weekday (Monday 0), each day with several intervals where there is a lunch break.

    `on_workdays_only` closes on public holidays and opens, with the hours of Friday, on make-up
    workdays that fall on a weekend. `always` never closes. 365×8 duty hours are the same hours on
    all seven days with `on_workdays_only` off.
    """

    hours: Mapping[int, tuple[Interval, ...]] = field(default_factory=dict)
    on_workdays_only: bool = True
    always: bool = False
    closed: frozenset[date] = frozenset()

    def on(self, day: date, state: StateCalendar) -> tuple[Interval, ...]:
        """The intervals of a day; a closing time of midnight is written 00:00."""
        if day in self.closed:
            return ()
        if self.always:
            return ((time(0), time(0)),)
        weekday = day.weekday()
        if not self.on_workdays_only:
            return self.hours.get(weekday, ())
        if not state.is_workday(day):
            return ()
        return self.hours.get(weekday) or self.hours.get(4, ())


def parse_opening(
    hours: Mapping[str, tuple[str, ...]], *, always: bool = False, closed: tuple[date, ...] = ()
) -> Opening:
    """Reads `{"Mon-Fri": ("09:00-12:00", "13:30-17:30")}`; `every day` opens on holidays too.

    Raises OpeningError naming what cannot be read.
    """
    table: dict[int, tuple[Interval, ...]] = {}
    for days, spans in hours.items():
        intervals = tuple(_interval(span) for span in spans)
        for weekday in _weekdays(days):
            table[weekday] = intervals
    workdays_only = "every day" not in hours
    return Opening(table, workdays_only, always or not table, frozenset(closed))


def _weekdays(text: str) -> range:
    if text == "every day":
        return range(7)
    first, _, last = text.partition("-")
    try:
        start = _WEEKDAYS.index(first)
        return range(start, _WEEKDAYS.index(last or first) + 1)
    except ValueError:
        raise OpeningError(f'"{text}" names no weekdays; write Mon-Fri, Sat or every day') from None


def _interval(text: str) -> Interval:
    start, dash, end = text.partition("-")
    try:
        opens, closes = time.fromisoformat(start.strip()), time.fromisoformat(end.strip())
    except ValueError:
        raise OpeningError(f'"{text}" is no interval such as 09:00-12:00') from None
    if not dash or (closes <= opens and closes != time(0)):
        raise OpeningError(f'"{text}" ends before it begins')
    return opens, closes


@dataclass(frozen=True)
class HouseCalendar:
    """Opening hours laid over the state's calendar, in the zone of the house."""

    state: StateCalendar
    opening: Opening
    zone: ZoneInfo

    def spans(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        for opens, closes in self.opening.on(day, self.state):
            start = datetime.combine(day, opens, self.zone)
            end_day = day + _DAY if closes == time(0) else day
            yield start, datetime.combine(end_day, closes, self.zone)

    def is_open_day(self, day: date) -> bool:
        return bool(self.opening.on(day, self.state))

    def closing(self, day: date) -> datetime | None:
        """When the house closes that day; None on a closed day."""
        return max((end for _, end in self.spans(day)), default=None)

    def is_workday(self, day: date) -> bool:
        """A workday of the state on which the house is not closed."""
        return self.state.is_workday(day) and day not in self.opening.closed

    def add_workdays(self, day: date, count: int) -> date:
        """As the state counts, but the house's own closing days are left out too."""
        if not self.opening.closed:
            return self.state.add_workdays(day, count)
        step = 1 if count > 0 else -1
        for _ in range(abs(count)):
            day = self.state.add_workdays(day, step)
            while day in self.opening.closed:
                day = self.state.add_workdays(day, step)
        return day

    def add_open_time(self, start: datetime, length: timedelta) -> datetime:
        """The moment at which the house was open for `length` since `start`."""
        day, left = start.astimezone(self.zone).date(), length
        while True:
            for opens, closes in self.spans(day):
                begin = max(opens, start)
                if closes > begin and closes - begin >= left:
                    return begin + left
                left -= max(closes - begin, timedelta(0))
            day += _DAY
