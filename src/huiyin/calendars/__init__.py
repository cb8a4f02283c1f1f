"""What a day is: workdays, opening hours, terms, deadlines. Pure: reads no clock and no storage."""

from huiyin.calendars.data import calendar_from_files, year_from_data
from huiyin.calendars.deadline import (
    Calendars,
    Counting,
    Deadline,
    Extension,
    Pause,
    compute_deadline,
)
from huiyin.calendars.explain import sentences
from huiyin.calendars.opening import HouseCalendar, Opening, OpeningError, parse_opening
from huiyin.calendars.state import CalendarMissing, StateCalendar, YearCalendar
from huiyin.calendars.steps import Step, StepKind
from huiyin.calendars.terms import Term, TermError, Unit, add_months

__all__ = [
    "CalendarMissing", "Calendars", "Counting", "Deadline", "Extension", "HouseCalendar",
    "Opening", "OpeningError", "Pause", "StateCalendar", "Step", "StepKind", "Term", "TermError",
    "Unit", "YearCalendar", "add_months", "calendar_from_files", "compute_deadline",
    "parse_opening", "sentences", "year_from_data",
]  # fmt: skip
