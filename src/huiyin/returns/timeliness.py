"""How many answers came in time, and what the calendar of the state has to do with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from huiyin.calendars import Calendars, StateCalendar, Term, compute_deadline

Answered = tuple[datetime, datetime | None]
"""When a complaint was received, and when it was answered, if it was."""


@dataclass(frozen=True, slots=True)
class Timeliness:
    """Against one term, counted from receipt. The counts of answers add up to `received`.

    `late` answers came after their due date; `overdue` ones have not come although they are due,
    `pending` ones may still come in time. `moved` due dates lie on another day than Monday to
    Friday counting says; in `misjudged` of the answered cases that counting gives another verdict.
    """

    term: Term
    received: int
    in_time: int
    late: int
    overdue: int
    pending: int
    moved: int
    misjudged: int

    @property
    def share(self) -> float:
        """In time among the answered; 0 where nothing was answered."""
        answered = self.in_time + self.late
        return self.in_time / answered if answered else 0.0


def monday_to_friday(state: StateCalendar) -> StateCalendar:
    """The same years as if nobody ever announced a holiday or a make-up day."""
    years = {
        year: replace(notice, holidays={}, make_up=frozenset())
        for year, notice in state.years.items()
    }
    return StateCalendar("Monday to Friday", years)


def timeliness(
    answers: Iterable[Answered], terms: Sequence[Term], calendars: Calendars, now: datetime
) -> list[Timeliness]:
    """One line a term. Raises CalendarMissing for a receipt outside the known years."""
    known = list(answers)
    plain = replace(calendars, state=monday_to_friday(calendars.state))
    return [_against(term, known, calendars, plain, now) for term in terms]


def _against(
    term: Term, answers: Sequence[Answered], state: Calendars, plain: Calendars, now: datetime
) -> Timeliness:
    counts = dict.fromkeys(("in_time", "late", "overdue", "pending"), 0)
    moved = misjudged = 0
    for received, answered in answers:
        due = compute_deadline(term, received, state).due
        naive = compute_deadline(term, received, plain).due
        counts[_verdict(due, answered, now)] += 1
        moved += due != naive
        misjudged += answered is not None and (answered < due) != (answered < naive)
    return Timeliness(term, len(answers), **counts, moved=moved, misjudged=misjudged)


def _verdict(due: datetime, answered: datetime | None, now: datetime) -> str:
    if answered is None:
        return "overdue" if now >= due else "pending"
    return "in_time" if answered < due else "late"
