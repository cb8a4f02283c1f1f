"""Somebody leaves: what passes to whom, looked at first, then done in one transaction or not at all.

For each case the first of these takes over who works here and is not concerned: whoever the
administrator chose, a deputy of the person's post who stands in now, somebody else in the same post,
the person's manager, whoever acts in the post above. Ownership has no gap: the case passes by an event
of its own, before the person's posts end.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.db.models import Q

from huiyin.casework.commands import Succeed
from huiyin.casework.organisation import SYSTEM, Organisation
from huiyin.casework.refusal import Refused
from huiyin.casework.standing import is_concerned
from huiyin.ledger import moment, ports
from huiyin.ledger.door import Ask, context_for, handle, load_case
from huiyin.people import deeds
from huiyin.people import happenings as h
from huiyin.people.deeds import Administrator, Unfit
from huiyin.people.models import AccessToken, Holding, Standing
from huiyin.people.organising import record
from huiyin.policy.policy import Policy
from huiyin.register import tokens
from huiyin.register.models import CaseRow, WaitRow

Choice = Mapping[str, str]
"""Case id to the successor an administrator chose; the empty id is for all others."""


HIDDEN = "***"
"""Instead of the number of a sealed case: whoever arranges the leaving may not know of it."""


@dataclass(frozen=True)
class Passing:
    """One case on its way. `to` is empty where nobody fits by rule."""

    case: str
    number: str
    pack: str
    owns: bool
    waiting: int
    to: str
    rule: str


@dataclass(frozen=True)
class Plan:
    """What leaving would do, as of now."""

    person: str
    passings: tuple[Passing, ...]
    posts: tuple[Holding, ...]
    vacant: tuple[Holding, ...]
    """Those of the posts that nobody else holds."""
    deputies: tuple[Standing, ...]
    tokens: int
    sessions: int


def plan(person: str, chosen: Choice) -> Plan:
    """Raises Unfit for somebody who has left already."""
    account = deeds.working(person)
    posts = tuple(Holding.objects.filter(person=person).order_by("pk"))
    return Plan(
        person,
        tuple(_passings(person, chosen)),
        posts,
        tuple(post for post in posts if not _others(post)),
        tuple(Standing.objects.filter(person=person, on_duty=False)),
        AccessToken.objects.filter(person=person, revoked_at=None).count(),
        UserSession.objects.filter(user=account).count(),
    )


def _others(post: Holding) -> bool:
    same = Holding.objects.filter(pack=post.pack, role=post.role, unit=post.unit)
    return same.exclude(person=post.person).exists()


def _passings(person: str, chosen: Choice) -> Iterator[Passing]:
    waits = Counter(
        WaitRow.objects.filter(token=tokens.person(person)).values_list("stream", flat=True)
    )
    theirs = Q(stream__in=list(waits)) | Q(owner=person, is_open=True)
    houses: dict[str, tuple[Policy, Organisation]] = {}
    for row in CaseRow.objects.filter(theirs).order_by("pack", "received_at", "stream"):
        if row.pack not in houses:
            houses[row.pack] = _house(row.pack)
        case = row.stream.partition("/")[2]
        wish = chosen.get(case) or chosen.get("", "")
        to, rule = _successor(person, row, wish, *houses[row.pack])
        number = HIDDEN if row.is_sealed else row.number
        yield Passing(case, number, row.pack, row.owner == person, waits[row.stream], to, rule)


def _house(pack: str) -> tuple[Policy, Organisation]:
    context = context_for(pack, SYSTEM, moment.now())
    day = context.now.astimezone(context.calendars.zone).date()
    return ports.rules().regulation(pack).on(day), context.organisation


def _successor(
    person: str, row: CaseRow, wish: str, policy: Policy, organisation: Organisation
) -> tuple[str, str]:
    if wish:
        return wish, "chosen"
    case = load_case(row.stream.partition("/")[2])
    for rule, candidate in _by_rule(person, policy, organisation):
        fits = candidate != person and organisation.knows(candidate, moment.now())
        if fits and not is_concerned(policy, case, candidate):
            return candidate, rule
    return "", "none"


def _by_rule(person: str, policy: Policy, organisation: Organisation) -> Iterator[tuple[str, str]]:
    now = moment.now()
    mine = [post for post in organisation.posts if person in post.holders]
    for post in mine:
        there = (one for one in post.deputies if one.stands_in(now) and not one.on_duty)
        yield from (("deputy", one.person) for one in there)
    for post in mine:
        yield from (("peer", other) for other in post.holders)
    for post in mine:
        yield from (("peer", other) for other in organisation.holders(post.role))
    if person in organisation.managers:
        yield "manager", organisation.managers[person]
    for post in mine:
        for above in policy.line_above(post.role):
            yield from (("line", other) for other in organisation.acting(above, now))


def leave(by: Administrator, person: str, chosen: Choice, why: str = "") -> Plan:
    """Does what the plan says. Raises Unfit with the first case that cannot pass; then nothing is done."""
    who = deeds.allow(by)
    with transaction.atomic():
        deeds.keep_an_administrator(person)
        made = plan(person, chosen)
        for passing in made.passings:
            _pass(passing, person, who)
        for post in made.posts:
            record(h.PostTaken, who, person=person, why=why, **_place(post))
        for deputy in made.deputies:
            record(h.DeputyEnded, who, person=person, why=why, **_place(deputy))
        for session in UserSession.objects.filter(user__username=person):
            session.end()
        record(h.PersonLeft, who, person=person, why=why)
    return made


def _place(row: Any) -> dict[str, str]:
    return {"pack": row.pack, "role": row.role, "unit": row.unit}


def _pass(passing: Passing, person: str, by: str) -> None:
    if not passing.to:
        raise Unfit("house.no.successor", number=passing.number)
    command = Succeed(person=person, to=passing.to, rule=passing.rule, arranged_by=by)
    try:
        handle(Ask(case=passing.case, command=command, actor=SYSTEM))
    except Refused as refused:
        name = deeds.known(passing.to).words()
        values = {"person": name, "number": passing.number, "pack": passing.pack}
        raise Unfit("house.no.succeeds", refused=refused, **values) from refused
