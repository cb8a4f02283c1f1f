"""Clocks and levels: when something is due, when it was, and what time did."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from huiyin.casework.events.base import Event, PrivateText


@dataclass(frozen=True, kw_only=True)
class ClockStarted(Event):
    """`due` is exclusive; `within` is the limit as worded; `key` tells clocks of one rule apart.

    `assumed`: it runs because nobody knows yet whether it must (`ClockDropped` if it need not).
    """

    TOPIC = "clock"
    clock: str
    key: str
    start: datetime
    due: datetime
    within: str
    provisional: bool = False
    warn_at: tuple[datetime, ...] = ()
    assumed: bool = False


@dataclass(frozen=True, kw_only=True)
class ClockStopped(Event):
    """`cause` refers to the event that stopped it, so that revoking that event can reopen it."""

    TOPIC = "clock"
    clock: str
    key: str
    in_time: bool
    cause: str = ""
    parts: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ClockDropped(Event):
    """It turned out that this duty does not exist here: neither kept nor missed."""

    TOPIC = "clock"
    clock: str
    key: str


@dataclass(frozen=True, kw_only=True)
class ClockCorrected(Event):
    """Recorded late, done in time: the clock counts as stopped at `done_at`, by approval."""

    TOPIC = "clock"
    clock: str
    key: str
    done_at: datetime
    previous: datetime
    in_time: bool
    reason: PrivateText = ""


@dataclass(frozen=True, kw_only=True)
class ClockPartMet(Event):
    """One of the several things that this clock waits for has happened: the event `cause` refers to."""

    TOPIC = "clock"
    clock: str
    key: str
    parts: tuple[int, ...]
    cause: str = ""


@dataclass(frozen=True, kw_only=True)
class ClockMetAgain(Event):
    """The event `cause` refers to would have stopped this clock, had another not done so before.

    It counts when that other one is revoked.
    """

    TOPIC = "clock"
    clock: str
    key: str
    parts: tuple[int, ...]
    cause: str = ""


@dataclass(frozen=True, kw_only=True)
class ClockMoved(Event):
    """A new due date, for a stated reason. What was missed before stays missed.

    `term`: an extension by less than the regulation allows at most.
    """

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
    warn_at: tuple[datetime, ...] = ()
    term: str = ""


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
    within: str = ""
    provisional: bool = False
    warn_at: tuple[datetime, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ClockReopened(Event):
    """An event it waited for was revoked: it runs on towards its old due date.

    `revoked` refers to that event. A clock that had been missed stays missed and never fires again.
    """

    TOPIC = "clock"
    clock: str
    key: str
    due: datetime
    revoked: str = ""


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
