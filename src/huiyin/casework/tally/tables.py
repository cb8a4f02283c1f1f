"""The table of a return, made of the groups that came of its questions."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import product
from typing import Any

from huiyin.casework.tally.answers import MOMENTS, by_default
from huiyin.casework.tally.asking import (
    OPEN,
    STANDS,
    Counter,
    Group,
    dimensions,
    figure_of,
    questions,
)
from huiyin.casework.tally.hiding import hidden_cells, hidden_total
from huiyin.casework.tally.options import options_of
from huiyin.casework.tally.spans import Span
from huiyin.policy.policy import Policy
from huiyin.policy.schema.returns import Column, Counted, Return

Keys = tuple[str, ...]
UnitOf = Callable[[str], str]
_DAY = timedelta(days=1)
_INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True)
class Head:
    """One column as it is printed; `answer` where one column of the return stands for each answer."""

    name: str
    answer: str | None
    unit: str
    """`count`, `share`, `money` (fen), `figure`, `days`, `answer` or `moment`."""


@dataclass(frozen=True, slots=True)
class Line:
    """`keys` are answers to what the rows are told apart by; of the total none. A value that is None
    has nothing to be said of: no share of nought, no mean of none.
    """

    keys: Keys
    values: tuple[Any, ...]
    hidden: tuple[bool, ...]


@dataclass(frozen=True)
class Table:
    heads: tuple[Head, ...]
    lines: tuple[Line, ...]
    total: Line

    @property
    def is_nil(self) -> bool:
        return not any(value for line in (*self.lines, self.total) for value in line.values)


@dataclass(slots=True)
class Sum:
    count: int = 0
    amount: int = 0
    measured: int = 0

    def add(self, group: Group, sign: int) -> None:
        self.count += sign * group.count
        self.amount += sign * group.amount
        self.measured += sign * group.measured


_NOTHING = Sum()
Cell = tuple[Keys, str, str | None]
"""The keys of the row, the column, and the answer that the column stands for."""


class _Filling:
    """The cells while they fill. The total adds up cases, so that one with two answers counts once."""

    def __init__(self, policy: Policy, rule: Return, unit_of_person: UnitOf) -> None:
        self.policy, self.rule = policy, rule
        self.sums: defaultdict[Cell, Sum] = defaultdict(Sum)
        self.shown: dict[str, dict[Keys, list[Any]]] = defaultdict(dict)
        self.rows: set[Keys] = set()
        self.read = {
            name: (place, _reader(policy, name, unit_of_person))
            for place, name in enumerate(dimensions(rule))
        }
        self.signs: dict[tuple[str, str, str, str, str], int] = {}

    def answers(self, group: Group, name: str) -> list[Any]:
        place, read = self.read[name]
        return read(group.keys[place])

    def take(self, group: Group, window: str, figure: str) -> None:
        rows = list(product(*(self.answers(group, str(name)) for name in self.rule.rows)))
        for name, column in self.rule.columns.items():
            if column.shows is not None:
                self._show(str(name), str(column.shows), group, rows)
            elif (sign := self._sign(str(name), group, window, figure)) and self._said(
                column, group
            ):
                self._count(str(name), column, group, rows, sign)

    def _sign(self, name: str, group: Group, window: str, figure: str) -> int:
        """The same for every group of one kind, and there may be a hundred thousand."""
        kind = (name, group.what, group.topic, window, figure)
        if kind not in self.signs:
            self.signs[kind] = _sign(self.rule.columns[name], group, window, figure)
        return self.signs[kind]

    def _show(self, name: str, shows: str, group: Group, rows: list[Keys]) -> None:
        answers, shown = self.answers(group, shows), self.shown[name]
        for row in rows:
            shown[row] = [*shown[row], *answers] if row in shown else answers
        self.rows.update(rows)

    def _said(self, column: Column, group: Group) -> bool:
        return not column.said or all(
            set(self.answers(group, str(name))) & set(map(str, wanted))
            for name, wanted in column.said.items()
        )

    def _count(self, name: str, column: Column, group: Group, rows: list[Keys], sign: int) -> None:
        places = self.answers(group, str(column.by)) if column.by is not None else [None]
        self.rows.update(rows)
        for place in places:
            for row in rows if self.rule.rows else ():
                self.sums[row, name, place].add(group, sign)
            self.sums[(), name, place].add(group, sign)


def _reader(policy: Policy, name: str, unit_of_person: UnitOf) -> Callable[[Any], list[Any]]:
    """What the answers are to one of the things that groups are told apart by."""
    if name in MOMENTS:
        return lambda value: [value]
    if name == "unit":
        return lambda value: [unit_of_person(str(value))]
    silence, fact = by_default(policy, name), policy.facts.get(name)
    if fact is not None and fact.type == "choices":
        return lambda value: (str(value or "") or silence).split(",")
    return lambda value: [str(value or "") or silence]


def _sign(column: Column, group: Group, window: str, figure: str) -> int:
    """Whether the group counts in a column: 1 or 0."""
    return next(
        (sign for one in column.counts if (sign := _counts(one, column, group, window, figure))), 0
    )


def _counts(one: Counted, column: Column, group: Group, window: str, figure: str) -> int:
    if one.on in STANDS:
        return int(group.what == OPEN and window == STANDS[one.on])
    topics = tuple(map(str, one.topic))
    fits = window == "within" and group.what == one.on and figure == figure_of(column)
    return int(fits and (not topics or group.topic in topics))


def table_of(
    policy: Policy, rule: Return, span: Span, counter: Counter, unit_of_person: UnitOf = str
) -> Table:
    """`unit_of_person` gives the unit in which somebody holds a post, for returns told apart by `unit`."""
    filling = _Filling(policy, rule, unit_of_person)
    for question in questions(policy, rule):
        for group in counter(question, span):
            filling.take(group, question.window, question.figure)
    heads = tuple(_heads(policy, rule, filling))
    lines = [_line(keys, heads, filling) for keys in _rows(policy, rule, filling.rows)]
    return _with_little_hidden(rule, Table(heads, tuple(lines), _line((), heads, filling)))


def behind(
    asked: tuple[Policy, Return, Span], counter: Counter, unit: UnitOf, keys: Keys, head: Head
) -> list[str]:
    """The numbers of the cases that a cell counts; without keys of those that the total counts."""
    policy, rule, span = asked
    listing = replace(rule, rows=("number", *rule.rows))
    filling = _Filling(policy, listing, unit)
    for question in questions(policy, listing):
        for group in counter(question, span):
            filling.take(group, question.window, question.figure)
    return sorted(
        row[0]
        for (row, name, place), own in filling.sums.items()
        if row and name == head.name and place == head.answer and own.count > 0
        and (not keys or row[1:] == keys)
    )  # fmt: skip


def _heads(policy: Policy, rule: Return, filling: _Filling) -> Iterator[Head]:
    for name, column in rule.columns.items():
        unit = unit_of(policy, column)
        if column.by is None:
            yield Head(str(name), None, unit)
            continue
        found = {place for (_, own, place) in filling.sums if own == name and place is not None}
        for answer in ordered(policy, str(column.by), found, every=True):
            yield Head(str(name), answer, unit)


def unit_of(policy: Policy, column: Column) -> str:
    if column.shows is not None:
        return "moment" if column.shows in MOMENTS else "answer"
    if column.share_of is not None:
        return "share"
    figure = str(column.sums or column.averages or "")
    if figure in ("", "days"):
        return figure or "count"
    is_money = figure == "worth" or policy.facts[figure].type == "money"
    return "money" if is_money else "figure"


def ordered(policy: Policy, name: str, found: Iterable[str], *, every: bool) -> list[str]:
    """Answers in the order of the regulation, `every` one that it knows; what nobody said comes last."""
    known, given = list(options_of(policy, name)), set(found)
    if not every:
        known = [answer for answer in known if answer in given]
    others = sorted(given - set(known) - {""})
    return [*known, *others, *([""] if "" in given else [])]


def _rows(policy: Policy, rule: Return, found: set[Keys]) -> list[Keys]:
    """With one thing to tell rows apart each of its answers has a row, also that which nobody gave."""
    if not rule.rows:
        return []
    if len(rule.rows) == 1:
        name = str(rule.rows[0])
        return [(key,) for key in ordered(policy, name, {key for (key,) in found}, every=True)]
    places = [
        {key: place for place, key in enumerate(ordered(policy, str(name), keys, every=True))}
        for name, keys in zip(rule.rows, zip(*found, strict=True), strict=True)
    ] if found else []  # fmt: skip
    return sorted(found, key=lambda row: [p[k] for p, k in zip(places, row, strict=True)])


def _line(keys: Keys, heads: tuple[Head, ...], filling: _Filling) -> Line:
    values = tuple(_value(keys, head, filling) for head in heads)
    return Line(keys, values, (False,) * len(heads))


def _value(keys: Keys, head: Head, filling: _Filling) -> Any:
    column = filling.rule.columns[head.name]
    if column.shows is not None:
        return _answers(filling.shown[head.name].get(keys, []), head.unit)
    own = filling.sums.get((keys, head.name, head.answer), _NOTHING)
    if column.share_of is not None:
        whole = filling.sums.get((keys, str(column.share_of), None), _NOTHING)
        return _ratio(own.count, whole.count)
    if column.averages is not None:
        return _mean(own, str(column.averages))
    if column.sums is None:
        return own.count
    return _days(own.amount) if column.sums == "days" else own.amount


def _answers(found: list[Any], unit: str) -> Any:
    known = (
        sorted({value for value in found if value}) if len(found) > 1 else list(filter(None, found))
    )
    if unit == "moment":
        return known[-1] if known else None
    return ",".join(known)


def _ratio(part: int, whole: int) -> Decimal | None:
    return _rounded(Decimal(part) / whole, "0.0001") if whole else None


def _mean(own: Sum, figure: str) -> Decimal | None:
    if not own.measured:
        return None
    mean = Decimal(own.amount) / own.measured
    if figure == "days":
        return _rounded(mean / (_DAY // _INSTANT), "0.1")
    return _rounded(mean, "1") if figure == "worth" else _rounded(mean, "0.1")


def _days(amount: int) -> Decimal:
    return _rounded(Decimal(amount) / (_DAY // _INSTANT), "0.1")


def _rounded(value: Decimal, to: str) -> Decimal:
    return value.quantize(Decimal(to), ROUND_HALF_UP)


def _with_little_hidden(rule: Return, table: Table) -> Table:
    if rule.fewer_than is None or "number" in rule.rows:
        return table
    lines = hidden_cells(rule, table.heads, table.lines)
    return replace(table, lines=lines, total=hidden_total(table.heads, lines, table.total))
