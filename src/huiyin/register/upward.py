"""Approvals that come up the line: where everybody in the deciding post may not decide themselves.

A row names the deciding post. Whoever stands above it finds the row only when nobody below is left:
the post is empty, or all who act in it are excluded (the proposer, whoever the case is about).
"""

from collections.abc import Iterable
from datetime import datetime

from huiyin.casework.organisation import Organisation
from huiyin.policy.policy import Policy
from huiyin.register import tokens
from huiyin.register.models import WaitRow

House = tuple[Policy, Organisation]


def approvals_for(who: str, now: datetime, houses: Iterable[House]) -> list[WaitRow]:
    found: dict[tuple[str, str], WaitRow] = {}
    for policy, organisation in houses:
        held = organisation.roles_of(who, now)
        below = [role for role in policy.roles if held & set(policy.line_above(role))]
        rows = WaitRow.objects.filter(
            what="approval", token__in=[tokens.role(policy.name, role) for role in below]
        )
        for row in rows:
            role = row.token.rpartition("/")[2]
            peers = _peers(row, policy.name)
            if who in _deciders(policy, organisation, now, (role, peers, row.excluded)):
                found[row.stream, row.thing] = row
    return list(found.values())


def _peers(row: WaitRow, pack: str) -> list[str]:
    """The posts that the same proposal waits for."""
    same = WaitRow.objects.filter(stream=row.stream, what="approval", thing=row.thing)
    return [token.rpartition("/")[2] for token in same.values_list("token", flat=True)]


def _deciders(
    policy: Policy, organisation: Organisation, now: datetime, row: tuple[str, list[str], str]
) -> set[str]:
    """The first, going up, who may decide; as casework finds them."""
    role, peers, names = row
    excluded = set(names.split(","))
    for posts in (peers, *([above] for above in policy.line_above(role))):
        fit = {p for post in posts for p in organisation.acting(post, now)} - excluded
        if fit:
            return fit
    return set()
