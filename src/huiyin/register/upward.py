"""Approvals that come up the line: where everybody in the deciding post may not decide themselves.

A row names the deciding post. Whoever stands above it finds the row only when nobody below is left:
the post is empty, or all who act in it are excluded (the proposer, whoever the case is about).
"""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from huiyin.casework.acts.approval import approvers
from huiyin.casework.audience import is_one_of
from huiyin.casework.organisation import Organisation
from huiyin.casework.telling import people
from huiyin.ledger.reading import look_at
from huiyin.policy.policy import Policy
from huiyin.register import tokens
from huiyin.register.knowing import EVERYBODY, THE_HOUSE, Eyes, known
from huiyin.register.models import CaseRow, WaitRow

House = tuple[Policy, Organisation]


def approvals_for(
    who: str, now: datetime, houses: Iterable[House], eyes: Eyes = EVERYBODY
) -> list[WaitRow]:
    found: dict[tuple[str, str], WaitRow] = {}
    for policy, organisation in houses:
        held = organisation.roles_of(who, now)
        below = [role for role in policy.roles if held & set(policy.line_above(role))]
        if not below:  # asking for nothing would be a fifth of the page of a list
            continue
        rows = known(WaitRow, eyes).filter(
            what="approval", token__in=[tokens.role(policy.name, role) for role in below]
        )
        if not rows:
            continue
        sealed, peers = _sealed(policy, eyes), _peers(rows)
        deciders: dict[tuple[str, tuple[str, ...], str], set[str]] = {}
        for row in rows:
            asked = (row.token.rpartition("/")[2], peers[row.stream, row.thing], row.excluded)
            if row.stream in sealed:
                fit = set(_approvers_of(row, who))
            elif asked in deciders:
                fit = deciders[asked]
            else:
                fit = deciders[asked] = _deciders(policy, organisation, now, asked)
            if who in fit:
                found[row.stream, row.thing] = row
    return list(found.values())


def _sealed(policy: Policy, eyes: Eyes) -> set[str]:
    """Sealed streams: who may know differs from one to the next, so that casework is asked."""
    if not policy.secrecy:
        return set()
    rows = known(CaseRow, eyes).filter(pack=policy.name, is_sealed=True)
    return set(rows.values_list("stream", flat=True))


def _approvers_of(row: WaitRow, who: str) -> tuple[str, ...]:
    draft = look_at(row.stream.partition("/")[2], who)
    return approvers(draft, draft.case.proposals[row.thing])[0]


def sealed_tasks_for(who: str, now: datetime, houses: Iterable[House], eyes: Eyes) -> list[WaitRow]:
    """Work of sealed cases that went past a post whose people may not know, up to this person."""
    found: list[WaitRow] = []
    for policy, organisation in houses:
        if not policy.secrecy:
            continue
        held = organisation.roles_of(who, now)
        below = [r for r in policy.roles if r not in held and held & set(policy.line_above(r))]
        if not below:
            continue
        rows = known(WaitRow, eyes).filter(
            what="task",
            token__in=[tokens.role(policy.name, role) for role in below],
            stream__in=_sealed(policy, eyes),
        )
        found += [row for row in rows if _reaches(row, who)]
    return found


def _reaches(row: WaitRow, who: str) -> bool:
    draft = look_at(row.stream.partition("/")[2], who)
    task = draft.case.tasks[row.thing]
    return is_one_of(people(draft), task.to, who, task.id)


def _peers(rows: QuerySet[WaitRow]) -> dict[tuple[str, str], tuple[str, ...]]:
    """The posts that the same proposals wait for, asked for all at once."""
    same = known(WaitRow, THE_HOUSE).filter(what="approval", stream__in=rows.values("stream"))
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for stream, thing, token in same.values_list("stream", "thing", "token"):
        found[stream, thing] = (*found.get((stream, thing), ()), token.rpartition("/")[2])
    return found


def _deciders(
    policy: Policy, organisation: Organisation, now: datetime, row: tuple[str, tuple[str, ...], str]
) -> set[str]:
    """The first, going up, who may decide; as casework finds them."""
    role, peers, names = row
    excluded = set(names.split(","))
    for posts in (peers, *([above] for above in policy.line_above(role))):
        fit = {p for post in posts for p in organisation.acting(post, now)} - excluded
        if fit:
            return fit
    return set()
