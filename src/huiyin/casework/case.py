"""The case as it stands after all that happened to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from huiyin.casework.clock_state import ClockState as ClockState  # noqa: PLC0414 (a part of the case)
from huiyin.casework.clock_state import ClockStatus as ClockStatus  # noqa: PLC0414 (a part of the case)
from huiyin.casework.clock_state import LevelState as LevelState  # noqa: PLC0414 (a part of the case)
from huiyin.casework.custody import Evidence
from huiyin.casework.letter_state import LetterState
from huiyin.casework.paper_state import PaperState as PaperState  # noqa: PLC0414 (a part of the case)

EMPTY: Mapping[Any, Any] = MappingProxyType({})


def nothing() -> Mapping[Any, Any]:
    """The empty mapping that a new case starts with."""
    return EMPTY


class Stage(StrEnum):
    """The canonical life of a case (after ISO 10002, clause 7); every pack runs on it."""

    NEW = "new"
    RECEIVED = "received"
    ASSESSED = "assessed"
    HANDLING = "handling"
    ANSWERED = "answered"
    CARRIED_OUT = "carried_out"
    CLOSED = "closed"
    ARCHIVED = "archived"
    REJECTED = "rejected"
    TRANSFERRED = "transferred"
    WITHDRAWN = "withdrawn"
    SUSPENDED = "suspended"
    PROVISIONALLY_CLOSED = "provisionally_closed"
    MERGED = "merged"
    MISTAKEN = "mistaken"
    MOVED = "moved"


OPEN = frozenset(
    {Stage.RECEIVED, Stage.ASSESSED, Stage.HANDLING, Stage.ANSWERED, Stage.CARRIED_OUT}
)
ENDED = frozenset(
    {Stage.CLOSED, Stage.ARCHIVED, Stage.REJECTED, Stage.TRANSFERRED, Stage.WITHDRAWN,
     Stage.MERGED, Stage.MISTAKEN, Stage.MOVED}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Assessment:
    table: str
    result: str
    provisional: bool
    missing: tuple[str, ...]
    clauses: tuple[str, ...]
    facts: Mapping[str, Any] = field(default_factory=nothing)


class ProposalStatus(StrEnum):
    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"
    RECALLED = "recalled"
    VOID = "void"


LIVE = frozenset({ProposalStatus.PENDING, ProposalStatus.APPROVED})
FAILED = "failed"
GIVEN = frozenset({"wholly", "partly", "partly_failed"})
"""How far a remedy was carried out of which something was really given."""


@dataclass(frozen=True)
class Proposal:
    id: str
    subject: str
    proposer: str
    approver: str
    amounts: Mapping[str, Decimal]
    worth: Decimal
    rests_on: Mapping[str, Any]
    about: str
    text: str
    status: ProposalStatus = ProposalStatus.PENDING
    carried_out: str = ""
    """Empty, `partly`, `wholly`, `failed`, or `partly_failed`: a part was given, the rest cannot be."""
    at: datetime | None = None
    paid: Decimal = Decimal(0)
    """What the parts given so far were worth, as far as it was said."""

    @property
    def is_given(self) -> bool:
        return self.carried_out in GIVEN

    @property
    def given(self) -> Decimal:
        """What was given of its worth; a part of which nobody said how much counts as the whole."""
        if not self.is_given:
            return Decimal(0)
        return self.worth if self.carried_out == "wholly" or not self.paid else self.paid


MISSING_FACT = "missing_fact"
MISSING_ROW = "missing_row"
"""The kind of the task that asks for a fact; saying the fact ends it, and nothing else does."""


class TaskStatus(StrEnum):
    WAITING = "waiting"
    OPEN = "open"
    ANSWERED = "answered"
    RETURNED = "returned"
    DONE = "done"
    DROPPED = "dropped"


TASK_OPEN = frozenset({TaskStatus.WAITING, TaskStatus.OPEN, TaskStatus.RETURNED})


@dataclass(frozen=True)
class Task:
    id: str
    kind: str
    to: tuple[str, ...]
    asked_by: str
    opened_at: datetime
    status: TaskStatus
    answered_at: datetime | None = None
    ground: str = ""
    about: str = ""
    text: str = ""
    outcome: str = ""
    answer: str = ""
    encloses: tuple[str, ...] = ()
    returns: int = 0
    meets_at: datetime | None = None
    invited: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    answered_by: str = ""
    dropped_for: str = ""
    rung: tuple[str, ...] = ()
    """Who stood on a call list and had their turn, in order; the last is to be rung now."""


@dataclass(frozen=True)
class Charge:
    id: str
    account: str
    person: str
    amount: str
    status: str = "stands"
    """`stands`, `appealed`, `revoked` or `upheld`."""
    appeal_to: str = ""


@dataclass(frozen=True, slots=True)
class Opinion:
    """Whether the complainant was content: asked in the callback `of`, or said of themselves."""

    at: datetime
    of: str
    reached: bool
    satisfied: bool | None


@dataclass(frozen=True, slots=True)
class Contact:
    at: datetime
    direction: str
    medium: str
    reached: bool
    party: str
    purpose: str
    told: str = ""
    promised: str = ""


MOVED_TO, MOVED_FROM = "moved_to", "moved_from"
"""How two cases are linked of which one goes on in the other, under another regulation."""


@dataclass(frozen=True)
class Case:
    """Everything a decision may know of one case. Rebuilt from its events by `replay`.

    `owner` is the person who answers for it now (首问责任: the first taker, until somebody accepts
    the hand-over); the post that a regulation makes responsible is an assessment beside it.
    """

    id: str = ""
    version: int = 0
    stage: Stage = Stage.NEW
    number: str = ""
    archive_number: str = ""
    kind: str = ""
    channel: str = ""
    policy: str = ""
    anonymous: bool = False
    received_at: datetime | None = None
    registered_at: datetime | None = None
    admitted_at: datetime | None = None
    answered_at: datetime | None = None
    closed_at: datetime | None = None
    registrar: str = ""
    owner: str = ""
    offered_to: str = ""
    handlers: tuple[str, ...] = ()
    step: str = ""
    resumes_to: Stage = Stage.HANDLING
    facts: Mapping[str, Any] = field(default_factory=nothing)
    assessments: Mapping[str, Assessment] = field(default_factory=nothing)
    levels: Mapping[str, LevelState] = field(default_factory=nothing)
    clocks: Mapping[tuple[str, str], ClockState] = field(default_factory=nothing)
    proposals: Mapping[str, Proposal] = field(default_factory=nothing)
    tasks: Mapping[str, Task] = field(default_factory=nothing)
    papers: Mapping[str, PaperState] = field(default_factory=nothing)
    evidence: Mapping[str, Evidence] = field(default_factory=nothing)
    charges: Mapping[str, Charge] = field(default_factory=nothing)
    contacts: tuple[Contact, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    marks: frozenset[str] = frozenset()
    letters: Mapping[str, str] = field(default_factory=nothing)
    """What became of each letter that went to the complainant by mail: `sent` or `failed`."""
    written: Mapping[str, LetterState] = field(default_factory=nothing)
    """Letters that the regulation words, with how far each has come."""
    decided: Mapping[str, Mapping[str, Any]] = field(default_factory=nothing)
    """What was last decided, as letters tell it: refusal, extension, transfer, closure."""
    held: bool = False
    """Whether somebody said that nothing of it may be erased."""
    links: tuple[tuple[str, str], ...] = ()
    recused: frozenset[str] = frozenset()
    informed: tuple[str, ...] = ()
    merged_into: str = ""
    findings: int = 0
    happened: Mapping[tuple[str, str], tuple[int, datetime]] = field(default_factory=nothing)

    @property
    def is_open(self) -> bool:
        return self.stage in OPEN

    @property
    def live_proposals(self) -> list[Proposal]:
        """Proposed or approved, and not failed altogether: what the case gives or may give."""
        return [
            proposal
            for proposal in self.proposals.values()
            if proposal.status in LIVE and proposal.carried_out != FAILED
        ]

    @property
    def weighing_proposals(self) -> list[Proposal]:
        """What the case gives, may give, or has given, though the consent may have fallen since."""
        live = {proposal.id for proposal in self.live_proposals}
        return [p for p in self.proposals.values() if p.id in live or p.is_given]

    @property
    def grade(self) -> str:
        assessment = self.assessments.get("grade")
        return assessment.result if assessment else ""

    def running_clocks(self) -> list[ClockState]:
        return [clock for clock in self.clocks.values() if clock.status is ClockStatus.RUNNING]

    def clock_of(self, name: str) -> ClockState | None:
        """Of several clocks under one name, the one that runs, else the one that began last."""
        mine = [state for (clock, _), state in self.clocks.items() if clock == name]
        running = [state for state in mine if state.status is ClockStatus.RUNNING]
        return max(running or mine, key=lambda state: state.start, default=None)

    def times(self, event: str, topic: str | None = None) -> int:
        count, _ = self.happened.get((event, topic or ""), (0, None))
        return count

    def last(self, event: str, topic: str | None = None) -> datetime | None:
        _, moment = self.happened.get((event, topic or ""), (0, None))
        return moment
