"""When things are due: clocks, ladders, and what follows when they end."""

from dataclasses import dataclass
from typing import Literal

from huiyin.calendars import Term
from huiyin.policy.schema.base import (
    AudienceRef,
    Decider,
    Limit,
    Pattern,
    Rule,
    TermSettingRef,
    Until,
)
from huiyin.policy.schema.counting import Timed
from huiyin.policy.schema.work import Do
from huiyin.policy.values import Condition, Wording


@dataclass(frozen=True, kw_only=True)
class ExtensionSpec:
    """How a clock may be made longer: by an increment, or to a total counted from its start.

    Both together: an increment that the total caps, also in another unit (by 30 workdays, in all
    60 days). `setting` names the increment where the organisation sets it itself; each extension
    keeps what was set when it was granted.
    """

    by: Term | None = None
    setting: TermSettingRef | None = None
    total: Term | None = None
    times: int = 1
    approver: Decider
    clause: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class WarningSpec:
    """A sign before the end: this much time before it, these are told."""

    before: Term
    tell: tuple[AudienceRef, ...]


@dataclass(frozen=True, kw_only=True)
class Clock(Timed):
    """A duty that can be missed, a window whose end is an outcome, or a limitation.

    Starts on `from`, counts from `anchor` (else from the event's own moment), stops on `until`.
    `per` keeps one clock for each task, proposal or paper. `moves_on` events set the anchor anew,
    also while the clock is paused. `no_longer_than` names a clock of a regulation above, as PACK.CLOCK.
    """

    title: Wording
    from_: tuple[Pattern, ...]
    until: Until
    within: Limit | None = None
    due_on: Condition | None = None
    anchor: Condition | None = None
    when: Condition | None = None
    duty: Literal["duty", "window", "limitation"] = "duty"
    per: Literal["case", "task", "proposal", "paper"] = "case"
    owner: tuple[AudienceRef, ...] = ()
    moves_on: tuple[Pattern, ...] = ()
    pauses_on: tuple[Pattern, ...] = ()
    runs_on: tuple[Pattern, ...] = ()
    extension: ExtensionSpec | None = None
    warn: tuple[WarningSpec, ...] = ()
    then: tuple[Do, ...] = ()
    no_longer_than: str | None = None


@dataclass(frozen=True, kw_only=True)
class Level(Rule):
    """One rung: who answers, for how long, what comes next, who is told when it is left by time."""

    title: Wording
    owner: tuple[AudienceRef, ...]
    within: Limit | None = None
    next: str | None = None
    tell: tuple[AudienceRef, ...] = ()
    then: tuple[Do, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Ladder(Timed):
    """Levels from the lowest to the highest. Time raises a case; nothing lowers what time reached.

    Starts on `from` while `when` holds, at the level that `starts_at` gives (a level, or a table
    whose results are levels). The first level counts from `anchor`, such as the receipt, where one
    is given; every later one from the moment it is reached.
    """

    title: Wording
    from_: tuple[Pattern, ...]
    when: Condition | None = None
    starts_at: str
    until: Until
    anchor: Condition | None = None
    levels: dict[str, Level]
