"""What a decision table says, as formulas: which row is hit, which may decide, what the result may be."""

from collections.abc import Sequence
from typing import Protocol

import z3

from huiyin.policy.schema.base import Decider
from huiyin.policy.schema.decisions import TableSpec
from huiyin.proof.logic import Bool, both, either, follows, formula, negated
from huiyin.proof.symbols import Lexicon, Symbol, Truth, Value
from huiyin.proof.translating import Names, translate


class _Names(Names, Protocol):
    lexicon: Lexicon


def rows_of(table: TableSpec | Decider, names: Names) -> list[Truth]:
    """When each row applies; the row for everything else once all others are known to fail."""
    found: list[Truth | None] = []
    for row in table.rows:
        made = translate(str(row.when.source), names) if row.when is not None else None
        assert made is None or isinstance(made, Truth)
        found.append(made)
    others = [truth for truth in found if truth is not None]
    rest = Truth(both(*(t.no for t in others)), either(*(t.yes for t in others)))
    return [truth if truth is not None else rest for truth in found]


def rank(table: TableSpec | Decider, index: int) -> int:
    """How strict a row is: by the declared order, else the first row is the mildest."""
    result = str(table.rows[index].is_)
    return table.order.index(result) if result in table.order else index


def beats(table: TableSpec | Decider, other: int, index: int) -> bool:
    """Whether one row decides before another where both apply."""
    if table.take == "collect":
        return False
    if table.take == "highest":
        return (rank(table, other), other) > (rank(table, index), index)
    return other < index


def decides(table: TableSpec | Decider, rows: Sequence[Truth], index: int) -> Bool:
    """Finally: the row applies, and every row that would win over it is known to fail."""
    rivals = [rows[i].no for i in range(len(rows)) if _is_rival(table, i, index)]
    return both(rows[index].yes, *rivals)


def _is_rival(table: TableSpec | Decider, other: int, index: int) -> bool:
    """A row with the same result does not take the decision away from a higher one."""
    if other == index or table.rows[other].otherwise:
        return False
    if table.take == "highest" and rank(table, other) == rank(table, index):
        return False
    return beats(table, other, index)


def law_of_table(table: TableSpec, result: Symbol, names: _Names) -> list[z3.BoolRef]:
    """What the result of a table may be, given what is known; more than it would be, never less."""
    assert isinstance(result, Value)
    rows = rows_of(table, names)
    possible: list[Bool] = []
    for index, row in enumerate(rows):
        over = [
            negated(rows[i].yes)
            for i in range(len(rows))
            if _is_rival(table, i, index) and table.rows[i].is_ != table.rows[index].is_
        ]
        here = names.lexicon.equal(result.term, str(table.rows[index].is_))
        possible.append(both(here, negated(row.no), *over))
    return [formula(follows(result.known, either(*possible)))]
