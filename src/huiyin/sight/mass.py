"""Matters of many people, for whom the regulation says they are suggested to."""

from dataclasses import dataclass, replace
from datetime import timedelta

from huiyin.calendars.terms import Unit
from huiyin.casework.allowed import Option, option_of
from huiyin.policy.schema.things import MassMatter
from huiyin.register.alike import Matter, matters
from huiyin.register.knowing import known
from huiyin.register.models import CaseRow
from huiyin.register.veils import titles_before
from huiyin.sight.looking import open_case, readable, scope_of
from huiyin.sight.me import House, Me


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


def _rules(house: House) -> list[MassMatter]:
    roles = house.held | house.stood_in
    return [rule for rule in house.policy.mass_matters.values() if roles & set(rule.to)]


def _of(me: Me, house: House, rule: MassMatter) -> list[Suggestion]:
    scope = scope_of(me)
    rows = known(CaseRow, me.eyes).filter(scope.condition())
    found = matters(
        house.policy, rows, me.now - _length(rule), rule.people, lambda r: readable(me, r, scope)
    )
    return [Suggestion(house, rule, _as_read(me, house, m), _link(me, m)) for m in found]


def _as_read(me: Me, house: House, matter: Matter) -> Matter:
    """Found by the titles as they are; shown by those that the person may read."""
    titles = titles_before(me.person, me.now, matter.rows, {house.policy.name: house.policy})
    return replace(matter, titles=titles)


def _length(rule: MassMatter) -> timedelta:
    days = 7 if rule.within.unit is Unit.WEEKS else 1
    return timedelta(days=days * rule.within.amount)


def _link(me: Me, matter: Matter) -> Option:
    return option_of(open_case(me, matter.rows[0].stream.partition("/")[2]).draft, "link")
