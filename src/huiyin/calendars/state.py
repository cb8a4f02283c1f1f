"""Which days are workdays by the state's calendar: weekends, public holidays, make-up workdays."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

Status = Literal["official", "provisional"]
_FRIDAY = 4


class CalendarMissing(LookupError):
    """A year that nobody has entered; a promise must not move in silence."""

    def __init__(self, name: str, year: int) -> None:
        super().__init__(
            f"the calendar {name} has no year {year}: enter it, or mark it provisional"
        )
        self.year = year


@dataclass(frozen=True)
class YearCalendar:
    """One year of a State Council notice: days off by name, and weekend days that are worked."""

    year: int
    status: Status
    holidays: Mapping[date, str]
    make_up: frozenset[date]
    source: str = ""

    def is_workday(self, day: date) -> bool:
        if day in self.make_up:
            return True
        return day.weekday() <= _FRIDAY and day not in self.holidays


@dataclass(frozen=True)
class StateCalendar:
    """All known years, which must follow one another without a gap."""

    name: str
    years: Mapping[int, YearCalendar] = field(compare=False)

    @cached_property
    def _workdays(self) -> list[int]:
        """Ordinals of all workdays, in order."""
        first, last = date(self.first_year, 1, 1), date(self.last_year, 12, 31)
        days = (first + timedelta(days=n) for n in range((last - first).days + 1))
        return [day.toordinal() for day in days if self.years[day.year].is_workday(day)]

    @cached_property
    def first_year(self) -> int:
        return min(self.years)

    @cached_property
    def last_year(self) -> int:
        return max(self.years)

    def year(self, year: int) -> YearCalendar:
        try:
            return self.years[year]
        except KeyError:
            raise CalendarMissing(self.name, year) from None

    def is_workday(self, day: date) -> bool:
        return self.year(day.year).is_workday(day)

    def add_workdays(self, day: date, count: int) -> date:
        """The `count`th workday after `day` (before it, when negative); `day` itself never counts.

        Raises CalendarMissing when that lies outside the known years.
        """
        ordinal, workdays = day.toordinal(), self._workdays
        if count > 0:
            index = bisect_right(workdays, ordinal) + count - 1
        elif count < 0:
            index = bisect_left(workdays, ordinal) + count
        else:
            return day
        if index >= len(workdays) or day.year > self.last_year:
            raise CalendarMissing(self.name, max(self.last_year + 1, day.year))
        if index < 0 or day.year < self.first_year:
            raise CalendarMissing(self.name, min(self.first_year - 1, day.year))
        return date.fromordinal(workdays[index])

    def workdays_between(self, start: date, end: date) -> int:
        """How many workdays lie in `start <= day < end`."""
        self.year(start.year)
        self.year((end - timedelta(days=1)).year if end > start else start.year)
        return bisect_left(self._workdays, end.toordinal()) - bisect_left(
            self._workdays, start.toordinal()
        )

    def status_of(self, year: int) -> Status:
        return self.year(year).status

    def with_year(self, year: YearCalendar) -> "StateCalendar":
        """The calendar once a year was published (or corrected)."""
        return StateCalendar(self.name, {**self.years, year.year: year})
