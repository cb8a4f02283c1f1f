"""The cells of a return while they fill."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from typing import Any, NamedTuple

from huiyin.casework.tally.answers import MOMENTS, by_default
from huiyin.casework.tally.asking import OPEN, STANDS, Group, dimensions, figure_of
from huiyin.policy.policy import Policy
from huiyin.policy.schema.returns import Column, Counted, Return

Keys = tuple[str, ...]
UnitOf = Callable[[str], str]
Answers = tuple[Any, ...]


@dataclass(slots=True)
class Sum:
    count: int = 0
    amount: int = 0
    measured: int = 0

    def add(self, group: Group) -> None:
        self.count += group.count
        self.amount += group.amount
        self.measured += group.measured


NOTHING = Sum()


class _Counting(NamedTuple):
    """A column in which groups of one kind count: the place of what it has a column for each answer of,
    and of what must have been answered, with the answers that count.
    """

    name: str
    by: int | None
    said: tuple[tuple[int, frozenset[str]], ...]


class Filling:
    """`sums` by column and the answer that it stands for, then by the keys of the row; without keys is
    the total, which adds up cases, so that one with two answers counts once. There may be a hundred
    thousand groups: what is the same for all of a kind is found once.
    """

    def __init__(self, policy: Policy, rule: Return, unit_of_person: UnitOf) -> None:
        self.rule = rule
        self.sums: defaultdict[tuple[str, str | None], defaultdict[Keys, Sum]]
        self.sums = defaultdict(lambda: defaultdict(Sum))
        self.shown: dict[str, dict[Keys, Answers]] = defaultdict(dict)
        self.rows: set[Keys] = set()
        names = dimensions(rule)
        self._places = {name: place for place, name in enumerate(names)}
        self._readers = [_reader(policy, name, unit_of_person) for name in names]
        self._shows = [
            (self.shown[str(name)], self._places[str(column.shows)])
            for name, column in rule.columns.items()
            if column.shows is not None
        ]
        self._counting: dict[tuple[str, str, str, str], list[_Counting]] = {}

    def take(self, group: Group, window: str, figure: str) -> None:
        said = [read(key) for read, key in zip(self._readers, group.keys, strict=True)]
        rows = list(product(*said[: len(self.rule.rows)]))
        for shown, place in self._shows:
            for row in rows:
                shown[row] = (*shown[row], *said[place]) if row in shown else said[place]
        kind = (group.what, group.topic, window, figure)
        if kind not in self._counting:
            self._counting[kind] = self._counted_in(*kind)
        counting = [
            one
            for one in self._counting[kind]
            if all(not wanted.isdisjoint(said[place]) for place, wanted in one.said)
        ]
        if counting or self._shows:
            self.rows.update(rows)
        for one in counting:
            self._count(one, group, rows, said)

    def _counted_in(self, what: str, topic: str, window: str, figure: str) -> list[_Counting]:
        return [
            _Counting(
                str(name),
                None if column.by is None else self._places[str(column.by)],
                tuple(
                    (self._places[str(fact)], frozenset(map(str, wanted)))
                    for fact, wanted in column.said.items()
                ),
            )
            for name, column in self.rule.columns.items()
            if column.shows is None
            and any(_counts(one, column, (what, topic), (window, figure)) for one in column.counts)
        ]

    def _count(self, one: _Counting, group: Group, rows: list[Keys], said: list[Answers]) -> None:
        for answer in (None,) if one.by is None else said[one.by]:
            sums = self.sums[one.name, answer]
            for row in rows if self.rule.rows else ():
                sums[row].add(group)
            sums[()].add(group)


def _reader(policy: Policy, name: str, unit_of_person: UnitOf) -> Callable[[Any], Answers]:
    """What the answers are to one of the things that groups are told apart by."""
    if name in MOMENTS:
        return lambda value: (value,)
    if name == "unit":
        return lambda value: (unit_of_person(str(value)),)
    silence, fact = by_default(policy, name), policy.facts.get(name)
    if fact is not None and fact.type == "choices":
        return lambda value: tuple((str(value or "") or silence).split(","))
    return lambda value: (str(value or "") or silence,)


def _counts(one: Counted, column: Column, what: tuple[str, str], how: tuple[str, str]) -> bool:
    """Whether what happened, with its topic, counts by this, asked in this window and with this figure."""
    window, figure = how
    if one.on in STANDS:
        return what[0] == OPEN and window == STANDS[one.on]
    topics = tuple(map(str, one.topic))
    fits = window == "within" and what[0] == one.on and figure == figure_of(column)
    return fits and (not topics or what[1] in topics)
