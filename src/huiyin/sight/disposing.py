"""Files whose time is over: what may be erased, what is to be appraised, and by when it must be gone."""

from collections.abc import Iterator
from dataclasses import dataclass

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
"""Of the oldest files so many are looked at, and so many shown, at once."""


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


def over(me: Me) -> list[Over]:
    """The oldest first. What is held, restricted, erased, or asked for already is not among them."""
    found = list(_over(me))
    return sorted(found, key=lambda one: (not one.overdue, one.kept.until or me.now))[:SHOWN]


def _over(me: Me) -> Iterator[Over]:
    packs = [name for name in ports.rules().names() if policy_now(name, me.now).retention]
    asked = {f"case/{case}" for case in Erasure.objects.values_list("case", flat=True)}
    rows = known(CaseRow, me.eyes).filter(pack__in=packs, stage__in=[s.value for s in ENDED])
    for row in rows.order_by("closed_at", "stream")[:LOOKED_AT]:
        case = row.stream.partition("/")[2]
        if row.stream in asked or is_erased(case):
            continue
        seen = open_case(me, case)
        rule = kept(seen.draft)
        if (
            rule is None
            or seen.draft.case.held
            or rule.then == "restrict"
            or not rule.is_over(me.now)
        ):
            continue
        yield Over(row, seen, rule, rule.latest is not None and rule.latest <= me.now)
