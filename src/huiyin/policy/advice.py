"""Warns of what a pack says and yet cannot mean: posts, clocks, tasks and rows without effect."""

from collections.abc import Iterator
from dataclasses import fields

from huiyin.policy.policy import Policy
from huiyin.policy.problems import position_of
from huiyin.policy.references import parts, place_of
from huiyin.policy.regulation import Regulation
from huiyin.policy.values import Condition


def advise(regulation: Regulation) -> list[str]:
    """Sentences, each beginning with the place where there is one."""
    policy = regulation.on(regulation.pack.in_force)
    return [*_idle_roles(policy), *_unread_facts(regulation, policy), *_unclear_tables(policy)]


def _idle_roles(policy: Policy) -> Iterator[str]:
    """Roles that may do nothing, decide nothing and are told nothing."""
    used = {str(role) for grants in policy.rights.values() for g in grants for role in g.role}
    for rule in (*policy.remedies.values(), *policy.approvals.values()):
        decider = getattr(rule, "approver", None) or getattr(rule, "by", None)
        used.update(map(str, decider.roles()) if decider else ())
    for part in _all_rules(policy):
        for name in ("owner", "tell", "to", "by", "chair", "verify_by", "decided_by", "head",
                     "reports_to", "if_party"):  # fmt: skip
            value = getattr(part, name, None)
            if isinstance(value, str):
                used.add(value)
            elif isinstance(value, tuple):
                used.update(v for v in value if isinstance(v, str))
    for name, role in policy.roles.items():
        if name not in used:
            yield f"{place_of(role)}: nobody needs the role {name}"


def _all_rules(policy: Policy) -> Iterator[object]:
    yield from parts(tuple(vars(policy)[section] for section in vars(policy) if section != "memo"))


def _unread_facts(regulation: Regulation, policy: Policy) -> Iterator[str]:
    """Facts that no condition reads and no paper shows; asked for nothing."""
    read: set[str] = set()
    for part in parts(regulation.pack):
        for value in (getattr(part, field.name) for field in fields(part)):
            for item in value.values() if isinstance(value, dict) else (value,):
                if isinstance(item, Condition) and item.expression is not None:
                    read |= item.expression.names
    for name, fact in policy.facts.items():
        if name not in read and not fact.required_at and not fact.asked_at:
            yield f"{place_of(fact)}: nothing reads the fact {name}"


def _unclear_tables(policy: Policy) -> Iterator[str]:
    """Tables of the kind `first` that leave a gap: no row of last resort."""
    for name, table in policy.tables.items():
        if table.take == "first" and not any(row.otherwise for row in table.rows):
            yield f"{place_of(table)}: the table {name} has no row for everything else"
        if table.take == "highest" and not table.order:
            yield f"{position_of(table.take)}: the table {name} says no order, lowest first"
