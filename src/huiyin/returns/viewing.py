"""Who may open a return: whoever makes, checks, approves or gets it, and whoever stands above its maker."""

from collections.abc import Iterable
from datetime import datetime

from huiyin.casework.organisation import Organisation
from huiyin.policy.policy import Policy
from huiyin.policy.schema.returns import Return


def may_open(
    policy: Policy, rule: Return, person: str, organisation: Organisation, now: datetime
) -> bool:
    """Of one that counts what is sealed nobody but the posts that it names."""
    roles = organisation.roles_of(person, now)
    posts = {rule.by, rule.checked_by, rule.approved_by, *rule.to}
    if roles & {str(post) for post in posts if post}:
        return True
    if any(person in _members(policy, organisation, str(to)) for to in rule.to):
        return True
    return not rule.sealed and bool(roles & set(policy.line_above(str(rule.by))))


def _members(policy: Policy, organisation: Organisation, unit: str) -> Iterable[str]:
    if unit not in policy.units:
        return ()
    own = tuple(str(name) for name, role in policy.roles.items() if role.unit == unit)
    return organisation.members(unit, own)
