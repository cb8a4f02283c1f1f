"""One clock of a case, and where the case stands on one ladder."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from huiyin.calendars import Pause


class ClockStatus(StrEnum):
    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"
    EXPIRED = "expired"
    DROPPED = "dropped"


class Met(NamedTuple):
    """One of the things that a clock waits for has happened: which, by which event, recorded when."""

    part: int
    cause: str
    at: datetime


@dataclass(frozen=True)
class ClockState:
    """One clock of the case. `missed` stays true once time ran out, whatever happens later."""

    clock: str
    key: str
    start: datetime
    due: datetime
    within: str
    status: ClockStatus = ClockStatus.RUNNING
    provisional: bool = False
    missed: bool = False
    breach: bool = False
    stopped_at: datetime | None = None
    in_time: bool | None = None
    stopped_by: str = ""
    met: tuple[Met, ...] = ()
    assumed: bool = False
    pauses: tuple[Pause, ...] = ()
    extended_by: tuple[str, ...] = ()
    """The term of each extension; empty where it was the whole that the regulation allows."""
    earlier_extensions: int = 0
    """Those of a run of this clock that is over: the consents for them are used up."""
    corrections: int = 0
    warn_at: tuple[datetime, ...] = ()
    clauses: tuple[str, ...] = ()

    @property
    def extensions(self) -> int:
        return len(self.extended_by)

    @property
    def parts(self) -> frozenset[int]:
        return frozenset(met.part for met in self.met)


@dataclass(frozen=True, slots=True)
class LevelState:
    ladder: str
    level: str
    owner: tuple[str, ...]
    since: datetime
    by_time: str = ""
    """The highest level that time or a person reached; facts never lower the case below it."""
