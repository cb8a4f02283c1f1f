"""What an act may be about, and which of it a gate keeps shut now."""

from collections.abc import Iterable, Mapping
from typing import Literal, get_args, get_origin

from huiyin.casework import commands as c
from huiyin.casework.clock_rules import named_by
from huiyin.casework.draft import Draft
from huiyin.casework.forms import hints_of
from huiyin.casework.refusal import Refused
from huiyin.casework.rights import check_gates

_DECLARED = {"outcome": "outcomes", "purpose": "contact_purposes"}
"""Where a regulation declares what an act may be about."""


def shut_topics(
    draft: Draft, kind: type[c.Command], things: Iterable[str]
) -> tuple[tuple[str, ...], Mapping[str, Refused]]:
    """All that the act may be about, and the refusal of whatever a gate of its own keeps shut.

    `things` are the proposals, tasks and the like that it may be done to; a gate speaks of their
    kind. Nothing is said of acts whose gates tell no topics apart.
    """
    gates = draft.policy.gates_of.get(kind.act, ())
    if not any(gate.topic for gate in gates):
        return (), {}
    topics = tuple(things) or _subjects(draft, kind)
    shut: dict[str, Refused] = {}
    for topic in topics:
        try:
            check_gates(draft, kind, _named(draft, topic), done=False)
        except Refused as refused:
            shut[topic] = refused
    return topics, shut


def _subjects(draft: Draft, kind: type[c.Command]) -> tuple[str, ...]:
    hint = hints_of(kind).get(kind.SUBJECT)  # type: ignore[arg-type]
    if get_origin(hint) is Literal:
        return get_args(hint)
    return (
        tuple(getattr(draft.policy, _DECLARED[kind.SUBJECT], ()))
        if kind.SUBJECT in _DECLARED
        else ()
    )


def _named(draft: Draft, thing: str) -> str:
    """The kind of a task or paper, the subject of a proposal, the rule of a clock; else itself."""
    case = draft.case
    if thing in case.tasks:
        return case.tasks[thing].kind
    if thing in case.papers:
        return case.papers[thing].paper
    if named_by(thing) in case.clocks:
        return named_by(thing)[0]
    return case.proposals[thing].subject if thing in case.proposals else thing
