"""What a return asks of whoever counts: questions that come to groups, wherever the cases are kept."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from huiyin.casework.tally.spans import Span
from huiyin.policy.policy import Policy
from huiyin.policy.schema.returns import Column, Return

Window = Literal["within", "before", "by the end"]
STANDS: dict[str, Window] = {"open_at_start": "before", "open_at_end": "by the end"}
"""What is no happening but how it stood: received before then, and not ended before then."""
OPEN = "open"


@dataclass(frozen=True)
class Question:
    """How many of these happened `within` the period, for each combination of `by`; or, of OPEN, how many
    cases stood open `before` its first moment or `by the end` of it.

    `figure` is added up: "" nothing, `amount` that of the entry itself, else a fact.
    """

    whats: frozenset[str]
    window: Window
    kinds: tuple[str, ...]
    by: tuple[str, ...]
    figure: str = ""
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """`measured` of the `count` had the figure; `amount` is what theirs come to."""

    keys: tuple[Any, ...]
    what: str
    topic: str
    count: int
    amount: int = 0
    measured: int = 0


Counter = Callable[[Question, Span], Iterable[Group]]


def kinds_of(policy: Policy, rule: Return) -> tuple[str, ...]:
    """By default all kinds but records."""
    if rule.of:
        return tuple(map(str, rule.of))
    return tuple(sorted(name for name, kind in policy.kinds.items() if not kind.record))


def figure_of(column: Column) -> str:
    figure = column.sums or column.averages
    if figure is None:
        return ""
    return "amount" if figure in ("worth", "days") else str(figure)


def questions(policy: Policy, rule: Return) -> list[Question]:
    """As few as bring everything that the columns say."""
    by, kinds = dimensions(rule), kinds_of(policy, rule)
    wanted: dict[tuple[Window, str], set[str]] = {}
    for column in counting(rule):
        for what in (str(one.on) for one in column.counts):
            if what in STANDS:
                wanted.setdefault((STANDS[what], ""), set()).add(OPEN)
            else:
                wanted.setdefault(("within", figure_of(column)), set()).add(what)
    if not wanted:
        wanted["within", ""] = {"received"}
    return [
        Question(frozenset(whats), window, kinds, by, figure, rule.sealed)
        for (window, figure), whats in wanted.items()
    ]


def counting(rule: Return) -> list[Column]:
    """The columns that count; those which only show an answer say it of the cases that these count."""
    return [column for column in rule.columns.values() if column.shows is None]


def dimensions(rule: Return) -> tuple[str, ...]:
    """Everything by which some row or column tells cases apart; the rows first."""
    found = [str(name) for name in rule.rows]
    for column in rule.columns.values():
        found += [str(name) for name in (column.by, column.shows) if name is not None]
        found += [str(name) for name in column.said]
    return tuple(dict.fromkeys(found))
