"""Which days are workdays by the state's calendar: weekends, public holidays, make-up workdays."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

from huiyin.calendars.days import MADE_UP, REST, Days, OutsideDays, Reason
from huiyin.calendars.steps import StepKind

Status = Literal["official", "provisional"]
DayKind = Literal["workday", "rest day", "holiday", "make-up workday"]
_FRIDAY = 4
_KINDS: dict[StepKind, DayKind] = {
    StepKind.HOLIDAY_LEFT_OUT: "holiday",
    StepKind.REST_DAYS_LEFT_OUT: "rest day",
    StepKind.MAKE_UP_COUNTED: "make-up workday",
}


class CalendarMissing(LookupError):
    """A year that nobody has entered; a promise must not move in silence."""

    def __init__(self, name: str, year: int) -> None:
        super().__init__(
            f"the calendar {name} has no year {year}: enter it, or mark it provisional"
        )
        self.year = year


@dataclass(frozen=True)
class YearCalendar:
    """One year as announced: days off by name, and weekend days that are worked.

    A notice may reach back: the one for 2006 made 31 December 2005 a workday. Such days of the
    December before stand with the notice that moved them.
    """

    year: int
    status: Status
    holidays: Mapping[date, str]
    make_up: frozenset[date]
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class StateCalendar:
    """All known years, one after the other without a gap. `names` are the holidays' by language."""

    name: str
    years: Mapping[int, YearCalendar] = field(compare=False)
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict, compare=False)

    @cached_property
    def days(self) -> Days:
        """Every known day once. A later notice has the last word on the days it names."""
        reasons: dict[date, Reason] = {}
        for year in sorted(self.years):
            notice = self.years[year]
            reasons |= {
                d: Reason(StepKind.HOLIDAY_LEFT_OUT, name) for d, name in notice.holidays.items()
            }
            reasons |= dict.fromkeys(notice.make_up, MADE_UP)
        first, last = date(self.first_year, 1, 1), date(self.last_year, 12, 31)
        every = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        return Days(first, [_reason(day, reasons) for day in every])

    @cached_property
    def first_year(self) -> int:
        return min(self.years)

    @cached_property
    def last_year(self) -> int:
        return max(self.years)

    def year(self, year: int) -> YearCalendar:
        """Raises CalendarMissing."""
        try:
            return self.years[year]
        except KeyError:
            raise CalendarMissing(self.name, year) from None

    def is_workday(self, day: date) -> bool:
        """Raises CalendarMissing."""
        try:
            return self.days.is_workday(day)
        except OutsideDays as outside:
            raise CalendarMissing(self.name, outside.day.year) from None

    def kind_of(self, day: date) -> DayKind:
        """Raises CalendarMissing."""
        self.year(day.year)
        reason = self.days.reason(day)
        return _KINDS[reason.kind] if reason else "workday"

    def holiday(self, day: date) -> str:
        """The name of the public holiday that a day belongs to, or nothing."""
        self.year(day.year)
        reason = self.days.reason(day)
        return reason.name if reason else ""

    def add_workdays(self, day: date, count: int) -> date:
        """The `count`th workday after `day` (before it, when negative); `day` itself never counts.

        Raises CalendarMissing when that lies outside the known years.
        """
        try:
            return self.days.add(day, count)
        except OutsideDays as outside:
            raise CalendarMissing(self.name, outside.day.year) from None

    def workdays_between(self, start: date, end: date) -> int:
        """How many workdays lie in `start <= day < end`. Raises CalendarMissing."""
        try:
            return self.days.between(start, end)
        except OutsideDays as outside:
            raise CalendarMissing(self.name, outside.day.year) from None

    def status_of(self, year: int) -> Status:
        """Raises CalendarMissing."""
        return self.year(year).status

    @cached_property
    def provisional_years(self) -> frozenset[int]:
        return frozenset(y for y, notice in self.years.items() if notice.status == "provisional")

    def with_year(self, year: YearCalendar) -> "StateCalendar":
        """The calendar once a year was published (or corrected)."""
        return StateCalendar(self.name, {**self.years, year.year: year}, self.names)


def _reason(day: date, announced: Mapping[date, Reason]) -> Reason | None:
    if day in announced:
        return announced[day]
    return REST if day.weekday() > _FRIDAY else None
