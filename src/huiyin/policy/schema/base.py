"""What every rule of a pack has, and the shorthands that several rules share."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated, Any, Literal, Self, get_args

from huiyin.calendars import Term
from huiyin.policy.phrases import Phrase, say
from huiyin.policy.problems import Located, position_of
from huiyin.policy.reading import Unfit, read_term
from huiyin.policy.values import Condition, Wording

PATTERN = re.compile(r"^([a-z_]+)(?:\(\s*([\w, -]+?)\s*\))?$")
NO_WORDING = Wording({})


Governor = Literal["received", "accepted", "answered"]
"""The events whose day may pick the wordings in force."""

GOVERNORS: tuple[str, ...] = get_args(Governor)


@dataclass(frozen=True)
class Ref:
    """Says of a text field what its words must be the names of."""

    to: str


ActRef = Annotated[str, Ref("act")]
AudienceRef = Annotated[str, Ref("audience")]
EventRef = Annotated[str, Ref("event")]
FactRef = Annotated[str, Ref("fact")]
KindRef = Annotated[str, Ref("kind")]
ChannelRef = Annotated[str, Ref("channel")]
RoleRef = Annotated[str, Ref("role")]
UnitRef = Annotated[str, Ref("unit")]
StepRef = Annotated[str, Ref("step")]
TaskRef = Annotated[str, Ref("task")]
PaperRef = Annotated[str, Ref("paper")]
PurposeRef = Annotated[str, Ref("purpose")]
LadderRef = Annotated[str, Ref("ladder")]
RemedyRef = Annotated[str, Ref("remedy")]
ProofRef = Annotated[str, Ref("proof")]
ApprovalRef = Annotated[str, Ref("approval")]
OwnActRef = Annotated[str, Ref("own_act")]
AccountRef = Annotated[str, Ref("account")]
NumberRef = Annotated[str, Ref("number")]
TermSettingRef = Annotated[str, Ref("term setting")]
TextSettingRef = Annotated[str, Ref("text setting")]
RefusalGroundRef = Annotated[str, Ref("refusal_ground")]
OutcomeRef = Annotated[str, Ref("outcome")]
DimensionRef = Annotated[str, Ref("dimension")]
ShownAtRef = Annotated[str, Ref("step, stage or act")]


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A rule cites the clauses it keeps; its wording is in force on `since <= day < repealed`.

    That day is the day of the event that governs the rule: the pack's, unless `governed_by` says
    another. An answer that has not been given yet would be given today. `unverified`: its author
    has not read the source; no pack with such a rule is put in force.
    """

    clause: tuple[str, ...]
    since: date | None = None
    repealed: date | None = None
    governed_by: Governor | None = None
    unverified: bool = False


def with_topics(text: Located, wrong: Phrase, expected: Phrase) -> tuple[str, tuple[str, ...]]:
    """A word and what stands in brackets behind it, each at its place. Raises Unfit."""
    match = PATTERN.match(text)
    if match is None:
        raise Unfit(say('"{text}" {wrong}', text=text, wrong=wrong), expected)
    place = position_of(text)
    topics = [part.strip() for part in (match[2] or "").split(",") if part.strip()]
    return Located.put(match[1], place), tuple(Located.put(topic, place) for topic in topics)


@dataclass(frozen=True, kw_only=True)
class Pattern:
    """An event that something waits for; written `answered`, `proposal_approved(plan)` or in full."""

    on: EventRef
    topic: tuple[str, ...] = ()
    when: Condition | None = None

    @classmethod
    def from_scalar(cls, text: Located) -> Self:
        on, topic = with_topics(
            text, say("is no event"), say("an event such as answered or approved(plan)")
        )
        return cls(on=on, topic=topic)


@dataclass(frozen=True, kw_only=True)
class Until:
    """What a clock waits for: one event, the first of `any`, or all of `all`; they may nest."""

    any: tuple["Until", ...] = ()
    all: tuple["Until", ...] = ()
    on: EventRef | None = None
    topic: tuple[str, ...] = ()
    when: Condition | None = None

    @classmethod
    def from_scalar(cls, text: Located) -> Self:
        pattern = Pattern.from_scalar(text)
        return cls(on=pattern.on, topic=pattern.topic)

    def leaves(self) -> list["Until"]:
        if self.on:
            return [self]
        return [leaf for part in (*self.any, *self.all) for leaf in part.leaves()]


@dataclass(frozen=True, kw_only=True)
class LimitCase:
    when: Condition
    within: Term


@dataclass(frozen=True, kw_only=True)
class Limit:
    """How long: one term, or by cases in their order. While a case is unknown the shortest may run.

    `setting` names a term that the organisation sets itself, where its regulation gives no figure.
    """

    cases: tuple[LimitCase, ...] = ()
    otherwise: Term | None = None
    setting: TermSettingRef | None = None

    @classmethod
    def from_scalar(cls, text: Located) -> Self:
        return cls(otherwise=read_term(text))

    def terms(self) -> list[Term]:
        """The terms that are fixed by the regulation itself."""
        last = [self.otherwise] if self.otherwise else []
        return [case.within for case in self.cases] + last


@dataclass(frozen=True, kw_only=True)
class TableRow:
    """`otherwise: true` is the row of last resort; ignorance never reaches it.

    `or` names further posts with the very same authority, where the table decides who decides.
    """

    is_: str
    or_: tuple[RoleRef, ...] = ()
    when: Condition | None = None
    otherwise: bool = False
    clause: tuple[str, ...]
    since: date | None = None
    repealed: date | None = None
    governed_by: Governor | None = None
    unverified: bool = False


class WithRows:
    """What every table can say of its rows, found once."""

    rows: tuple[TableRow, ...]

    @cached_property
    def reads(self) -> tuple[str, ...]:
        """Every name that a condition of a row reads, in order."""
        conditions = (row.when.expression for row in self.rows if row.when is not None)
        return tuple(sorted({name for c in conditions if c is not None for name in c.names}))

    @cached_property
    def last_resort(self) -> int | None:
        """The place of the `otherwise` row."""
        return next((i for i, row in enumerate(self.rows) if row.otherwise), None)


@dataclass(frozen=True, kw_only=True)
class Decider(WithRows):
    """Who decides: one role, or a table whose results are roles.

    `take` says which row counts where several apply (`highest`: later roles weigh more); where it
    is not said the first does, and the checker warns of rows that overlap.
    """

    take: Literal["first", "highest"] | None = None
    order: tuple[str, ...] = ()
    rows: tuple[TableRow, ...] = ()
    role: RoleRef | None = None

    @classmethod
    def from_scalar(cls, text: Located) -> Self:
        return cls(role=text)

    def roles(self) -> list[str]:
        if self.role:
            return [self.role]
        return [post for row in self.rows for post in (row.is_, *row.or_)]

    def peers(self, role: str) -> list[str]:
        """The posts that decide what `role` decides, itself first."""
        others = [post for row in self.rows if row.is_ == role for post in row.or_]
        return list(dict.fromkeys((role, *map(str, others))))


def rule_clauses(rule: Any) -> tuple[str, ...]:
    return getattr(rule, "clause", ())
