"""The questions that lists ask: the queue by pages, what waits for whom, what somebody was told."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.lookups import Exact

from huiyin.ledger.lengths import EvenIn
from huiyin.register.knowing import EVERYBODY, Eyes, known
from huiyin.register.models import CaseRow, NoticeRow
from huiyin.register.numbers import of_number
from huiyin.register.plain import asked

PAGE = 25
COUNTED = 1_000
"""Counts are exact up to this; beyond it "1,000+" is said, so that no list counts everything."""


@dataclass(frozen=True)
class Filters:
    """What the queue is narrowed to; empty means all. `open` None shows ended cases too.

    `words` are looked for in texts (register.finding), not by `chosen`.
    """

    pack: str = ""
    stage: str = ""
    grade: str = ""
    kind: str = ""
    owner: str = ""
    number: str = ""
    words: str = ""
    open: bool | None = True
    overdue_at: datetime | None = None
    records: bool = False
    channel: str = ""
    due_by: datetime | None = None
    received_from: datetime | None = None
    received_before: datetime | None = None

    @property
    def named(self) -> Mapping[str, str]:
        """Columns that must have one value."""
        names = ("pack", "stage", "grade", "kind", "owner", "channel")
        return {name: value for name in names if (value := getattr(self, name))}

    @property
    def moments(self) -> Mapping[str, datetime]:
        """Conditions on columns of time."""
        found = {
            "next_due__lt": self.overdue_at,
            "next_due__lte": self.due_by,
            "received_at__gte": self.received_from,
            "received_at__lt": self.received_before,
        }
        return {name: at for name, at in found.items() if at is not None}


@dataclass(frozen=True)
class Scope:
    """Packs read as a whole, single streams that somebody has to do with, and whose eyes see them.

    `sealed`: also every sealed case that those eyes may know of.
    """

    packs: frozenset[str] = frozenset()
    streams: frozenset[str] = frozenset()
    owner: str = ""
    eyes: Eyes = EVERYBODY
    sealed: bool = False

    def condition(self, *, looked_up: bool = False) -> Q:
        """Whoever may know of a sealed case reads it, whatever else they read.

        Where packs are read as a whole, something else finds the rows, and of each this is asked, unless it
        is to be looked up.
        """
        plain = bool(self.packs) and not looked_up
        sealed = Q(is_sealed=True) if self.sealed else Q()
        ways = (
            (EvenIn, "pack", sorted(self.packs)),
            (EvenIn, "stream", sorted(self.streams)),
            (Exact, "owner", self.owner),
        )
        found = [Q(asked(*way, plain=plain)) for way in ways if way[2]]
        return reduce(or_, found, sealed) or Q(pk__in=[])


def chosen(
    scope: Scope,
    filters: Filters,
    looked_up: Collection[str] | None = None,
    *,
    scope_looked_up: bool = False,
) -> QuerySet[CaseRow]:
    """`looked_up` names the columns that an index should serve, `scope_looked_up` says so of what the scope
    holds; by default the database chooses.
    """
    held = scope.condition(looked_up=scope_looked_up and not filters.records)
    rows = known(CaseRow, scope.eyes).filter(held, is_record=filters.records)
    if filters.records and filters.open is not None:  # records are few, and an index has them
        rows = rows.filter(asked(Exact, "is_open", filters.open, plain=True))
    elif filters.open is not None:
        rows = rows.filter(is_open=filters.open)
    for name, value in filters.named.items():
        plain = looked_up is not None and name not in looked_up
        rows = rows.filter(asked(Exact, name, value, plain=plain))
    if filters.number:
        rows = rows.filter(of_number(filters.number))
    return rows.filter(**filters.moments)


class BadKey(ValueError):
    """A page was asked for by a key that no page gave."""


def count_up_to(rows: QuerySet[Any], most: int = COUNTED) -> tuple[int, bool]:
    """How many there are, and whether there are more than were counted."""
    found = len(rows.order_by().values_list("pk", flat=True)[: most + 1])
    return min(found, most), found > most


def notices_for(tokens: Iterable[str], eyes: Eyes = EVERYBODY, limit: int = 15) -> list[NoticeRow]:
    rows = known(NoticeRow, eyes).filter(token__in=list(tokens))
    return list(rows.order_by("-at", "-pk")[:limit])


def rows_of(streams: Iterable[str], eyes: Eyes = EVERYBODY) -> dict[str, CaseRow]:
    return {row.stream: row for row in known(CaseRow, eyes).filter(stream__in=set(streams))}


def stream_of_number(number: str, eyes: Eyes = EVERYBODY) -> str:
    """The stream of a case by its number; empty where there is none."""
    row = (
        known(CaseRow, eyes).filter(number=number.strip()).values_list("stream", flat=True).first()
    )
    return row or ""
