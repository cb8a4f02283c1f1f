"""One question to the solver: whether some case can be so, and what it looks like."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any

import z3

from huiyin.calendars import add_months
from huiyin.policy.expressions import DATE
from huiyin.proof.logic import Bool, formula
from huiyin.proof.names import DAY, Names, Shift

EFFORT = 4_000_000
"""Steps the solver may take for one answer. Counted and not timed, so that every machine answers alike."""
_LOOKED_UP = 800
"""How often the calendar is asked about a month before the question is given up."""


class Undecided(Exception):
    """The solver gave up; nothing is claimed either way."""


def begin_anew() -> None:
    """Lets the solver forget what it was asked before: which example it finds first depends on that."""
    z3.z3._main_ctx = None  # noqa: SLF001 (there is no other way, and it is made anew when asked for)


class Question:
    """A solver that knows the laws of the names its formulas use. Formulas are made before it is asked."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.solver = z3.Solver()
        self.solver.set("rlimit", EFFORT)
        self._told = 0
        self._catch_up()

    def _catch_up(self) -> None:
        """Laws of names that came up since."""
        for law in self.names.laws[self._told :]:
            self.solver.add(law)
        self._told = len(self.names.laws)

    def can_be(self, *parts: Bool) -> bool:
        """Whether all of these can hold together. Raises Undecided."""
        with self.supposing(*parts):
            return self.is_possible()

    @contextmanager
    def supposing(self, *parts: Bool) -> Iterator[None]:
        """While this lasts, these hold."""
        self._catch_up()
        self.solver.push()
        try:
            for part in parts:
                self.solver.add(formula(part))
            yield
        finally:
            self.solver.pop()

    def also(self, part: Bool) -> bool:
        """Adds it for as long as the supposition lasts, if that can be; says whether it could."""
        self.solver.push()
        self.solver.add(formula(part))
        try:
            kept = self.is_possible()
        except Undecided:
            kept = False
        self.solver.pop()
        if kept:
            self.solver.add(formula(part))
        return kept

    def is_possible(self) -> bool:
        """Whether what is supposed now can be. Raises Undecided."""
        for _ in range(_LOOKED_UP):
            answer = self.solver.check()
            if answer == z3.unknown:
                raise Undecided
            if answer == z3.unsat:
                return False
            wrong = self._misplaced(self.solver.model())
            if not wrong:
                return True
            self.solver.add(*wrong)
        raise Undecided

    def model(self) -> Any:
        return self.solver.model()

    def _misplaced(self, model: Any) -> list[z3.BoolRef]:
        """What the calendar says of dates that the solver put where they cannot lie."""
        found = []
        for shift in self.names.shifts:
            start = model.eval(shift.start.term, model_completion=True).as_long()
            put = model.eval(shift.term, model_completion=True).as_long()
            scale = 1 if shift.start.type == DATE else DAY
            day, second = divmod(start, scale)
            lies = add_months(date.fromordinal(day), shift.months).toordinal() * scale + second
            if put != lies:
                found += _of_the_month(shift, date.fromordinal(day), scale)
        return found


def _of_the_month(shift: Shift, day: date, scale: int) -> list[z3.BoolRef]:
    """Where each day of a month lies some months away: on the same date, or on the last day there is."""
    first = day.replace(day=1)
    until = add_months(first, 1).toordinal()
    there, end = add_months(first, shift.months), add_months(first, shift.months + 1).toordinal()
    turn = min(until, first.toordinal() + end - there.toordinal())
    start, term = shift.start.term, shift.term
    moved = (there.toordinal() - first.toordinal()) * scale
    alike = z3.And(start >= first.toordinal() * scale, start < turn * scale)
    beyond = z3.And(start >= turn * scale, start < until * scale)
    last = (end - 1) * scale + (start % scale if scale > 1 else 0)
    return [z3.Implies(alike, term == start + moved), z3.Implies(beyond, term == last)]


def moment_of(number: int) -> datetime:
    """A moment without its zone: the time on the clocks of the house."""
    day, second = divmod(number, DAY)
    return datetime.fromordinal(day) + timedelta(seconds=second)


def number_of(moment: datetime) -> int:
    return moment.toordinal() * DAY + moment.hour * 3600 + moment.minute * 60 + moment.second


def is_so(model: Any, part: Bool) -> bool:
    """Whether a model says so; what it leaves open it says not."""
    if isinstance(part, bool):
        return part
    return bool(z3.is_true(model.eval(part, model_completion=True)))
