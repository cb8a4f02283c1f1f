"""Questions to a regulation without a case: what a table says for given facts, when a clock would end."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from huiyin.calendars import Calendars, Deadline
from huiyin.casework.case import Case
from huiyin.casework.clock_rules import limit_of, rule_of
from huiyin.casework.context import Context
from huiyin.casework.draft import Draft
from huiyin.casework.due_dates import deadline_of, possible_terms
from huiyin.casework.organisation import Organisation
from huiyin.policy.policy import Policy
from huiyin.policy.regulation import Regulation
from huiyin.policy.tables import Decision, decide_table


class NoSuchRule(LookupError):
    """The regulation has no table or clock of this name; `known` are those it has."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(name)
        self.known = known


@dataclass(frozen=True)
class Due:
    """When a clock would end; `level` is that of a ladder."""

    deadline: Deadline
    level: str
    clauses: tuple[str, ...]


def due_of(
    regulation: Regulation,
    calendars: Calendars,
    clock: str,
    facts: Mapping[str, Any],
    start: datetime,
) -> Due:
    """When a clock that starts then would end: by the strictest limit that the facts leave possible.

    `clock` is a clock, callback or remedy, or a ladder with or without a level (`escalation.shop`).
    Raises NoSuchRule, also for a clock that is due on a date and has no limit.
    """
    stated = {name: value for name, value in facts.items() if name in regulation.pack.facts}
    draft = draft_of(regulation, calendars, stated, start)
    env, policy = {**draft.env, **facts}, draft.policy
    _ask_tables(policy, env)
    name, key = _meant(policy, env, clock)
    rule, limit = rule_of(policy, name), limit_of(policy, name, key)
    terms = possible_terms(limit, env)[0] if limit is not None else []
    if rule is None or not terms:
        raise NoSuchRule(clock, _with_a_limit(policy))
    found = (deadline_of(draft, rule, start, term) for term in terms)
    own = policy.ladders[name].levels[key].clause if key else ()
    return Due(min(found, key=lambda deadline: deadline.due), key, tuple(own or rule.clause))


def _meant(policy: Policy, env: Mapping[str, Any], clock: str) -> tuple[str, str]:
    """A clock, or a ladder with its level: the one named, else the one at which the facts begin."""
    name, _, level = clock.partition(".")
    ladder = policy.ladders.get(name)
    if ladder is None:
        return clock, ""
    table = policy.tables.get(ladder.starts_at)
    begins = decide_table(table, env).result or "" if table else str(ladder.starts_at)
    if (level or begins) not in ladder.levels:
        raise NoSuchRule(clock, _with_a_limit(policy))
    return name, level or begins


def _with_a_limit(policy: Policy) -> tuple[str, ...]:
    rules = (*policy.clocks, *policy.callbacks, *policy.remedies)
    known = [str(name) for name in rules if limit_of(policy, name) is not None]
    return (*known, *(
        f"{name}.{key}"
        for name, ladder in policy.ladders.items()
        for key, level in ladder.levels.items()
        if level.within is not None
    ))  # fmt: skip


def decision_of(
    regulation: Regulation,
    calendars: Calendars,
    name: str,
    facts: Mapping[str, Any],
    now: datetime,
) -> Decision:
    """What a table, or the table behind a remedy or an approval, says. Raises NoSuchRule."""
    draft = draft_of(regulation, calendars, {}, now)
    env, policy = {**draft.env, **facts}, draft.policy
    if name in policy.remedies:
        for figure, value in policy.remedies[name].where.items():
            env.setdefault(str(figure), value.value(env))
        return decide_table(policy.remedies[name].approver, env)
    if name in policy.approvals:
        return decide_table(policy.approvals[name].by, env)
    if name not in policy.tables:
        known = (*policy.tables, *policy.remedies, *policy.approvals)
        raise NoSuchRule(name, tuple(map(str, known)))
    return decide_table(policy.tables[name], env)


def draft_of(
    regulation: Regulation, calendars: Calendars, facts: Mapping[str, Any], now: datetime
) -> Draft:
    """A case that is none: received at that moment, with these facts and nobody in the house."""
    context = Context(now, "", Organisation(), calendars)
    return Draft(regulation, context, Case(id="question", received_at=now, facts=facts))


def _ask_tables(policy: Policy, env: dict[str, Any]) -> None:
    """Adds results of tables (such as the grade) that follow from the facts and were not given."""
    for name, table in policy.tables.items():
        if name not in env and (table.when is None or table.when.holds(env)):
            decision = decide_table(table, env)
            if decision.result is not None and not decision.provisional:
                env[name] = decision.result
