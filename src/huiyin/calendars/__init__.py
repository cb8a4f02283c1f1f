"""What a day is: workdays, opening hours, terms, deadlines. Pure: reads no clock and no storage."""

from huiyin.calendars.data import CalendarDataError, calendar_from_files, year_from_text
from huiyin.calendars.deadline import Deadline, Extended, compute_deadline
from huiyin.calendars.notices import Announcement, ChangedDay, changes, read_notice
from huiyin.calendars.opening import HouseCalendar, Opening, OpeningError, parse_opening
from huiyin.calendars.request import Calendars, Counting, Extension, Pause, Request
from huiyin.calendars.state import CalendarMissing, DayKind, StateCalendar, YearCalendar
from huiyin.calendars.steps import Step, StepKind
from huiyin.calendars.terms import Term, TermError, Unit, add_months, day_before
from huiyin.calendars.wording import end_words, sentences, term_typed, term_words

__all__ = [
    "Announcement",
    "CalendarDataError",
    "CalendarMissing",
    "Calendars",
    "ChangedDay",
    "Counting",
    "DayKind",
    "Deadline",
    "Extended",
    "Extension",
    "HouseCalendar",
    "Opening",
    "OpeningError",
    "Pause",
    "Request",
    "StateCalendar",
    "Step",
    "StepKind",
    "Term",
    "TermError",
    "Unit",
    "YearCalendar",
    "add_months",
    "calendar_from_files",
    "changes",
    "compute_deadline",
    "day_before",
    "end_words",
    "parse_opening",
    "read_notice",
    "sentences",
    "term_typed",
    "term_words",
    "year_from_text",
]  # fmt: skip
