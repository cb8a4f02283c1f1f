"""Commands about time, most of them given by the clock itself."""

from dataclasses import dataclass
from datetime import datetime

from huiyin.casework.commands.base import Command


@dataclass(frozen=True, kw_only=True)
class Escalate(Command):
    """Raise the level by hand."""

    SUBJECT = "ladder"
    ladder: str
    to: str
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Extend(Command):
    """`key` tells clocks of one rule apart, such as those of several tasks. `term`, such as "10
    workdays", grants less than the regulation allows at most."""

    SUBJECT = "clock"
    clock: str
    reason: str
    term: str = ""
    key: str = ""


@dataclass(frozen=True, kw_only=True)
class CorrectClock(Command):
    """A duty was done in time and only written down late: `done_at` is when it really was done."""

    SUBJECT = "clock"
    OPEN_ONLY = False
    clock: str
    done_at: datetime
    reason: str
    key: str = ""


@dataclass(frozen=True, kw_only=True)
class Suspend(Command):
    reason: str


@dataclass(frozen=True, kw_only=True)
class Continue(Command):
    OPEN_ONLY = False
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class FireClock(Command):
    """The worker says that this clock's moment has come."""

    SYSTEM = True
    OPEN_ONLY = False
    SUBJECT = "clock"
    clock: str
    key: str = ""


@dataclass(frozen=True, kw_only=True)
class Recompute(Command):
    """The calendar changed: move the due dates that it moves."""

    SYSTEM = True
    OPEN_ONLY = False
    reason: str = "calendar"


@dataclass(frozen=True, kw_only=True)
class SuspectMatter(Command):
    """Many people speak of one thing, and this case is the latest of them: who is named is told."""

    SYSTEM = True
    OPEN_ONLY = False
    SUBJECT = "matter"
    matter: str
    people: int
    cases: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AskCallback(Command):
    """A callback falls on this case or record: it was drawn, or its whole population is called."""

    SYSTEM = True
    OPEN_ONLY = False
    SUBJECT = "callback"
    callback: str
    drawn: str = ""
