"""The running parts of compiled conditions: three-valued logic, exact figures, dates."""

import operator
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from typing import Any

from huiyin.calendars import Term, Unit, add_months
from huiyin.policy.expressions.layers import Layers
from huiyin.policy.expressions.types import UNKNOWN, Value

Env = Mapping[str, Value]
Function = Callable[[Env], Value]

_EXACT = Context(prec=28, traps=[InvalidOperation, DivisionByZero, Overflow])
_SIGNS: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def decimal(text: str) -> Decimal:
    return Decimal(text.replace("_", ""))


def percent(text: str) -> Decimal:
    """Exact at any length: moving the point loses nothing."""
    return Decimal(text.replace("_", "") + "e-2")


def day(text: str) -> date:
    return date.fromisoformat(text)


def term(text: str) -> Term:
    return Term.parse(text)


def constant(value: Value) -> Function:
    return lambda env: value


def reader(name: str) -> Function:
    return lambda env: env.get(name, UNKNOWN)


def negated(part: Function) -> Function:
    def run(env: Env) -> Value:
        value = part(env)
        return value if value is UNKNOWN else not value

    return run


def both(parts: Sequence[Function]) -> Function:
    """False as soon as one is false; unknown while none is false and one unknown."""

    def run(env: Env) -> Value:
        result: Value = True
        for part in parts:
            value = part(env)
            if value is False:
                return False
            if value is UNKNOWN:
                result = UNKNOWN
        return result

    return run


def either(parts: Sequence[Function]) -> Function:
    """True as soon as one is true; unknown while none is true and one unknown."""

    def run(env: Env) -> Value:
        result: Value = False
        for part in parts:
            value = part(env)
            if value is True:
                return True
            if value is UNKNOWN:
                result = UNKNOWN
        return result

    return run


def compared(left: Function, sign: str, right: Function) -> Function:
    test = _SIGNS[sign]

    def run(env: Env) -> Value:
        first, second = left(env), right(env)
        if first is UNKNOWN or second is UNKNOWN:
            return UNKNOWN
        return test(first, second)

    return run


def compared_by_order(
    left: Function, sign: str, right: Function, options: tuple[str, ...]
) -> Function:
    rank = {option: index for index, option in enumerate(options)}
    return compared(
        lambda env: rank.get(left(env), UNKNOWN), sign, lambda env: rank.get(right(env), UNKNOWN)
    )


def one_of(part: Function, values: frozenset[Value]) -> Function:
    def run(env: Env) -> Value:
        value = part(env)
        return UNKNOWN if value is UNKNOWN else value in values

    return run


def contained(part: Function, whole: Function) -> Function:
    def run(env: Env) -> Value:
        value, container = part(env), whole(env)
        if value is UNKNOWN or container is UNKNOWN:
            return UNKNOWN
        return value in container

    return run


def known(part: Function) -> Function:
    return lambda env: part(env) is not UNKNOWN


def _tests(records: Function, variable: str, test: Function) -> Callable[[Env], list[Value]]:
    def run(env: Env) -> list[Value]:
        found = records(env)
        if found is UNKNOWN:
            return [UNKNOWN]
        return [
            test(Layers({f"{variable}.{name}": value for name, value in record.items()}, env))
            for record in found
        ]

    return run


def some(records: Function, variable: str, test: Function) -> Function:
    tests = _tests(records, variable, test)

    def run(env: Env) -> Value:
        results = tests(env)
        if any(value is True for value in results):
            return True
        return UNKNOWN if any(value is UNKNOWN for value in results) else False

    return run


def all_of(records: Function, variable: str, test: Function) -> Function:
    tests = _tests(records, variable, test)

    def run(env: Env) -> Value:
        results = tests(env)
        if any(value is False for value in results):
            return False
        return UNKNOWN if any(value is UNKNOWN for value in results) else True

    return run


def counted(records: Function, variable: str, test: Function | None) -> Function:
    def run(env: Env) -> Value:
        found = records(env)
        if found is UNKNOWN:
            return UNKNOWN
        if test is None:
            return Decimal(len(found))
        results = _tests(records, variable, test)(env)
        if any(value is UNKNOWN for value in results):
            return UNKNOWN
        return Decimal(sum(value is True for value in results))

    return run


def chosen(parts: Sequence[Function], choose: Callable[..., Any]) -> Function:
    def run(env: Env) -> Value:
        values = [part(env) for part in parts]
        return UNKNOWN if any(value is UNKNOWN for value in values) else choose(values)

    return run


def calculated(left: Function, sign: str, right: Function) -> Function:
    """Exact to 28 figures. Dividing by nothing, or a day past the calendar, is unknown."""
    calculate = _CALCULATE[sign]

    def run(env: Env) -> Value:
        first, second = left(env), right(env)
        if first is UNKNOWN or second is UNKNOWN:
            return UNKNOWN
        try:
            return calculate(first, second)
        except (ArithmeticError, ValueError):  # no quotient, no such day
            return UNKNOWN

    return run


def _plus(first: Any, second: Any) -> Any:
    if isinstance(second, Term):
        return later(first, second)
    return _EXACT.add(first, second)


def _minus(first: Any, second: Any) -> Any:
    if isinstance(second, Term):
        return later(first, Term(-second.amount, second.unit))
    return _EXACT.subtract(first, second)


_PLAIN_UNITS = frozenset({Unit.MINUTES, Unit.HOURS, Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS})


def is_plain_length(length: Term) -> bool:
    """Whether a length can be added without knowing workdays and opening hours."""
    return length.unit in _PLAIN_UNITS


def later(start: date | datetime, length: Term) -> Any:
    """A date some calendar time later; months by the corresponding day."""
    if length.unit in (Unit.MONTHS, Unit.YEARS):
        months = length.amount * (12 if length.unit is Unit.YEARS else 1)
        if isinstance(start, datetime):
            return datetime.combine(add_months(start.date(), months), start.timetz())
        return add_months(start, months)
    return start + length.as_timedelta()


_CALCULATE: dict[str, Callable[[Any, Any], Any]] = {
    "+": _plus,
    "-": _minus,
    "*": _EXACT.multiply,
    "/": _EXACT.divide,
}


def asked(question: str, event: str, topic: str | None) -> Function:
    """What the case says of an event: `$happened`, `$times` or `$last`; never having is unknown."""

    def run(env: Env) -> Value:
        answer = env.get(question)
        if answer is None:
            return UNKNOWN
        value = answer(event, topic)
        if isinstance(value, int) and not isinstance(value, bool):
            return Decimal(value)
        return UNKNOWN if value is None else value

    return run
