"""Commands that put right what was put down wrongly; each has a right, a reason and a trace of its own."""

from dataclasses import dataclass

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
    """Registered under the wrong regulation: it goes on as the case `other` under the pack `to`."""

    to: str
    other: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class RestoreRegistration(Command):
    """What was taken for a mistaken registration is a case after all."""

    OPEN_ONLY = False
    reason: str
