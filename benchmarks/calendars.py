"""Counting workdays, and deadlines with their explanations."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import cycle
from zoneinfo import ZoneInfo

import numpy as np

from benchmarks.measure import Figure, compare, within
from huiyin.calendars import (
    Calendars,
    Deadline,
    Extension,
    HouseCalendar,
    Pause,
    Term,
    compute_deadline,
    parse_opening,
    sentences,
)
from huiyin.catalogue import state_calendar

SHANGHAI = ZoneInfo("Asia/Shanghai")
STATE = state_calendar()
HOUSE = HouseCalendar(STATE, parse_opening({"Mon-Fri": ("09:00-12:00", "13:30-17:30")}), SHANGHAI)
CALENDARS = Calendars(STATE, HOUSE, SHANGHAI)
MONDAY = date(2026, 9, 28)
MORNING = datetime(2026, 9, 28, 10, 0, tzinfo=SHANGHAI)
GOAL = 20e-6


def figures() -> Iterator[Figure]:
    yield _seven_workdays()
    yield from _explained()
    yield _with_everything()
    yield _in_words()


def _seven_workdays() -> Figure:
    """The peer knows the days off, but no worked weekend: it does less than we do."""
    days_off = [np.datetime64(day) for year in STATE.years.values() for day in year.holidays]
    calendar, monday = np.busdaycalendar(holidays=days_off), np.datetime64(MONDAY)
    return compare(
        "7 workdays after a day",
        lambda: STATE.add_workdays(MONDAY, 7),
        ("numpy.busday_offset", lambda: np.busday_offset(monday, 7, busdaycal=calendar)),
        at_most=1,
    )


def _explained() -> Iterator[Figure]:
    """A new start each time, so that no answer can be remembered."""
    starts = cycle([MORNING - timedelta(days=n, minutes=n) for n in range(500)])
    for words in ("15 workdays", "30 days", "3 months", "2 hours", "8 opening hours"):
        term = Term.parse(words)
        yield within(
            f"a deadline of {words} with its steps",
            lambda term=term: compute_deadline(term, next(starts), CALENDARS).steps,
            GOAL,
            floor=("datetime + timedelta", lambda: next(starts) + timedelta(days=15)),
        )


def _everything(start: datetime) -> Deadline:
    day = timedelta(days=1)
    return compute_deadline(
        Term.parse("30 workdays"),
        start,
        CALENDARS,
        pauses=(Pause(start + 3 * day, start + 9 * day, "expertise"),),
        extensions=(Extension.by(Term.parse("30 workdays"), not_over=Term.parse("60 days")),),
    )


def _with_everything() -> Figure:
    starts = cycle([MORNING - timedelta(days=n, minutes=n) for n in range(500)])
    plain = Term.parse("30 workdays")
    return compare(
        "the same, paused, extended and capped",
        lambda: _everything(next(starts)).steps,
        ("neither", lambda: compute_deadline(plain, next(starts), CALENDARS).steps),
    )


def _in_words() -> Figure:
    steps = compute_deadline(Term.parse("15 workdays"), MORNING, CALENDARS).steps
    return compare(
        "an explanation in words",
        lambda: sentences(steps, "zh-Hans"),
        ("its steps as repr()", lambda: repr(steps)),
    )
