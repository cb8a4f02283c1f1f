"""Mistakes put right: the old and the new stand beside each other."""

from dataclasses import dataclass

from huiyin.casework.events.base import Event, PrivateText


@dataclass(frozen=True, kw_only=True)
class PersonCorrected(Event):
    """`person` is empty while nobody knows who it was. What was asked of the wrong one falls."""

    TOPIC = "fact"
    fact: str
    person: PrivateText
    previous: PrivateText
    reason: PrivateText


@dataclass(frozen=True, kw_only=True)
class CaseMoved(Event):
    """It was registered under the wrong regulation and goes on as `other` under the pack `to`."""

    to: str
    other: str
    reason: PrivateText


@dataclass(frozen=True, kw_only=True)
class RegistrationRestored(Event):
    """The registration was no mistake; `tasks` are those that go on with it."""

    reason: PrivateText
    tasks: tuple[str, ...] = ()
