"""What people did in a case, read back from the events that their commands brought."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache, partial
from operator import attrgetter
from typing import Any

from huiyin.casework import commands as c
from huiyin.casework import events as e
from huiyin.casework.case import Case
from huiyin.casework.causes import BEGUN_BY
from huiyin.casework.context import Context
from huiyin.casework.decide import decide
from huiyin.casework.evolve import evolve
from huiyin.casework.organisation import SYSTEM
from huiyin.casework.passage import ContextAt, Deed
from huiyin.casework.refusal import Refused
from huiyin.policy.regulation import Regulation

Batch = Sequence[e.Event]
"""The events that one command brought, in their order."""

_NOT_RETOLD = frozenset({"merge", "unmerge", "move_case"})
"""Merging, taking apart, and moving to another regulation are no part of what a draft decides."""

_BY_EVENT: Mapping[type[e.Event], type[c.Command]] = {
    e.EVENT_TYPES[event]: c.ACTS[act] for event, act in BEGUN_BY.items() if act not in _NOT_RETOLD
}
"""Head event to the command that brings it about."""

_RENAMED: Mapping[type[c.Command], Mapping[str, str]] = {
    c.DoAct: {"own_act": "act"},
    c.Escalate: {"to": "level"},
    c.NoteDelivery: {"how": "why"},  # of a letter that came back
}
"""Field of a command to that of its event, where they differ; an event that has no such field says it by
the command's own word.
"""


_OF_THEN: Mapping[type[c.Command], frozenset[str]] = {c.Sign: frozenset({"shown"})}
"""Fields that bind a deed to what stood on the screen then: under a draft a paper may look otherwise."""


@dataclass(frozen=True)
class Told:
    """What people did, in order, and the case as it came to stand."""

    deeds: Sequence[Deed]
    case: Case


def retold(batches: Iterable[Batch], regulation: Regulation, context_at: ContextAt) -> Told:
    """What time alone did is no deed: a draft has clocks of its own.

    `regulation` is the one under which it was done: where two commands may have brought the same
    events, the one that brings them there is taken.
    """
    case, deeds = Case(), list[Deed]()
    for batch in filter(None, batches):
        first = batch[0]
        commands = () if first.by == SYSTEM else commands_of(batch)
        if len(commands) > 1:
            context = context_at(first.by, first.at)
            same = (cmd for cmd in commands if _brings(cmd, batch, regulation, case, context))
            commands = (next(same, commands[0]),)
        deeds += [Deed(at=first.at, actor=first.by, command=command) for command in commands]
        for event in batch:
            case = evolve(case, event)
    return Told(deeds, case)


def _brings(
    command: c.Command, batch: Batch, regulation: Regulation, case: Case, context: Context
) -> bool:
    try:
        brought = decide(regulation, case, command, context)
    except Refused:
        return False
    return [event.name for event in brought] == [event.name for event in batch]


def commands_of(batch: Batch) -> tuple[c.Command, ...]:
    """The commands that may stand behind a batch; none where a draft would decide nothing."""
    first = batch[0]
    if isinstance(first, e.FactsAmended):
        own = (c.AmendFacts(facts=_facts(batch, first)),)
        after = batch[1] if len(batch) > 1 else None
        kind = _BY_EVENT.get(type(after)) if after is not None else None
        if kind is None or after is None:
            return own
        return (_command(kind, after, _facts(batch, after)), *own)
    if isinstance(first, e.ClockMoved):
        return _extension(first)
    kind = _BY_EVENT.get(type(first))
    return (_command(kind, first, _facts(batch, first)),) if kind is not None else ()


def _extension(moved: e.ClockMoved) -> tuple[c.Command, ...]:
    """A due date moves for many reasons; only an extension is something that somebody asked."""
    if moved.reason != "extension":
        return ()
    why = str(moved.detail.get("why", ""))
    return (c.Extend(clock=moved.clock, key=moved.key, reason=why, term=moved.term),)


def _facts(batch: Batch, head: e.Event) -> dict[str, Any]:
    """What came along with the deed, and what it said itself."""
    said: dict[str, Any] = {}
    for event in batch[:2]:
        if isinstance(event, e.FactsAmended | e.Registered):
            said |= {**event.facts, **event.private_facts}
    own = getattr(head, "facts", None)
    return {**said, **own} if isinstance(own, Mapping) else said


def _command(kind: Any, head: e.Event, facts: Mapping[str, Any]) -> c.Command:
    told: Any = type(head)
    said = {name: read(head) for name, read in _reading(kind, told)}
    command: c.Command = kind(facts=dict(facts), **said)
    return command


@cache
def _reading(kind: Any, head: Any) -> tuple[tuple[str, Callable[[e.Event], Any]], ...]:
    """Fields of the command, each with what finds its value in the event."""
    renamed, known = _RENAMED.get(kind, {}), {field.name for field in fields(head)}
    known -= _OF_THEN.get(kind, frozenset())
    found = []
    for field in fields(kind):
        other = renamed.get(field.name, "")
        told = other if other in known else field.name
        if field.name != "facts" and told in known:
            one = isinstance(field.default, str)
            found.append((field.name, partial(_one_of, told) if one else attrgetter(told)))
    return tuple(found)


def _one_of(name: str, head: e.Event) -> Any:
    """An event may name several where its command names one: a task went to one addressee."""
    value = getattr(head, name)
    if isinstance(value, tuple):
        return value[0] if value else ""
    return value


def batches_of(numbered: Iterable[tuple[int, e.Event]]) -> list[Batch]:
    """Events with the number of their batch, as the ledger keeps them, batch by batch."""
    found: dict[int, list[e.Event]] = {}
    for number, event in numbered:
        found.setdefault(number, []).append(event)
    return list(found.values())
