"""What a deadline is computed from: the term, its start, the calendars, and how a rule counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Literal, NamedTuple, Self
from zoneinfo import ZoneInfo

from huiyin.calendars.days import Days
from huiyin.calendars.opening import HouseCalendar
from huiyin.calendars.state import StateCalendar
from huiyin.calendars.terms import Term

Basis = Literal["state", "house"]


@dataclass(frozen=True)
class Calendars:
    """The state's calendar, the house's, and the zone in which a day is a day.

    `units` are the parts of the house with hours of their own: a branch, a duty desk.
    """

    state: StateCalendar
    house: HouseCalendar
    zone: ZoneInfo
    units: Mapping[str, HouseCalendar] = field(default_factory=dict)

    def house_of(self, unit: str) -> HouseCalendar:
        """The hours of a unit; those of the house where it has none of its own."""
        return self.units.get(unit, self.house)

    def at(self, unit: str) -> "Calendars":
        """The calendars as they hold for a unit."""
        return replace(self, house=self.house_of(unit))

    def with_state(self, state: StateCalendar) -> "Calendars":
        """The same house under another state of the state's calendar, such as a new year's."""
        units = {name: replace(unit, state=state) for name, unit in self.units.items()}
        return Calendars(state, replace(self.house, state=state), self.zone, units)


@dataclass(frozen=True, slots=True)
class Counting:
    """Where a rule departs from the usual way.

    The day of the event is left out (art. 201); the last day ends at 24:00 or, with `ends: close`,
    at close of business (art. 203), which a day without business hours does not have; a last day
    that is a rest day moves to the next working day only where the rule says so, since a house may
    promise more than the law asks. What comes in after closing counts, with `late_receipt`, as
    received on the next day, or on the next workday.
    """

    first_day_counts: bool = False
    roll: Literal["none", "next workday"] = "none"
    ends: Literal["midnight", "close"] = "midnight"
    late_receipt: Literal["same day", "next day", "next workday"] = "same day"


USUAL = Counting()


@dataclass(frozen=True, slots=True)
class Pause:
    """Time that does not count, from `from_` until `until` (None: still paused).

    The exact time for terms in hours. For terms in days whole local days: the day on which the
    pause began does not count, the day on which it ended does; a pause within one day costs none.
    Suspending a case and restarting a clock are other things: a restarted clock has a new start
    and no pause.
    """

    from_: datetime
    until: datetime | None
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Extension:
    """More time: an increment on top of the due date, or a total counted from the start.

    Both together are an increment that the total caps. No extension makes a deadline earlier.
    """

    increment: Term | None = None
    in_all: Term | None = None

    def __post_init__(self) -> None:
        if self.increment is None and self.in_all is None:
            raise ValueError("an extension says by how much, or up to how much in all")

    @classmethod
    def by(cls, term: Term, *, not_over: Term | None = None) -> Self:
        """`term` more, yet never beyond `not_over` counted from the start (30 workdays, in all 60 days)."""
        return cls(term, not_over)

    @classmethod
    def total(cls, term: Term) -> Self:
        return cls(None, term)


class PausedDays(NamedTuple):
    """Local days of one pause, as ordinals, the end excluded; no day belongs to two pauses."""

    first: int
    until: int
    pause: Pause


class PausedTime(NamedTuple):
    """An uninterrupted pause in UTC, the end excluded; no instant belongs to two pauses."""

    from_: datetime
    until: datetime
    pause: Pause


@dataclass(frozen=True)
class Request:
    """Everything that a deadline is computed from, so that it can be computed again."""

    term: Term
    start: datetime
    calendars: Calendars
    basis: Basis = "state"
    counting: Counting = USUAL
    pauses: tuple[Pause, ...] = ()
    extensions: tuple[Extension, ...] = ()

    @property
    def local_start(self) -> datetime:
        zone = self.calendars.zone
        return self.start if self.start.tzinfo is zone else self.start.astimezone(zone)

    @property
    def days(self) -> Days:
        """The days that count as workdays here."""
        return self.calendars.house.days if self.basis == "house" else self.calendars.state.days

    @property
    def hours(self) -> HouseCalendar:
        """The opening hours that count here: closing days never lengthen a statutory limit."""
        house = self.calendars.house
        return house if self.basis == "house" else house.regular

    @cached_property
    def paused_days(self) -> tuple[PausedDays, ...]:
        zone, found, reached = self.calendars.zone, list[PausedDays](), 0
        for pause, until in _finished(self.pauses):
            first = max(_local_day(pause.from_, zone).toordinal(), reached)
            end = _local_day(until, zone).toordinal()
            if end > first:
                found.append(PausedDays(first, end, pause))
                reached = end
        return tuple(found)

    @cached_property
    def paused_time(self) -> tuple[PausedTime, ...]:
        found: list[PausedTime] = []
        for pause, until in _finished(self.pauses):
            begin, end = pause.from_.astimezone(UTC), until.astimezone(UTC)
            if found:
                begin = max(begin, found[-1].until)
            if end > begin:
                found.append(PausedTime(begin, end, pause))
        return tuple(found)

    @property
    def still_paused(self) -> Pause | None:
        """The pause that has not ended, if there is one."""
        return next((pause for pause in self.pauses if pause.until is None), None)


def _finished(pauses: Iterable[Pause]) -> list[tuple[Pause, datetime]]:
    ended = [(pause, pause.until) for pause in pauses if pause.until is not None]
    return sorted(ended, key=lambda pair: pair[0].from_)


def _local_day(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()
