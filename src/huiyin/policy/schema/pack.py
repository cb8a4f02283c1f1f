"""The whole of a pack as its author writes it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from huiyin.policy.schema.base import Governor, RoleRef
from huiyin.policy.schema.counting import Measure
from huiyin.policy.schema.decisions import Approval, Gate, Reading, Remedy, TableSpec
from huiyin.policy.schema.letters import Letter
from huiyin.policy.schema.library import Library
from huiyin.policy.schema.papers import Decline, Notice, NumberPattern, Paper, Retention, Text
from huiyin.policy.schema.people import Ban, Grant, OwnAct, Role, Unit
from huiyin.policy.schema.returns import Return
from huiyin.policy.schema.rounds import Round
from huiyin.policy.schema.secrecy import Mask, Secrecy
from huiyin.policy.schema.things import (
    Channel,
    Choice,
    ContactPurpose,
    EvidenceKind,
    Fact,
    Kind,
    MassMatter,
    Setting,
)
from huiyin.policy.schema.time import Clock, Ladder
from huiyin.policy.schema.work import (
    Account,
    AppealRoute,
    Callback,
    Reaction,
    Schedule,
    Step,
    TaskKind,
)
from huiyin.policy.values import Dated, Wording


@dataclass(frozen=True, kw_only=True)
class HoursSpec:
    """`open` as opening hours by weekday; `always` for who never closes; `closed` days besides."""

    open: dict[str, tuple[str, ...]] = field(default_factory=dict)
    always: bool = False
    closed: tuple[date, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CalendarSpec(HoursSpec):
    """The hours of the house over the state's calendar; `units` have hours of their own."""

    workdays: str = "CN"
    units: dict[str, HoursSpec] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Superseded:
    """An earlier regulation, and the day from which this one stands in its place."""

    title: Wording
    from_: date


@dataclass(frozen=True, kw_only=True)
class Publisher:
    """Posts of which one consents to a new edition, and never whoever proposed it."""

    role: tuple[RoleRef, ...]
    clause: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class MovedHere:
    """From when the clocks of a case count that moves here from another regulation of the house.

    Without it they count from its receipt: whoever complained waits since then.
    """

    counts_from: Literal["receipt", "move"]
    clause: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Pack:
    """A regulation as data.

    `governed_by` says which event's date picks the wordings in force, unless a rule says another.
    From the day on which a regulation is `repealed` nothing more is received under it; what was
    received before, and registered late, still is.
    """

    pack: str
    title: Wording
    version: str
    in_force: date
    supersedes: tuple[Superseded, ...] = ()
    repealed: date | None = None
    superseded_by: Wording | None = None
    source: Wording | None = None
    language: Literal["zh-Hans", "zh-Hant", "en"] = "zh-Hans"
    zone: str = "Asia/Shanghai"
    builds_on: str | None = None
    without: tuple[str, ...] = ()
    governed_by: Governor = "accepted"
    published_by: Publisher | None = None
    moved_here: MovedHere | None = None
    calendar: CalendarSpec = field(default_factory=CalendarSpec)
    kinds: dict[str, Dated[Kind]] = field(default_factory=dict)
    facts: dict[str, Dated[Fact]] = field(default_factory=dict)
    settings: dict[str, Dated[Setting]] = field(default_factory=dict)
    channels: dict[str, Dated[Channel]] = field(default_factory=dict)
    contact_purposes: dict[str, Dated[ContactPurpose]] = field(default_factory=dict)
    evidence_kinds: dict[str, Dated[EvidenceKind]] = field(default_factory=dict)
    refusal_grounds: dict[str, Dated[Choice]] = field(default_factory=dict)
    provisional_grounds: dict[str, Dated[Choice]] = field(default_factory=dict)
    outcomes: dict[str, Dated[Choice]] = field(default_factory=dict)
    units: dict[str, Dated[Unit]] = field(default_factory=dict)
    roles: dict[str, Dated[Role]] = field(default_factory=dict)
    grants: dict[str, Dated[Grant]] = field(default_factory=dict)
    bans: dict[str, Dated[Ban]] = field(default_factory=dict)
    secrecy: dict[str, Dated[Secrecy]] = field(default_factory=dict)
    masks: dict[str, Dated[Mask]] = field(default_factory=dict)
    acts: dict[str, Dated[OwnAct]] = field(default_factory=dict)
    tables: dict[str, TableSpec] = field(default_factory=dict)
    approvals: dict[str, Dated[Approval]] = field(default_factory=dict)
    remedies: dict[str, Dated[Remedy]] = field(default_factory=dict)
    gates: dict[str, Dated[Gate]] = field(default_factory=dict)
    steps: dict[str, Dated[Step]] = field(default_factory=dict)
    tasks: dict[str, Dated[TaskKind]] = field(default_factory=dict)
    callbacks: dict[str, Dated[Callback]] = field(default_factory=dict)
    schedules: dict[str, Dated[Schedule]] = field(default_factory=dict)
    reactions: dict[str, Dated[Reaction]] = field(default_factory=dict)
    accounts: dict[str, Dated[Account]] = field(default_factory=dict)
    appeals: dict[str, Dated[AppealRoute]] = field(default_factory=dict)
    clocks: dict[str, Dated[Clock]] = field(default_factory=dict)
    ladders: dict[str, Dated[Ladder]] = field(default_factory=dict)
    papers: dict[str, Dated[Paper]] = field(default_factory=dict)
    letters: dict[str, Dated[Letter]] = field(default_factory=dict)
    texts: dict[str, Dated[Text]] = field(default_factory=dict)
    notices: dict[str, Dated[Notice]] = field(default_factory=dict)
    numbers: dict[str, Dated[NumberPattern]] = field(default_factory=dict)
    retention: dict[str, Dated[Retention]] = field(default_factory=dict)
    returns: dict[str, Dated[Return]] = field(default_factory=dict)
    rounds: dict[str, Dated[Round]] = field(default_factory=dict)
    libraries: dict[str, Dated[Library]] = field(default_factory=dict)
    mass_matters: dict[str, Dated[MassMatter]] = field(default_factory=dict)
    readings: dict[str, Dated[Reading]] = field(default_factory=dict)
    measures: dict[str, Dated[Measure]] = field(default_factory=dict)
    declines: tuple[Decline, ...] = ()
