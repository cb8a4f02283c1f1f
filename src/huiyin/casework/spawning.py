"""A case that follows from another: what goes along, and whether the two may say that they are kin."""

from typing import Any

from huiyin.casework import events as e
from huiyin.casework.case import Case, Stage
from huiyin.casework.draft import Draft
from huiyin.casework.environment import Environment
from huiyin.casework.evolving.base import changed
from huiyin.casework.facts import read_facts, split_private
from huiyin.casework.secrecy import is_sealed
from huiyin.policy.schema.work import Spawn

Clauses = tuple[str, ...]
Facts = dict[str, Any]


def spawn(draft: Draft, rule: Spawn, clauses: Clauses) -> None:
    """Another case follows from this one; the ledger registers it with the facts that go along.

    What is sealed does not show in what is open: a sealed case is told of nowhere but in itself, and
    an open one does not say that it came from a sealed one. The same holds for what leaves the name
    of a complainant behind.
    """
    child, facts = _child(draft, rule)
    plain, private = split_private(draft.policy, facts)
    secret, from_secret = (is_sealed(draft.policy, case) for case in (child, draft.case))
    parted = child.anonymous and not draft.case.anonymous
    event = draft.event(
        e.Spawned,
        *clauses,
        kind=child.kind,
        channel=child.channel,
        relation="" if parted or (from_secret and not secret) else str(rule.relation),
        anonymous=child.anonymous,
        facts=plain,
        private_facts=private,
    )
    if secret or parted:
        draft.aside.append(event)
    else:
        draft.note(event)


def _child(draft: Draft, rule: Spawn) -> tuple[Case, Facts]:
    """The new case as it will stand, and its facts: an anonymous one has none about who complained."""
    known = {name: draft.case.facts[name] for name in rule.facts if name in draft.case.facts}
    facts = {**known, **read_facts(draft.policy, rule.set)}
    child = Case(
        kind=str(rule.kind),
        channel=str(rule.channel or draft.case.channel),
        facts=facts,
        stage=Stage.RECEIVED,
        anonymous=rule.anonymous or draft.case.anonymous,
    )
    if child.anonymous:
        facts = _without_a_name(draft, child)
    return changed(child, facts=facts), facts


def _without_a_name(draft: Draft, child: Case) -> Facts:
    env, rules = Environment(draft.policy, child, draft.context), draft.policy.facts
    return {
        name: said
        for name, said in child.facts.items()
        if (when := rules[name].when) is None or when.value(env) is not False
    }
