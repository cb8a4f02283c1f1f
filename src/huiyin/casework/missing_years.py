"""Counts on past the last known calendar year, provisionally, and leaves a task to enter that year."""

from collections.abc import Callable
from typing import TypeVar

from huiyin.calendars import CalendarMissing, Calendars, YearCalendar
from huiyin.casework.audience import ADMINISTRATOR
from huiyin.casework.draft import Draft
from huiyin.casework.refusal import Reason, Refused
from huiyin.casework.telling import open_task

_FURTHEST = 30
"""A promise further away than this many unknown years is a slip of the pen."""

Answer = TypeVar("Answer")


def counted(draft: Draft, count: Callable[[Calendars], Answer]) -> Answer:
    """What `count` gives; years that nobody has entered are taken as Monday to Friday, provisionally.

    Raises Refused BAD_VALUE for a moment so far away that it cannot be meant.
    """
    calendars = draft.context.calendars
    for _ in range(_FURTHEST):
        try:
            return count(calendars)
        except CalendarMissing as missing:
            about = f"{calendars.state.name} {missing.year}"
            open_task(draft, "missing_calendar", (ADMINISTRATOR,), (), about=about)
            calendars = _with_plain_year(calendars, missing.year)
        except OverflowError:
            break
    raise Refused(Reason.BAD_VALUE, (), "calendar")


def _with_plain_year(calendars: Calendars, year: int) -> Calendars:
    state, known = calendars.state, calendars.state.years
    nearest = range(min(year, state.first_year), max(year, state.last_year) + 1)
    if len(nearest) > len(known) + _FURTHEST:
        raise Refused(Reason.BAD_VALUE, (), str(year))
    for missing in nearest:
        if missing not in known:
            state = state.with_year(YearCalendar(missing, "provisional", {}, frozenset()))
    return calendars.with_state(state)
