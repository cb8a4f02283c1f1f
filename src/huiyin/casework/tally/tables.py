"""The table of a return, made of the groups that came of its questions."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, NamedTuple

from huiyin.casework.tally.answers import MOMENTS
from huiyin.casework.tally.asking import Counter, questions
from huiyin.casework.tally.filling import NOTHING, Filling, Keys, Sum, UnitOf
from huiyin.casework.tally.hiding import hidden_cells, hidden_total
from huiyin.casework.tally.options import options_of
from huiyin.casework.tally.spans import Span
from huiyin.policy.policy import Policy
from huiyin.policy.schema.returns import Column, Return

_DAY = timedelta(days=1)
_INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True)
class Head:
    """One column as it is printed; `answer` where one column of the return stands for each answer."""

    name: str
    answer: str | None
    unit: str
    """`count`, `share`, `money` (fen), `figure`, `days`, `answer` or `moment`."""


class Line(NamedTuple):
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


def table_of(
    policy: Policy, rule: Return, span: Span, counter: Counter, unit_of_person: UnitOf = str
) -> Table:
    """`unit_of_person` gives the unit in which somebody holds a post, for returns told apart by `unit`."""
    filling = Filling(policy, rule, unit_of_person)
    for question in questions(policy, rule):
        for group in counter(question, span):
            filling.take(group, question.window, question.figure)
    heads = tuple(_heads(policy, rule, filling))
    values = [_values(head, filling) for head in heads]
    nothing = (False,) * len(heads)
    total, *lines = [
        Line(keys, tuple([value(keys) for value in values]), nothing)
        for keys in [(), *_rows(policy, rule, filling.rows)]
    ]
    return _with_little_hidden(rule, Table(heads, tuple(lines), total))


def behind(
    asked: tuple[Policy, Return, Span], counter: Counter, unit: UnitOf, keys: Keys, head: Head
) -> list[str]:
    """The numbers of the cases that a cell counts; without keys of those that the total counts."""
    policy, rule, span = asked
    listing = replace(rule, rows=("number", *rule.rows))
    filling = Filling(policy, listing, unit)
    for question in questions(policy, listing):
        for group in counter(question, span):
            filling.take(group, question.window, question.figure)
    return sorted(
        row[0]
        for row, own in filling.sums[head.name, head.answer].items()
        if row and own.count > 0 and (not keys or row[1:] == keys)
    )


def _heads(policy: Policy, rule: Return, filling: Filling) -> Iterator[Head]:
    for name, column in rule.columns.items():
        unit = unit_of(policy, column)
        if column.by is None:
            yield Head(str(name), None, unit)
            continue
        found = {place for own, place in filling.sums if own == name and place is not None}
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


def _values(head: Head, filling: Filling) -> Callable[[Keys], Any]:
    """What a column says in the row of these keys; there may be a hundred thousand rows."""
    column = filling.rule.columns[head.name]
    if column.shows is not None:
        shown = filling.shown[head.name]
        answers = _moment if head.unit == "moment" else _words
        return lambda keys: answers(shown.get(keys, ()))
    sums = filling.sums[head.name, head.answer]
    if column.share_of is not None:
        wholes = filling.sums[str(column.share_of), None]
        return lambda keys: _ratio(sums.get(keys, NOTHING).count, wholes.get(keys, NOTHING).count)
    if column.averages is not None:
        figure = str(column.averages)
        return lambda keys: _mean(sums.get(keys, NOTHING), figure)
    if column.sums is None:
        return lambda keys: sums.get(keys, NOTHING).count
    if column.sums == "days":
        return lambda keys: _days(sums.get(keys, NOTHING).amount)
    return lambda keys: sums.get(keys, NOTHING).amount


def _moment(found: Sequence[Any]) -> Any:
    """The last of them."""
    if len(found) == 1:
        return found[0] or None
    return max(filter(None, found), default=None)


def _words(found: Sequence[Any]) -> str:
    return found[0] if len(found) == 1 else ",".join(sorted({value for value in found if value}))


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
