"""One case lived again under a draft: each deed decided anew at its own moment."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from itertools import count
from typing import Any

from huiyin.casework import commands as c
from huiyin.casework.case import Case
from huiyin.casework.context import Context
from huiyin.casework.decide import decided
from huiyin.casework.events import Event
from huiyin.casework.evolving.base import changed
from huiyin.casework.passage import ContextAt, Deed, pass_time
from huiyin.casework.refusal import Refused
from huiyin.policy.regulation import Regulation


@dataclass(frozen=True)
class NotPossible:
    """A deed that the draft refuses, with its reason and clauses; the case goes on without it."""

    at: datetime
    act: str
    reason: str
    clauses: tuple[str, ...]


@dataclass(frozen=True)
class Lived:
    case: Case
    events: Sequence[Event]
    refused: tuple[NotPossible, ...] = ()


def live(
    regulation: Regulation,
    deeds: Sequence[Deed],
    recorded: Case,
    context_at: ContextAt,
    until: datetime,
) -> Lived:
    """The case as it would have been at `until`. `recorded` is the case as it was, whose tasks, proposals
    and papers the deeds name: in the draft they are found by what they are, and by their order.
    """
    case, since, events, refused = Case(id=recorded.id), None, list[Event](), list[NotPossible]()
    for deed in deeds:
        before = pass_time(regulation, case, since, deed.at, context_at)
        case, since = before.case, deed.at
        events += before.events
        try:
            command = _addressed(in_other_names(deed.command, recorded, case), regulation)
            draft = decided(regulation, case, command, context_at(deed.actor, deed.at))
        except Refused as refusal:
            refused.append(
                NotPossible(deed.at, deed.command.act, refusal.reason.value, refusal.clauses)
            )
            if isinstance(deed.command, c.Register):
                break
            continue
        case = draft.case
        events += draft.events
    if since is not None:
        after = pass_time(regulation, case, since, max(until, since), context_at)
        case, events = after.case, [*events, *after.events]
    return Lived(case, events, tuple(refused))


def _addressed(command: c.Command, regulation: Regulation) -> c.Command:
    """A task that went where its rule sends it goes where the draft's rule sends it."""
    if isinstance(command, c.OpenTask) and command.to:
        pack = regulation.pack
        named = command.to in pack.roles or command.to in pack.units
        return command if named else replace(command, to="")
    return command


_THINGS: Mapping[str, tuple[str, str]] = {
    "task": ("tasks", "kind"), "proposal": ("proposals", "subject"), "copy": ("papers", "paper"),
    "charge": ("charges", "account"),
}  # fmt: skip
"""Field of a command to where the case keeps such things, and to what tells their sorts apart."""


def in_other_names(command: c.Command, recorded: Case, case: Case) -> c.Command:
    """The command about the same things of the other case: the second panel stays the second panel."""
    changed: dict[str, Any] = {}
    for field in fields(command):
        if field.name in _THINGS:
            kept, sort = _THINGS[field.name]
            changed[field.name] = _same(
                str(getattr(command, field.name)), kept, sort, recorded, case
            )
        elif field.name == "proposals":
            named = getattr(command, field.name)
            changed[field.name] = tuple(
                _same(str(p), "proposals", "subject", recorded, case) for p in named
            )
    return replace(command, **changed) if changed else command


def _same(name: str, kept: str, sort: str, recorded: Case, case: Case) -> str:
    """The thing of the same sort in the same place, or the name itself where there is none."""
    old = getattr(recorded, kept)
    if name not in old:
        return name
    what = getattr(old[name], sort)
    place = [other for other, thing in old.items() if getattr(thing, sort) == what].index(name)
    new = [other for other, thing in getattr(case, kept).items() if getattr(thing, sort) == what]
    return new[place] if place < len(new) else f"{name}-none"


def contexts(base: Context) -> Callable[[str, datetime], Context]:
    """Contexts of one case: everybody as in `base`, numbers counted from one and kept nowhere."""
    serial = count(1)

    def at(actor: str, moment: datetime) -> Context:
        return changed(base, actor=actor, now=moment, next_number=lambda _: next(serial))

    return at
