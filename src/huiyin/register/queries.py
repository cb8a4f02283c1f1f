"""The questions that lists ask: the queue by pages, what waits for whom, what somebody was told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from huiyin.register.knowing import EVERYBODY, THE_HOUSE, Eyes, known
from huiyin.register.models import CaseRow, NoticeRow

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

    def condition(self, *, is_open: bool | None = None) -> Q:
        """Each way in by its own index: SQLite takes every owner to have as many cases as another."""
        theirs = Q(pack__in=self.packs) | Q(stream__in=self.streams)
        rows = known(CaseRow, THE_HOUSE)  # what of them these eyes may see, `chosen` says
        rows = rows if is_open is None else rows.filter(is_open=is_open)
        if self.sealed:  # whoever may know of a sealed case reads it, whatever else they read
            theirs |= Q(stream__in=rows.filter(is_sealed=True).values("stream"))
        if self.owner:
            theirs |= Q(stream__in=rows.filter(owner=self.owner).values("stream"))
        return theirs


@dataclass(frozen=True)
class Page:
    """`after` is the key of the last row, to be given for the next page; empty on the last one."""

    rows: list[CaseRow]
    after: str = ""
    filters: Filters = field(default_factory=Filters)


def chosen(scope: Scope, filters: Filters) -> QuerySet[CaseRow]:
    rows = known(CaseRow, scope.eyes).filter(
        scope.condition(is_open=filters.open), is_record=filters.records
    )
    if filters.open is not None:
        rows = rows.filter(is_open=filters.open)
    named: Mapping[str, str] = {
        "pack": filters.pack,
        "stage": filters.stage,
        "grade": filters.grade,
        "kind": filters.kind,
        "owner": filters.owner,
        "channel": filters.channel,
    }
    rows = rows.filter(**{name: value for name, value in named.items() if value})
    if filters.number:
        rows = rows.filter(number__contains=filters.number)
    moments = {
        "next_due__lt": filters.overdue_at,
        "next_due__lte": filters.due_by,
        "received_at__gte": filters.received_from,
        "received_at__lt": filters.received_before,
    }
    return rows.filter(**{name: at for name, at in moments.items() if at is not None})


def by_receipt(rows: QuerySet[CaseRow], after: str = "", size: int = PAGE) -> Page:
    """The newest first."""
    if after:
        at, stream = _key(after)
        if at is None:
            raise BadKey(after)
        rows = rows.filter(received_at__lte=at).exclude(received_at=at, stream__gte=stream)
    found = list(rows.order_by("-received_at", "-stream")[: size + 1])
    return _page(found, size, lambda row: row.received_at)


def by_due(rows: QuerySet[CaseRow], after: str = "", size: int = PAGE) -> Page:
    """What comes next first: the nearest end of a duty, or what waits to be admitted since it came.

    What has neither comes last, in the order of its ids.
    """
    at, stream = _key(after) if after else (None, "")
    found: list[CaseRow] = []
    if not after or at is not None:
        dated = rows.filter(comes_at__isnull=False)
        if at is not None:
            dated = dated.filter(comes_at__gte=at).exclude(comes_at=at, stream__lte=stream)
        found = list(dated.order_by("comes_at", "stream")[: size + 1])
        stream = ""
    if len(found) <= size:
        undated = rows.filter(comes_at__isnull=True, stream__gt=stream)
        found += undated.order_by("stream")[: size + 1 - len(found)]
    return _page(found, size, lambda row: row.comes_at)


def _page(found: list[CaseRow], size: int, value: Any) -> Page:
    rows = found[:size]
    if len(found) <= size:
        return Page(rows)
    at = value(rows[-1])
    return Page(rows, f"{at.isoformat() if at else ''}~{rows[-1].stream}")


def key_of(row: CaseRow) -> str:
    """The key after which a page by receipt goes on."""
    return f"{row.received_at.isoformat()}~{row.stream}"


class BadKey(ValueError):
    """A page was asked for by a key that no page gave."""


def _key(after: str) -> tuple[datetime | None, str]:
    at, tilde, stream = after.partition("~")
    if not tilde:
        raise BadKey(after)
    try:
        return (datetime.fromisoformat(at) if at else None), stream
    except ValueError as error:
        raise BadKey(after) from error


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
