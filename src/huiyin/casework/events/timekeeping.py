"""Clocks and levels: when something is due, when it was, and what time did."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from huiyin.casework.events.base import Event, PrivateText


@dataclass(frozen=True, kw_only=True)
class ClockStarted(Event):
    """`due` is exclusive; `within` is the limit as worded; `key` tells clocks of one rule apart."""

    TOPIC = "clock"
    clock: str
    key: str
    start: datetime
    due: datetime
    within: str
    provisional: bool = False
    warn_at: tuple[datetime, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ClockStopped(Event):
    TOPIC = "clock"
    clock: str
    key: str
    in_time: bool


@dataclass(frozen=True, kw_only=True)
class ClockPartMet(Event):
    """One of the several things that this clock waits for has happened."""

    TOPIC = "clock"
    clock: str
    key: str
    parts: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class ClockMoved(Event):
    """A new due date, for a stated reason. What was missed before stays missed."""

    TOPIC = "clock"
    clock: str
    key: str
    start: datetime
    due: datetime
    previous: datetime
    reason: str
    within: str = ""
    provisional: bool = False
    detail: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class ClockPaused(Event):
    TOPIC = "clock"
    clock: str
    key: str


@dataclass(frozen=True, kw_only=True)
class ClockRan(Event):
    """A paused clock runs again; `due` leaves the pause out."""

    TOPIC = "clock"
    clock: str
    key: str
    due: datetime


@dataclass(frozen=True, kw_only=True)
class ClockReopened(Event):
    """The event that stopped this clock was revoked: it runs again towards its old due date."""

    TOPIC = "clock"
    clock: str
    key: str
    due: datetime


@dataclass(frozen=True, kw_only=True)
class ClockWarned(Event):
    TOPIC = "clock"
    clock: str
    key: str
    due: datetime


@dataclass(frozen=True, kw_only=True)
class ClockExpired(Event):
    """Time ran out. `breach` is false for a window, whose end is an outcome."""

    TOPIC = "clock"
    clock: str
    key: str
    due: datetime
    breach: bool


@dataclass(frozen=True, kw_only=True)
class LevelReached(Event):
    """`cause` is registration, facts, time or hand; `level` starts its own clock at this moment."""

    TOPIC = "level"
    ladder: str
    level: str
    owner: tuple[str, ...]
    previous: str = ""
    cause: str = "facts"
    reason: PrivateText = ""


@dataclass(frozen=True, kw_only=True)
class LevelLeft(Event):
    """The facts say that this ladder was never meant for the case; it stands nowhere on it."""

    TOPIC = "level"
    ladder: str
    level: str


@dataclass(frozen=True, kw_only=True)
class Suspended(Event):
    reason: PrivateText = ""


@dataclass(frozen=True, kw_only=True)
class Continued(Event):
    """A suspended case goes on."""

    reason: PrivateText = ""
