"""Until when: deadlines as the Civil Code counts them (articles 200 to 204), with their reasons."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import NamedTuple

from huiyin.calendars.days import OutsideDays
from huiyin.calendars.explain import steps_of
from huiyin.calendars.phases import Phase, first_phase, next_phase, received
from huiyin.calendars.request import USUAL, Basis, Calendars, Counting, Extension, Pause, Request
from huiyin.calendars.state import CalendarMissing
from huiyin.calendars.steps import Step
from huiyin.calendars.terms import Term, Unit

_INSTANT = timedelta(microseconds=1)


class Extended(NamedTuple):
    """What one extension led to: `due` at the earliest of increment and cap, never before it was."""

    extension: Extension
    increment: Phase | None
    in_all: Phase | None
    due: datetime


@dataclass(frozen=True)
class Deadline:
    """`due` is the first moment that is too late: the end of 16 October is 17 October 00:00.

    `provisional` when it rests on a year whose calendar has not been published. While a pause
    lasts, `due` leaves that pause out of account and the deadline cannot be missed.
    """

    due: datetime
    provisional: bool
    request: Request = field(repr=False)
    counted_from: datetime = field(repr=False)
    term: Phase = field(repr=False)
    extended: tuple[Extended, ...] = field(repr=False)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """How it came about, as data (`wording.sentences` words it)."""
        return steps_of(self)

    @property
    def paused_since(self) -> datetime | None:
        """Since when the clock stands still, if it does: a pause before the end that has no end."""
        pause = self.request.still_paused
        return pause.from_ if pause is not None and pause.from_ < self.due else None

    def is_late(self, moment: datetime) -> bool:
        return self.paused_since is None and moment.astimezone(UTC) >= self.due.astimezone(UTC)


def compute_deadline(  # noqa: PLR0913 (the whole of what a rule may say)
    term: Term,
    start: datetime,
    calendars: Calendars,
    *,
    basis: Basis = "state",
    counting: Counting = USUAL,
    pauses: tuple[Pause, ...] = (),
    extensions: tuple[Extension, ...] = (),
) -> Deadline:
    """When a term ends that began at `start` (an aware moment).

    Raises CalendarMissing when it needs a year that nobody has entered.
    """
    if start.tzinfo is None:
        raise ValueError("a deadline starts at a moment with its offset")
    request = Request(term, start, calendars, basis, counting, pauses, extensions)
    try:
        return _deadline(request)
    except OutsideDays as outside:
        raise CalendarMissing(calendars.state.name, outside.day.year) from None


def _deadline(request: Request) -> Deadline:
    counted_from = received(request)
    phase = first_phase(request, request.term, counted_from)
    due, extended = phase.due, list[Extended]()
    for extension in request.extensions:
        extended.append(_extended(request, extension, counted_from, due))
        due = extended[-1].due
    provisional = _is_provisional(request, due)
    return Deadline(due, provisional, request, counted_from, phase, tuple(extended))


def _extended(
    request: Request, extension: Extension, counted_from: datetime, due: datetime
) -> Extended:
    increment = next_phase(request, extension.increment, due) if extension.increment else None
    in_all = first_phase(request, extension.in_all, counted_from) if extension.in_all else None
    reached = min(phase.due for phase in (increment, in_all) if phase is not None)
    return Extended(extension, increment, in_all, max(due, reached))


def _is_provisional(request: Request, due: datetime) -> bool:
    provisional = request.calendars.state.provisional_years
    last = (due - _INSTANT).year
    if not provisional or last < min(provisional) or not _asks_calendar(request):
        return False
    first = request.start.astimezone(request.calendars.zone).year
    return not provisional.isdisjoint(range(first, last + 1))


def _asks_calendar(request: Request) -> bool:
    """Whether a holiday more or less could move this deadline."""
    counting, opening = request.counting, request.hours.opening
    hours_move = not (opening.always or opening.on_holidays)
    asks_hours = counting.ends == "close" or counting.late_receipt != "same day"
    return (
        counting.roll != "none"
        or (asks_hours and hours_move)
        or any(
            unit.is_by_workdays or (unit is Unit.OPENING_HOURS and hours_move)
            for unit in _units(request)
        )
    )


def _units(request: Request) -> list[Unit]:
    terms = [request.term]
    for extension in request.extensions:
        terms += [term for term in (extension.increment, extension.in_all) if term is not None]
    return [term.unit for term in terms]
