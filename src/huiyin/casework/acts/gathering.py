"""Matters of many people: who is named is told when one builds up."""

from huiyin.casework import commands as c
from huiyin.casework import events as e
from huiyin.casework.draft import Draft, require
from huiyin.casework.refusal import Reason
from huiyin.casework.telling import tell


def suspect_matter(draft: Draft, command: c.SuspectMatter, clauses: tuple[str, ...]) -> None:
    """Once for each case and rule: the next one that builds up has another latest case."""
    rule = draft.policy.mass_matters.get(command.matter)
    require(rule is not None, Reason.UNKNOWN_SUBJECT, needs=command.matter)
    assert rule is not None
    told = draft.case.times(e.MatterSuspected.name, command.matter)
    require(not told, Reason.REDUNDANT, *rule.clause)
    happened = draft.emit(
        e.MatterSuspected,
        *clauses,
        *rule.clause,
        matter=command.matter,
        people=command.people,
        cases=command.cases,
    )
    tell(draft, tuple(map(str, rule.to)), f"mass:{command.matter}", happened)
