"""Commands that put right what was put down wrongly; each has a right, a reason and a trace of its own."""

from dataclasses import dataclass, field
from typing import Any

from huiyin.casework.commands.base import Command


@dataclass(frozen=True, kw_only=True)
class CorrectPerson(Command):
    """A fact names the wrong person: who complained, or who is complained about.

    `person` is the right one; empty while nobody knows who it was.
    """

    SUBJECT = "fact"
    OPEN_ONLY = False
    fact: str
    reason: str
    person: str = ""


@dataclass(frozen=True, kw_only=True)
class MoveCase(Command):
    """Registered under the wrong regulation: it goes on under the pack `to`.

    Where it is registered there already it joins that case, `other`. Else it is registered there along
    with this act, by `channel` as a `kind` of that regulation: what both know goes along, and the facts
    of `there` are added to it, or stand in its place (an empty one takes it out).
    """

    to: str
    reason: str
    other: str = ""
    kind: str = ""
    channel: str = ""
    there: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class RestoreRegistration(Command):
    """What was taken for a mistaken registration is a case after all."""

    OPEN_ONLY = False
    reason: str
