"""What a newly announced year changes: the days that become workdays, and those that cease to be."""

from dataclasses import dataclass
from datetime import date, timedelta

from huiyin.calendars.data import CalendarDataError, year_from_text
from huiyin.calendars.state import DayKind, StateCalendar, YearCalendar


@dataclass(frozen=True, slots=True)
class ChangedDay:
    """A day that is now counted otherwise; `was` is None in a year unknown before."""

    day: date
    was: DayKind | None
    becomes: DayKind
    name: str = ""

    @property
    def moves_deadlines(self) -> bool:
        """Whether workdays count otherwise: a Sunday that becomes a holiday changes only its name."""
        return _is_worked(self.was) is not _is_worked(self.becomes)


@dataclass(frozen=True, slots=True)
class Announcement:
    """A notice as read: its year, the calendar with it, and what it changes."""

    year: YearCalendar
    before: StateCalendar
    after: StateCalendar
    changed: tuple[ChangedDay, ...]

    @property
    def first_moved(self) -> date | None:
        """Deadlines that ended before this day are not touched; None when none is."""
        return next((change.day for change in self.changed if change.moves_deadlines), None)


def read_notice(text: str, file: str, calendar: StateCalendar) -> Announcement:
    """Raises CalendarDataError, also when the year would leave a gap in the calendar."""
    year = year_from_text(text, file)
    if not calendar.first_year - 1 <= year.year <= calendar.last_year + 1:
        known = f"{calendar.first_year} to {calendar.last_year}"
        raise CalendarDataError(
            (f"{file}: the year {year.year} would leave a gap; {calendar.name} knows {known}",)
        )
    after = calendar.with_year(year)
    return Announcement(year, calendar, after, changes(calendar, after))


def changes(before: StateCalendar, after: StateCalendar) -> tuple[ChangedDay, ...]:
    """The days on which two calendars differ, in order; ordinary days of a new year are no news."""
    first, last = date(after.first_year, 1, 1), date(after.last_year, 12, 31)
    every = (first + timedelta(days=n) for n in range((last - first).days + 1))
    found = []
    for day in every:
        was = before.kind_of(day) if day.year in before.years else None
        becomes, name = after.kind_of(day), after.holiday(day)
        ordinary = was is None and becomes in ("workday", "rest day")
        renamed = was is not None and name != before.holiday(day)
        if (was != becomes or renamed) and not ordinary:
            found.append(ChangedDay(day, was, becomes, name))
    return tuple(found)


def _is_worked(kind: DayKind | None) -> bool | None:
    return None if kind is None else kind in ("workday", "make-up workday")
