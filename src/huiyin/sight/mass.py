"""Matters of many people, for whom the regulation says they are suggested to."""

from dataclasses import dataclass, replace

from huiyin.casework.allowed import Option, option_of
from huiyin.casework.draft import Draft
from huiyin.casework.repeats import BATCH
from huiyin.policy.schema.things import MassMatter
from huiyin.register.alike import Matter, matters, people_of
from huiyin.register.building_up import length_of
from huiyin.register.knowing import known
from huiyin.register.models import CaseRow, IdentityRow, LinkRow
from huiyin.register.peers import GROUP, identity_of
from huiyin.register.veils import titles_before
from huiyin.sight.looking import open_case, readable, scope_of
from huiyin.sight.me import House, Me

MOST = 500
"""Cases of a matter that are looked at while somebody registers."""


@dataclass(frozen=True)
class Suggestion:
    """`link` says whether the person may link its cases as a batch."""

    house: House
    rule: MassMatter
    matter: Matter
    link: Option


def is_told(me: Me) -> bool:
    """Whether any regulation suggests such matters to this person."""
    return any(_rules(house) for house in me.houses.values())


def suggestions_for(me: Me) -> list[Suggestion]:
    """The largest of each regulation first; cases that are one batch already are left out."""
    return [
        one
        for house in me.houses.values()
        for rule in _rules(house)
        for one in _of(me, house, rule)
    ]


def heads_for(me: Me, typed: Draft) -> list[CaseRow]:
    """The first case of each matter of many people that what is typed may belong to: of one that is
    linked as a batch, or that would be many people's with this one.
    """
    policy = typed.policy
    tokens = [token for what, token in identity_of(policy, typed.case) if what == GROUP]
    if not tokens:
        return []
    scope = scope_of(me)
    same = known(IdentityRow, me.eyes).filter(what=GROUP, token__in=tokens)
    rows = known(CaseRow, me.eyes).filter(
        scope.condition(), pack=policy.name, is_record=False, stream__in=same.values("stream")
    )
    rows = rows.exclude(stage__in=("mistaken", "merged"))
    heads = []
    for rule in policy.mass_matters.values():
        late = rows.filter(received_at__gte=me.now - length_of(rule)).order_by(
            "received_at", "stream"
        )
        theirs = readable(me, list(late[:MOST]), scope)
        head = _head(me, theirs, rule) if rule.by else None
        if head is not None and head not in heads:
            heads.append(head)
    return heads


def _head(me: Me, rows: list[CaseRow], rule: MassMatter) -> CaseRow | None:
    """The case that a batch points at, the oldest where there is none yet and enough people."""
    streams = [row.stream for row in rows]
    links = known(LinkRow, me.eyes).filter(relation=BATCH, stream__in=streams)
    named = {f"case/{other}" for other in links.values_list("other", flat=True)}
    linked = [row for row in rows if row.stream in named]
    if linked:
        return linked[0]
    people = set(people_of(streams).values())
    unknown = len(streams) - len(people_of(streams))
    return rows[0] if rows and len(people) + unknown + 1 >= rule.people else None


def _rules(house: House) -> list[MassMatter]:
    roles = house.held | house.stood_in
    return [rule for rule in house.policy.mass_matters.values() if roles & set(rule.to)]


def _of(me: Me, house: House, rule: MassMatter) -> list[Suggestion]:
    scope = scope_of(me)
    rows = known(CaseRow, me.eyes).filter(scope.condition())
    found = matters(
        house.policy, rows, me.now - length_of(rule), rule.people, lambda r: readable(me, r, scope)
    )
    return [Suggestion(house, rule, _as_read(me, house, m), _link(me, m)) for m in found]


def _as_read(me: Me, house: House, matter: Matter) -> Matter:
    """Found by the titles as they are; shown by those that the person may read."""
    titles = titles_before(me.person, me.now, matter.rows, {house.policy.name: house.policy})
    return replace(matter, titles=titles)


def _link(me: Me, matter: Matter) -> Option:
    return option_of(open_case(me, matter.rows[0].stream.partition("/")[2]).draft, "link")
