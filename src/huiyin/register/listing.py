"""Lists that stay quick however many cases there are: what is wanted is counted first, and then walked.

What narrows a list to few (queries.COUNTED) finds them all, and they are put in order. Where everything
narrows it to many, an index that has the rows in order is walked, and the next ones come soon.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from django.db.models import Min, QuerySet

from huiyin.register import queries
from huiyin.register.knowing import known
from huiyin.register.models import CaseRow
from huiyin.register.queries import COUNTED, Filters, Scope

WAYS = (
    ("owner",), ("pack", "stage"), ("pack", "grade"), ("pack", "kind"), ("pack", "channel"), ("pack",),
)  # fmt: skip
"""Columns that have an index together, with the moment of receipt behind them."""


@dataclass(frozen=True)
class Listing:
    """`rows` to page through, and how many there are: `more` than `count` where not all were counted.

    `plain` are the same, for an order in which no index of the columns asked for has them. `by_number` are
    the same in parts, each of which an index has in the order of numbers; none where `rows` are few. They
    are looked for only then.
    """

    rows: QuerySet[CaseRow]
    plain: QuerySet[CaseRow]
    count: int
    more: bool
    by_number: Callable[[], Sequence[QuerySet[CaseRow]]] = tuple

    @property
    def said(self) -> str:
        return f"{self.count:,}+" if self.more else f"{self.count:,}"


def listing(scope: Scope, filters: Filters) -> Listing:
    if filters.pack:
        scope = replace(scope, packs=scope.packs & {filters.pack})
    near = all_of(scope, filters, COUNTED)
    few = () if near is not None else _fewest(scope, filters)
    if few is None:
        streams = _in_parts(scope, filters)
    else:
        rows = queries.chosen(scope, filters, few)
        streams = _streams(rows if near is None else rows.filter(stream__in=near))
    if len(streams) > COUNTED:
        return walked(scope, filters)
    found = known(CaseRow, scope.eyes).filter(stream__in=streams)
    return Listing(found, found, len(streams), more=False)


def walked(scope: Scope, filters: Filters) -> Listing:
    """Of what holds of too many to be counted: an index has them in order."""
    plain = queries.chosen(scope, filters, ())
    rows = queries.chosen(scope, filters, next(_ways(filters), ()))
    parts = partial(_by_number, scope, filters)
    return Listing(rows, plain, COUNTED, more=True, by_number=parts)


def _by_number(scope: Scope, filters: Filters) -> list[QuerySet[CaseRow]]:
    """Regulation by regulation, since numbers of one stand together and a walk through all numbers would
    pass those of all others first; and what the scope holds besides.
    """
    whole = replace(scope, streams=frozenset(), owner="", sealed=False)
    beside = replace(scope, packs=frozenset(), owner="")
    parts = [_of_pack(whole, filters, pack) for pack in sorted(scope.packs)]
    if scope.owner and filters.owner in ("", scope.owner):
        theirs = replace(filters, owner=scope.owner)
        others = sorted(_packs_owned(scope, filters) - scope.packs)
        parts += [_of_pack(whole, theirs, pack) for pack in others]
    few = all_of(beside, filters)
    if few is None:
        parts.append(queries.chosen(beside, filters))
    elif few:
        found = replace(beside, streams=frozenset(few), sealed=False)
        parts.append(queries.chosen(found, filters))
    return parts


def _of_pack(scope: Scope, filters: Filters, pack: str) -> QuerySet[CaseRow]:
    """What somebody has few of is put in order; else the numbers of the regulation are walked."""
    own, asked = replace(scope, packs=frozenset({pack})), replace(filters, pack=pack)
    for way in (("owner", "pack"), ("owner",)) if filters.owner else ():
        rows = known(CaseRow, own.eyes) if "pack" in way else _open_or_all(own, asked)
        if _count(rows, **{name: asked.named[name] for name in way}) < COUNTED:
            return queries.chosen(own, asked, way)
    return queries.chosen(own, asked, ("pack",))


def _packs_owned(scope: Scope, filters: Filters) -> set[str]:
    """The regulations under which somebody has a case in hand, or had."""
    if filters.pack:
        return {filters.pack}
    found: set[str] = set()
    rows = known(CaseRow, scope.eyes).filter(owner=scope.owner)
    pack = rows.aggregate(least=Min("pack"))["least"]
    while pack:  # from one to the next, past all of its cases
        found.add(pack)
        pack = rows.filter(pack__gt=pack).aggregate(least=Min("pack"))["least"]
    return found


def _in_parts(scope: Scope, filters: Filters) -> set[str]:
    """All that may be seen, or more than are counted, by one after the other of what the scope holds. Each
    of these has an index, and all together have none.
    """
    none = replace(scope, packs=frozenset(), streams=frozenset(), owner="", sealed=False)
    beside = () if filters.open else _beside_packs(filters)
    parts: list[tuple[object, Scope, tuple[str, ...]]] = [
        (scope.packs, replace(none, packs=scope.packs), beside),
        (scope.streams, replace(none, streams=scope.streams), ()),
        (scope.owner, replace(none, owner=scope.owner), ()),
        (scope.sealed, replace(none, sealed=True), ()),
    ]
    found: set[str] = set()
    for is_held, part, by in parts:
        if is_held and len(found) <= COUNTED:
            found |= _streams(queries.chosen(part, filters, by, scope_looked_up=True))
    return found


def _beside_packs(filters: Filters) -> tuple[str, ...]:
    """A column with an index behind that of the regulation. Among open cases alone that is no gain: they
    are few, and most of what the index has are ended.
    """
    ways = (way[1:] for way in WAYS if way[0] == "pack")
    return next((way for way in ways if way and way[0] in filters.named), ())


def _streams(rows: QuerySet[CaseRow]) -> set[str]:
    return set(rows.order_by().values_list("stream", flat=True)[: COUNTED + 1])


def all_of(scope: Scope, filters: Filters, most: int = COUNTED) -> set[str] | None:
    """The streams of all that the scope holds, if these are so few."""
    rows, found = _open_or_all(scope, filters), set(scope.streams)
    own = rows.filter(pack=filters.pack) if filters.pack else rows
    ways: list[tuple[bool, QuerySet[CaseRow]]] = [
        (bool(scope.packs), rows.filter(pack__in=scope.packs)),
        (bool(scope.owner), own.filter(owner=scope.owner)),
        (scope.sealed, known(CaseRow, scope.eyes).filter(is_sealed=True)),
    ]
    for is_asked, way in ways:
        if is_asked and len(found) <= most:
            found |= set(way.values_list("stream", flat=True)[: most + 1])
    return found if len(found) <= most else None


def _ways(filters: Filters) -> Iterator[tuple[str, ...]]:
    return (way for way in WAYS if all(name in filters.named for name in way))


def _fewest(scope: Scope, filters: Filters) -> tuple[str, ...] | None:
    """Which columns, by themselves, hold of the fewest cases; no column if the moments do. None where
    nothing is asked: then all that the person may see is.
    """
    rows = _open_or_all(scope, filters)
    counts: dict[tuple[str, ...], int] = {}
    for way in _ways(filters):
        if any(set(way) < set(other) and counts[other] >= COUNTED for other in counts):
            continue  # what holds of as many with a column more need not be counted
        counts[way] = _count(rows, **{name: filters.named[name] for name in way})
    if counts and (filters.open or filters.moments):
        counts[()] = _count(rows, **filters.moments)
    return min(counts, key=lambda way: counts[way], default=() if filters.moments else None)


def _open_or_all(scope: Scope, filters: Filters) -> QuerySet[CaseRow]:
    rows = known(CaseRow, scope.eyes)
    return rows.filter(is_open=True) if filters.open else rows


def _count(rows: QuerySet[CaseRow], **conditions: Any) -> int:
    return queries.count_up_to(rows.filter(**conditions))[0]
