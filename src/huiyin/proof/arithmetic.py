"""Sums, products and lengths of time, as formulas."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, Protocol

import z3

from huiyin.calendars import Term, Unit
from huiyin.policy.expressions import DATE, MONEY, NUMBER
from huiyin.proof.logic import both, formula
from huiyin.proof.symbols import Symbol, Value

_SECONDS = {Unit.MINUTES: 60, Unit.HOURS: 3600, Unit.DAYS: 86400, Unit.WEEKS: 7 * 86400}
_MONTHS = {Unit.MONTHS: 1, Unit.YEARS: 12}


class Calendar(Protocol):
    """Knows where a date some months away lies."""

    def shifted(self, start: Value, months: int) -> Value: ...


def real(figure: Decimal) -> z3.ArithRef:
    return z3.RealVal(f"{figure:f}")


def figure(number: Decimal) -> Value:
    return Value(NUMBER, known=True, term=real(number))


def count(number: z3.ArithRef) -> Value:
    return Value(NUMBER, known=True, term=z3.ToReal(number))


def added(first: Value, sign: str, second: Symbol) -> Value:
    assert isinstance(second, Value)
    kind = MONEY if MONEY in (first.type, second.type) else NUMBER
    term = first.term + second.term if sign == "+" else first.term - second.term
    return Value(kind, both(first.known, second.known), term)


def moved(start: Value, length: Term, calendar: Calendar) -> Value:
    """A date or moment some time away; a negative length leads back."""
    if length.unit in _MONTHS:
        return calendar.shifted(start, length.amount * _MONTHS[length.unit])
    seconds = length.amount * _SECONDS[length.unit]
    step = seconds // 86400 if start.type == DATE else seconds
    return Value(start.type, start.known, start.term + step)


def multiplied(first: Value, sign: str, second: Symbol) -> Value:
    """Divided by nothing it is unknown."""
    assert isinstance(second, Value)
    money = first.type == MONEY or (second.type == MONEY and sign == "*")
    kind = MONEY if money and not (sign == "/" and second.type == MONEY) else NUMBER
    known = both(first.known, second.known)
    if sign == "*":
        return Value(kind, known, first.term * second.term)
    return Value(kind, both(known, formula(second.term != 0)), first.term / second.term)


def extreme(parts: Sequence[Symbol], before: Callable[[Any, Any], Any]) -> Value:
    """The least or the most, by what comes before what."""
    figures = [part for part in parts if isinstance(part, Value)]
    kind = MONEY if any(part.type == MONEY for part in figures) else NUMBER
    term = figures[0].term
    for part in figures[1:]:
        term = z3.If(before(term, part.term), term, part.term)
    return Value(kind, both(*(part.known for part in figures)), term)
