"""Pages of cases by key, forwards and backwards, in every order for which there is an index.

A key is `value~stream` of the row at the edge of a page, so pages stay right while rows come and go.
Rows without a value come last, the newest first.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from huiyin.register.knowing import THE_HOUSE, known
from huiyin.register.listing import Listing
from huiyin.register.models import CaseRow
from huiyin.register.queries import PAGE, BadKey


@dataclass(frozen=True)
class Order:
    """`column` has an index with the stream beside it, or tells rows apart nearly by itself.

    Where it `has_blanks`, these come last, the newest first.
    """

    column: str
    descending: bool = False
    read: Callable[[str], Any] = str
    has_blanks: bool = False


def _moment(said: str) -> datetime:
    """Aware. Raises ValueError."""
    at = datetime.fromisoformat(said)
    if at.tzinfo is None:
        raise ValueError(said)
    return at


ORDERS: Mapping[str, Order] = {
    "due": Order("comes_at", read=_moment, has_blanks=True),
    "received": Order("received_at", descending=True, read=_moment),
    "oldest": Order("received_at", read=_moment),
    "number": Order("number"),
    "last_number": Order("number", descending=True),
}


@dataclass(frozen=True)
class Sheet:
    """`after` and `before` are keys for the next and the previous page; empty where there is none."""

    rows: list[CaseRow]
    after: str = ""
    before: str = ""


def sheet(
    rows: QuerySet[CaseRow] | Listing,
    order: Order,
    *,
    after: str = "",
    before: str = "",
    size: int = PAGE,
) -> Sheet:
    """Raises BadKey. `before` counts where both are given."""
    backwards = bool(before)
    listed = rows if isinstance(rows, Listing) else Listing(rows, rows, 0, more=False)
    found = _beyond(listed, order, before or after, size + 1, backwards=backwards)
    more = len(found) > size
    found = found[:size]
    if backwards:
        found.reverse()
    if not found:
        return Sheet([])
    return Sheet(
        found,
        after=key_of(found[-1], order) if more or backwards else "",
        before=key_of(found[0], order) if (more if backwards else bool(after)) else "",
    )


def _beyond(
    listed: Listing, order: Order, key: str, most: int, *, backwards: bool
) -> list[CaseRow]:
    """The rows next to the key: those with a value, and those without, which come last."""
    at, stream = _split(order, key) if key else (None, "")
    rows, dated = listed.rows, [listed.rows if order.column == "received_at" else listed.plain]
    if order.column == "number":
        dated = [*listed.by_number()] or dated
    found: list[CaseRow] = []
    if backwards:
        if at is None:
            found = _undated(rows, order, stream, most, backwards=True)
        if len(found) < most:
            edge = at is not None
            found += _of_parts(dated, order, at if edge else None, stream, most - len(found),
                               descending=not order.descending)  # fmt: skip
        return found
    if not key or at is not None:
        found = _of_parts(dated, order, at, stream, most, descending=order.descending)
        stream = ""
    if len(found) < most and order.has_blanks:
        found += _undated(rows, order, stream, most - len(found))
    return found


def _undated(
    rows: QuerySet[CaseRow], order: Order, stream: str, most: int, *, backwards: bool = False
) -> list[CaseRow]:
    """The newest first, beyond a row of that stream."""
    blank = rows.filter(**{f"{order.column}__isnull": True})
    at = None
    if stream:
        edge = known(CaseRow, THE_HOUSE).filter(stream=stream).values_list("received_at", flat=True)
        at = edge.first()
        if at is None:
            raise BadKey(stream)
    return _dated(blank, ORDERS["received"], at, stream, most, descending=not backwards)


def _of_parts(
    parts: Sequence[QuerySet[CaseRow]],
    order: Order,
    at: Any,
    stream: str,
    most: int,
    *,
    descending: bool,
) -> list[CaseRow]:
    """The first of each part, and of these the first: put in order by the database, which alone knows how
    its texts are ordered.
    """
    found = [_dated(part, order, at, stream, most, descending=descending) for part in parts]
    if len(found) == 1:
        return found[0]
    rows = {row.stream: row for part in found for row in part}
    sign = "-" if descending else ""
    told = known(CaseRow, THE_HOUSE).filter(stream__in=list(rows))
    told = told.order_by(f"{sign}{order.column}", f"{sign}stream")
    return [rows[one] for one in told.values_list("stream", flat=True)[:most]]


def _dated(
    rows: QuerySet[CaseRow], order: Order, at: Any, stream: str, most: int, *, descending: bool
) -> list[CaseRow]:
    """Two simple conditions that an index serves, rather than one of two columns that it does not."""
    column, sign, way = order.column, "-" if descending else "", "lt" if descending else "gt"
    if order.has_blanks:
        rows = rows.filter(**{f"{column}__isnull": False})
    if at is not None:
        rows = rows.filter(**{f"{column}__{way}e": at})
        rows = rows.exclude(**{column: at, f"stream__{'gt' if descending else 'lt'}e": stream})
    return list(rows.order_by(f"{sign}{column}", f"{sign}stream")[:most])


def key_of(row: CaseRow, order: Order = ORDERS["received"]) -> str:
    """The key after which a page goes on behind that row."""
    value = getattr(row, order.column)
    said = value.isoformat() if isinstance(value, datetime) else value or ""
    return f"{said}~{row.stream}"


def _split(order: Order, key: str) -> tuple[Any, str]:
    said, tilde, stream = key.rpartition("~")
    if not tilde or not (said or order.has_blanks):
        raise BadKey(key)
    try:
        return (order.read(said) if said else None), stream
    except ValueError as error:
        raise BadKey(key) from error
