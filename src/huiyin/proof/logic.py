"""And, or and not over formulas, simple ones worked out at once."""

from collections.abc import Iterable
from typing import TypeAlias

import z3

Bool: TypeAlias = "z3.BoolRef | bool"
"""A formula, or plainly true or false."""


def both(*parts: Bool) -> Bool:
    kept = [part for part in parts if part is not True]
    if any(part is False for part in kept):
        return False
    if not kept:
        return True
    return kept[0] if len(kept) == 1 else z3.And(*kept)


def either(*parts: Bool) -> Bool:
    kept = [part for part in parts if part is not False]
    if any(part is True for part in kept):
        return True
    if not kept:
        return False
    return kept[0] if len(kept) == 1 else z3.Or(*kept)


def negated(part: Bool) -> Bool:
    if isinstance(part, bool):
        return not part
    return z3.Not(part)


def follows(if_: Bool, then: Bool) -> Bool:
    return either(negated(if_), then)


def counted(parts: Iterable[Bool]) -> z3.ArithRef:
    """How many of the parts hold."""
    return z3.Sum([z3.If(formula(part), 1, 0) for part in parts] or [z3.IntVal(0)])


def formula(part: Bool) -> z3.BoolRef:
    """As the solver wants it."""
    return z3.BoolVal(part) if isinstance(part, bool) else part
