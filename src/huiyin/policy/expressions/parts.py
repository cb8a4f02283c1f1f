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
from huiyin.policy.phrases import NOTHING, Phrase, one_of, say

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


def mistake(
    node: Node, what: Phrase, expected: Phrase = NOTHING, hint: Phrase = NOTHING
) -> ExpressionError:
    line, column = place(node)
    return ExpressionError(what, line, column, expected, hint)


def closest(word: str, known: Iterable[str]) -> Phrase:
    close = get_close_matches(word, list(known), n=1)
    return say('did you mean "{word}"?', word=close[0]) if close else NOTHING


def unknown_option(node: Node, word: str, options: tuple[str, ...]) -> ExpressionError:
    expected = one_of(options) if options else say("an option, and there is none")
    return mistake(
        node, say('"{word}" is not an option', word=word), expected, closest(word, options)
    )


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


def not_this(node: Node, kind: Type, expected: Phrase) -> ExpressionError:
    return mistake(node, say("this is {name}", name=kind.name), expected)


def check_comparable(node: Node, left: Type, right: Type, sign: str) -> None:
    if not (fits(left, right) or fits(right, left)):
        raise mistake(
            node,
            say("{name} cannot be compared with {other}", name=left.name, other=right.name),
            left.name,
        )
    if sign in ("=", "!="):
        return
    ordered = isinstance(left, Choice) and left.ordered
    if not ordered and left not in (*NUMERIC, DATE, MOMENT):
        raise mistake(node, say("{name} has no order", name=left.name), hint=say("use = or !="))


def check_length(node: Node, kind: Type, length: Any) -> None:
    """Conditions know no calendar, and a date has no hours."""
    if kind not in (DATE, MOMENT):
        return
    if not op.is_plain_length(length):
        raise mistake(
            node,
            say("{length} need a calendar", length=length),
            hint=say("use a clock, or days"),
        )
    if kind == DATE and length.unit.is_clock_time:
        raise mistake(node, say("a date has no hours"), say("days, weeks, months or years"))
