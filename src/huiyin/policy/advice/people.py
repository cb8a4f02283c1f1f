"""Posts that nobody needs."""

from collections.abc import Iterator
from typing import Any

from huiyin.policy.phrases import say
from huiyin.policy.policy import Policy
from huiyin.policy.problems import Problem
from huiyin.policy.references import parts, place_of, refs_of
from huiyin.policy.schema.base import TableRow

_POSTS = ("role", "audience")


def idle_roles(policy: Policy) -> Iterator[Problem]:
    """Roles that may do nothing, decide nothing, answer for nothing and are told nothing."""
    needed = {word for rule in rules_of(policy) for word in _posts_in(rule)}
    for name, role in policy.roles.items():
        if name not in needed and not role.may:
            hint = say("give it a right, a task or a place in the line, or leave it out")
            yield Problem(place_of(role), say("nobody needs the role {name}", name=name), hint=hint)


def rules_of(policy: Policy) -> Iterator[Any]:
    """Every rule in force, and every part of one."""
    yield from parts(tuple(policy.sections().values()))


def _posts_in(rule: Any) -> Iterator[str]:
    if isinstance(rule, TableRow):
        yield str(rule.is_)
    for name, what in refs_of(type(rule)).items():
        if what in _POSTS:
            value = getattr(rule, name)
            yield from map(str, value if isinstance(value, tuple) else (value,))
