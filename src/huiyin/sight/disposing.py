"""Files whose time is over: what may be erased, what is to be appraised, and by when it must be gone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from huiyin.casework.case import ENDED
from huiyin.casework.retention import Kept, kept
from huiyin.ledger import ports
from huiyin.people.erasing import is_erased
from huiyin.people.models import Erasure
from huiyin.register.knowing import known
from huiyin.register.models import CaseRow
from huiyin.sight.looking import Seen, open_case
from huiyin.sight.me import Me, policy_now

LOOKED_AT, SHOWN = 400, 50
"""On one page at most so many files are looked at, and so many shown."""


@dataclass(frozen=True)
class Over:
    """A file whose time is over. `latest` has passed where it is `overdue`."""

    row: CaseRow
    seen: Seen
    kept: Kept
    overdue: bool

    @property
    def id(self) -> str:
        return self.row.stream.partition("/")[2]


@dataclass(frozen=True)
class Page:
    """`after` is where the next page begins; empty behind the last file. A page may be empty and yet not
    be the last: everything it looked at is to be kept.
    """

    files: list[Over]
    after: str


def over(me: Me, after: str = "") -> Page:
    """From the file that ended first on; on the page what must be gone first. What is held, restricted,
    erased, or asked for already is not there.
    """
    found: list[Over] = []
    rows = list(_ended(me, after)[: LOOKED_AT + 1])
    looked = 0
    for row in rows[:LOOKED_AT]:
        one = _over(me, row)
        found += [one] if one is not None else []
        looked += 1
        if len(found) == SHOWN:
            break
    found.sort(key=lambda one: (not one.overdue, one.kept.until or me.now))
    return Page(found, _key(rows[looked - 1]) if looked < len(rows) else "")


def all_over(me: Me, cases: Iterable[str]) -> list[str]:
    """Those of these cases whose time is over."""
    streams = [f"case/{case}" for case in cases]
    rows = _ended(me, "").filter(stream__in=streams)
    return [one.id for row in rows if (one := _over(me, row)) is not None]


def _ended(me: Me, after: str) -> QuerySet[CaseRow]:
    packs = [name for name in ports.rules().names() if policy_now(name, me.now).retention]
    asked = [f"case/{case}" for case in Erasure.objects.values_list("case", flat=True)]
    rows = known(CaseRow, me.eyes).filter(pack__in=packs, stage__in=[s.value for s in ENDED])
    rows = rows.exclude(closed_at=None).exclude(stream__in=asked)
    return _behind(rows, after).order_by("closed_at", "stream")


def _behind(rows: QuerySet[CaseRow], after: str) -> QuerySet[CaseRow]:
    """Raises ValueError for what is no place to begin."""
    if not after:
        return rows
    said, _, stream = after.partition("~")
    moment = datetime.fromisoformat(said)
    if moment.tzinfo is None:
        raise ValueError(after)
    return rows.filter(Q(closed_at__gt=moment) | Q(closed_at=moment, stream__gt=stream))


def _key(row: CaseRow) -> str:
    assert row.closed_at is not None
    return f"{row.closed_at.isoformat()}~{row.stream}"


def _over(me: Me, row: CaseRow) -> Over | None:
    case = row.stream.partition("/")[2]
    if is_erased(case):
        return None
    seen = open_case(me, case)
    rule = kept(seen.draft)
    stays = rule is None or seen.draft.case.held or rule.then == "restrict"
    if rule is None or stays or not rule.is_over(me.now):
        return None
    return Over(row, seen, rule, rule.latest is not None and rule.latest <= me.now)
