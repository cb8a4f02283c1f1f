"""Earlier cases that somebody who registers should know of, and the answers to each."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from huiyin.casework.draft import Draft
from huiyin.casework.identity import has_identity
from huiyin.casework.repeats import Way, standing, to_batch, ways
from huiyin.register.alike import alike
from huiyin.register.knowing import known
from huiyin.register.models import CaseRow
from huiyin.register.peers import earlier_of
from huiyin.sight.looking import Seen, open_case, readable, scope_of
from huiyin.sight.mass import heads_for
from huiyin.sight.me import Me

SHOWN = 6
"""Of one person's earlier cases; whoever has more is found in the queue."""
Why = Literal["same_matter", "same_person", "matter", "similar"]


@dataclass(frozen=True)
class Offer:
    """An earlier case, why it is offered, how it stands, and what may be done about it.

    `share` is how much of a similar text is the same, from 0 to 1.
    """

    seen: Seen
    why: Why
    standing: str
    ways: tuple[Way, ...]
    share: float = 0.0

    @property
    def case(self) -> str:
        return self.seen.case.id


def offers_for(me: Me, typed: Draft) -> list[Offer]:
    """What this person may see of earlier cases: the same matter first, then the newest, then
    matters of many people that this may belong to, then anybody's with nearly the same text.
    """
    own = _of_the_person(me, typed)
    mine = {offer.case for offer in own}
    many = [
        replace(_offer(me, row, "matter", typed), ways=(to_batch(typed),))
        for row in heads_for(me, typed)
        if row.stream.partition("/")[2] not in mine
    ]
    mine |= {offer.case for offer in many}
    like = [offer for offer in _alike(me, typed) if offer.case not in mine]
    return [*own, *many, *like[:SHOWN]]


def _alike(me: Me, typed: Draft) -> list[Offer]:
    """To be looked at: a case of somebody else is not answered from here."""
    scope = scope_of(me)
    rows = known(CaseRow, me.eyes).filter(scope.condition(), is_record=False)
    found = alike(typed.policy, typed.case, rows, me.now)
    seen = {row.stream for row in readable(me, [one.row for one in found], scope)}
    kept = [one for one in found if one.row.stream in seen][:SHOWN]
    return [
        replace(_offer(me, one.row, "similar", typed), ways=(), share=one.share) for one in kept
    ]


def _of_the_person(me: Me, typed: Draft) -> list[Offer]:
    if not has_identity(typed.policy):
        return []
    found = earlier_of(typed.policy, typed.case)
    same = set(found.same_matter)
    rows = _seen_rows(me, found.persons)
    rows.sort(key=lambda row: row.stream in same, reverse=True)
    return [
        _offer(me, row, "same_matter" if row.stream in same else "same_person", typed)
        for row in rows[:SHOWN]
    ]


def _seen_rows(me: Me, streams: Iterable[str]) -> list[CaseRow]:
    scope = scope_of(me)
    rows = known(CaseRow, me.eyes).filter(scope.condition(), stream__in=list(streams))
    return readable(me, rows.order_by("-received_at", "-stream"), scope)


def _offer(me: Me, row: CaseRow, why: Why, typed: Draft) -> Offer:
    seen = open_case(me, row.stream.partition("/")[2])
    return Offer(seen, why, standing(seen.draft.case), tuple(ways(seen.draft, typed)))
