"""A decision while it is being made: the case as it would stand, and the events so far."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from huiyin.casework.case import Case
from huiyin.casework.context import Context
from huiyin.casework.environment import Environment
from huiyin.casework.events import Event
from huiyin.casework.evolve import evolve
from huiyin.casework.refusal import Reason, Refused
from huiyin.policy.policy import Policy
from huiyin.policy.regulation import Regulation

Ev = TypeVar("Ev", bound=Event)


@dataclass
class Draft:
    """The only mutable thing in casework; it lives for one decision and is never handed out."""

    regulation: Regulation
    context: Context
    case: Case
    events: list[Event] = field(default_factory=list)
    aside: list[Event] = field(default_factory=list)
    """Sealed cases that follow from this one: it does not say so, only they do."""
    policy: Policy = field(init=False)
    """The wordings in force for this case, each by the date that governs it."""
    said: tuple[Event, Mapping[str, Any]] | None = None
    """The event that was last asked about, with its own fields as conditions read them."""
    _env: Environment | None = None

    def __post_init__(self) -> None:
        self._look_up_policy()

    @property
    def env(self) -> Mapping[str, Any]:
        """What conditions may read, as of the events so far."""
        if self._env is None:
            self._env = Environment(self.policy, self.case, self.context)
        return self._env

    def emit(self, event_type: Callable[..., Ev], /, *clauses: str, **data: Any) -> Ev:
        """Note that something happened; it happens now and by the actor unless `at`, `by` say else."""
        return self.note(self.event(event_type, *clauses, **data))

    def event(self, event_type: Callable[..., Ev], /, *clauses: str, **data: Any) -> Ev:
        """As `emit` makes it, without saying that it happened."""
        data.setdefault("at", self.context.now)
        data.setdefault("by", self.context.actor)
        cited = tuple(dict.fromkeys(clauses)) if len(clauses) > 1 else clauses
        return event_type(clauses=cited, **data)

    def note(self, event: Ev) -> Ev:
        self.case = evolve(self.case, event)
        self.events.append(event)
        self._go_on(event)
        return event

    def forget(self) -> None:
        """What conditions read of the case is found anew."""
        self._env = None

    def _go_on(self, event: Event) -> None:
        """Forgets what the event may have changed, and only that where little can."""
        touched = _TOUCHES.get(event.name)
        if self._env is not None and touched is not None:
            self._env.goes_on(self.case, event.topic, *touched)
        else:
            self.forget()
        if event.name in _RESETS_POLICY:
            self._look_up_policy()

    def _look_up_policy(self) -> None:
        zone = self.context.calendars.zone
        self.policy = self.regulation.governed(governing_days(self.case, self.context.now, zone))

    def next_id(self, prefix: str, taken: Mapping[str, Any]) -> str:
        return f"{prefix}-{len(taken) + 1}"


_OF_CLOCKS, _OF_TASKS = ("clocks", "breached"), ("tasks", "by_involved")
_TOUCHES: Mapping[str, tuple[str, ...]] = {
    "paper_asked": (), "notified": (), "step_entered": ("step",), "assessed": ("by_involved",),
    "clock_started": _OF_CLOCKS, "clock_stopped": _OF_CLOCKS, "clock_moved": _OF_CLOCKS,
    "clock_warned": _OF_CLOCKS, "clock_expired": _OF_CLOCKS, "clock_part_met": _OF_CLOCKS,
    "task_opened": _OF_TASKS, "task_sent": _OF_TASKS, "task_dropped": _OF_TASKS,
}  # fmt: skip
"""Events after which a condition finds everything as before, but for these names and the event's topic."""

_RESETS_POLICY = frozenset({"registered", "admitted", "answered"})


def governing_days(case: Case, now: datetime, zone: ZoneInfo) -> dict[str, date]:
    """The local day of each event that may govern a rule.

    What has not been accepted would be accepted as of its receipt; what has not been answered would
    be answered now.
    """
    received = case.received_at or now
    moments = {
        "received": received,
        "accepted": case.admitted_at or received,
        "answered": case.answered_at or now,
    }
    return {event: _local_day(moment, zone) for event, moment in moments.items()}


def _local_day(moment: datetime, zone: ZoneInfo) -> date:
    return (_known_day if moment.tzinfo is UTC else _day)(moment, zone)


def _day(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()


_known_day = lru_cache(maxsize=4096)(_day)
"""Of moments in UTC alone: in another zone two may look the same, when clocks are put back."""


def require(
    truth: bool,  # noqa: FBT001 (reads as a sentence)
    reason: Reason,
    *clauses: str,
    needs: str = "",
) -> None:
    """Refuse unless it is so."""
    if not truth:
        raise Refused(reason, clauses, needs)
