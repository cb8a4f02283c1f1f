"""What else the same person complained of, as far as whoever asks may see it."""

from dataclasses import dataclass
from decimal import Decimal

from huiyin.casework.identity import has_identity
from huiyin.register.knowing import known
from huiyin.register.models import CaseRow
from huiyin.register.peers import earlier_of
from huiyin.sight.looking import Seen, open_case, readable, scope_of

SHOWN = 5
"""The newest ones; how many there are in all is said too."""


@dataclass(frozen=True)
class EarlierCase:
    """`given` is what was really carried out for this person in that case, in money."""

    row: CaseRow
    seen: Seen
    given: Decimal


@dataclass(frozen=True)
class CustomerHistory:
    """`given` is the sum over the cases that are shown."""

    cases: tuple[EarlierCase, ...] = ()
    count: int = 0

    @property
    def given(self) -> Decimal:
        return sum((one.given for one in self.cases), Decimal(0))


def history_of(seen: Seen) -> CustomerHistory:
    """Empty where the regulation knows nobody again, or nobody came before."""
    if not has_identity(seen.policy):
        return CustomerHistory()
    me, streams = seen.me, earlier_of(seen.policy, seen.draft.case).persons
    if not streams:
        return CustomerHistory()
    scope = scope_of(me)
    rows = known(CaseRow, me.eyes).filter(scope.condition(), stream__in=streams)
    shown = readable(me, rows.order_by("-received_at", "-stream"), scope)
    return CustomerHistory(tuple(_earlier(seen, row) for row in shown[:SHOWN]), len(shown))


def _earlier(seen: Seen, row: CaseRow) -> EarlierCase:
    other = open_case(seen.me, row.stream.partition("/")[2])
    given = sum((p.given for p in other.draft.case.proposals.values()), Decimal(0))
    return EarlierCase(row, other, given)
