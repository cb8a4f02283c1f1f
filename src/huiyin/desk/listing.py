"""Lists of cases as somebody asks for them: which columns, in which order, which page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from huiyin.desk.rowing import CaseLine, case_lines, hit_line
from huiyin.register.listing import listing
from huiyin.register.paging import ORDERS, sheet
from huiyin.register.queries import Filters
from huiyin.sight.looking import readable, scope_of
from huiyin.sight.me import Me
from huiyin.sight.searching import search

COLUMNS = (
    "stage", "grade", "level", "owner", "received", "due", "answered", "closed", "channel", "kind", "pack",
)  # fmt: skip
USUAL = ("stage", "grade", "owner", "received", "due")
SIZES = (25, 50, 100)
NOT_A_VIEW = frozenset({"after", "before", "csrfmiddlewaretoken"})
"""What stands in the address of one page of a list, and not of the list."""


@dataclass(frozen=True)
class Listed:
    """One page. `count` is exact to 1,000; empty for what was found by words."""

    lines: list[CaseLine]
    after: str = ""
    before: str = ""
    count: str = ""


def columns_in(asked: QueryDict) -> tuple[str, ...]:
    """In their own order, whatever order the address has them in; the usual ones if it names none."""
    chosen = asked.getlist("col")
    return tuple(name for name in COLUMNS if name in chosen) or USUAL


def size_in(asked: Mapping[str, str]) -> int:
    said = asked.get("size", "")
    return int(said) if said in map(str, SIZES) else SIZES[0]


def sort_in(asked: Mapping[str, str]) -> str:
    said = asked.get("sort", "")
    return said if said in ORDERS else "due"


def asked_of(asked: QueryDict) -> str:
    """The address of a list without the page it stood on."""
    pairs = [(n, v) for n, vs in asked.lists() for v in vs if v and n not in NOT_A_VIEW]
    return urlencode(pairs)


def listed(me: Me, filters: Filters, asked: Mapping[str, str]) -> Listed:
    """Raises BadKey."""
    scope = scope_of(me)
    chosen = listing(scope, filters)
    keys = {"after": asked.get("after", ""), "before": asked.get("before", "")}
    page = sheet(chosen, ORDERS[sort_in(asked)], **keys, size=size_in(asked))
    lines = case_lines(me, readable(me, page.rows, scope))
    return Listed(lines, page.after, page.before, chosen.said)


def found(me: Me, filters: Filters, asked: Mapping[str, str]) -> Listed:
    """Cases in whose texts the words stand, each with the place where; the newest first.

    Raises TooShort or BadKey.
    """
    hits = search(me, filters, asked.get("after", ""))
    lines = {line.number: line for line in case_lines(me, [hit.row for hit in hits.found])}
    cases = [
        replace(lines[hit.row.number], hit=hit_line(me, hit))
        for hit in hits.found
        if hit.row.number in lines
    ]
    return Listed(cases, hits.after)


def everything(me: Me, filters: Filters, asked: QueryDict, most: int) -> Iterator[CaseLine]:
    """All lines of a list, page by page, up to so many."""
    fetch: Any = found if filters.words else listed
    where, given = {**asked.dict(), "before": "", "size": str(SIZES[-1]), "after": ""}, 0
    while True:
        page: Listed = fetch(me, filters, where)
        yield from page.lines[: most - given]
        given += len(page.lines)
        if not page.after or given >= most:
            return
        where["after"] = page.after


__all__ = ["COLUMNS", "USUAL", "Listed", "everything", "found", "listed"]
