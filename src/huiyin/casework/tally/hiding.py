"""Keeps small counts to itself, so that nobody is recognised in a table.

Primary and secondary suppression as statistical offices do it (Hundepool et al., Statistical Disclosure
Control, 2012, chapter 4): where one cell alone of a column is small, the next smallest goes with it,
else the total gives it away.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from huiyin.policy.schema.returns import Return

if TYPE_CHECKING:
    from huiyin.casework.tally.tables import Head, Line


def hidden_cells(
    rule: Return, heads: Sequence["Head"], lines: Sequence["Line"]
) -> tuple["Line", ...]:
    """The lines with the cells marked that say too much; shares and sums go with the counts they are of."""
    least = rule.fewer_than or 0
    counts = [place for place, head in enumerate(heads) if head.unit == "count"]
    marked = [set[int]() for _ in lines]
    for place in counts:
        for row in _small([line.values[place] for line in lines], least):
            marked[row].add(place)
    return tuple(
        line._replace(hidden=_spread(heads, found))
        for line, found in zip(lines, marked, strict=True)
    )


def hidden_total(heads: Sequence["Head"], lines: Sequence["Line"], total: "Line") -> "Line":
    """The total with those figures marked from which the hidden ones could be reckoned: what is hidden is
    at least one, since nought is shown, so that one hidden count alone, or nothing but ones, is given away.
    """
    told = {
        place
        for place, head in enumerate(heads)
        if head.unit == "count" and _gives_away(place, lines, total)
    }
    return total._replace(hidden=_spread(heads, told))


def _gives_away(place: int, lines: Sequence["Line"], total: "Line") -> bool:
    hidden = [line.values[place] for line in lines if line.hidden[place]]
    shown = sum(line.values[place] for line in lines if not line.hidden[place])
    return bool(hidden) and (len(hidden) == 1 or total.values[place] - shown <= len(hidden))


def _small(values: Sequence[Any], least: int) -> set[int]:
    small = {row for row, value in enumerate(values) if 0 < value < least}
    if len(small) == 1:
        others = [(value, row) for row, value in enumerate(values) if value and row not in small]
        if others:
            small.add(min(others)[1])
    return small


def _spread(heads: Sequence["Head"], found: set[int]) -> tuple[bool, ...]:
    """Where any count of a row is hidden, whatever could be reckoned from it is hidden too."""
    return tuple(
        place in found or (bool(found) and head.unit not in ("count", "answer", "moment"))
        for place, head in enumerate(heads)
    )
