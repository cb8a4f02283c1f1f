"""What compiled parts of a condition have in common: scope, type, place of a mistake."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from huiyin.policy.expressions import operations as op
from huiyin.policy.expressions.errors import ExpressionError
from huiyin.policy.expressions.parsing import Node, place
from huiyin.policy.expressions.types import (
    DATE,
    MOMENT,
    MONEY,
    NUMBER,
    TERM,
    TEXT,
    Choice,
    Type,
    Value,
)

Env = Mapping[str, Value]
Function = Callable[[Env], Value]

NUMERIC = (NUMBER, MONEY)


@dataclass(frozen=True)
class Scope:
    """The names a condition may read, with their types, and the events it may ask about.

    `topics` gives the words that may stand beside an event, `happened(closed, settled)`: no entry
    means any word, an empty one that the event has no topic.
    """

    names: Mapping[str, Type]
    events: frozenset[str] = frozenset()
    topics: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def extended(self, names: Mapping[str, Type]) -> "Scope":
        return Scope({**self.names, **names}, self.events, self.topics)


@dataclass(frozen=True)
class Part:
    type: Type
    run: Function
    name: str = ""
    constant: Any = None


def constant(kind: Type, value: Any) -> Part:
    return Part(kind, op.constant(value), constant=value)


def mistake(node: Node, what: str, expected: str = "", hint: str = "") -> ExpressionError:
    line, column = place(node)
    return ExpressionError(what, line, column, expected, hint)


def closest(word: str, known: Iterable[str]) -> str:
    close = get_close_matches(word, list(known), n=1)
    return f'did you mean "{close[0]}"?' if close else ""


def unknown_option(node: Node, word: str, options: tuple[str, ...]) -> ExpressionError:
    expected = "one of " + ", ".join(options) if options else "an option, and there is none"
    return mistake(node, f'"{word}" is not an option', expected, closest(word, options))


def fits(actual: Type, wanted: Type) -> bool:
    """Whether a value of one type may stand for the other; a literal number may be money."""
    if wanted in NUMERIC:
        return actual in NUMERIC
    return actual == wanted or (wanted == TEXT and isinstance(actual, Choice))


def type_of_sum(left: Type, sign: str, right: Type) -> Type | None:
    if left in NUMERIC and right in NUMERIC:
        return MONEY if MONEY in (left, right) else NUMBER
    if left in (DATE, MOMENT) and right == TERM:
        return left
    return None


def type_of_product(left: Type, sign: str, right: Type) -> Type | None:
    """Money times money means nothing; money by money is a share."""
    if left not in NUMERIC or right not in NUMERIC or (left == right == MONEY and sign == "*"):
        return None
    if sign == "/":
        return NUMBER if left == right or right == MONEY else left
    return MONEY if MONEY in (left, right) else NUMBER
