"""What has to be done and told: tasks, panels, callbacks, reactions, accounts."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from huiyin.policy.schema.base import (
    AccountRef,
    ApprovalRef,
    AudienceRef,
    ChannelRef,
    FactRef,
    KindRef,
    LadderRef,
    Limit,
    OutcomeRef,
    PaperRef,
    Pattern,
    PurposeRef,
    RefusalGroundRef,
    RoleRef,
    Rule,
    StepRef,
    TaskRef,
)
from huiyin.policy.schema.counting import Timed
from huiyin.policy.schema.things import Choice
from huiyin.policy.values import Condition, Wording


@dataclass(frozen=True, kw_only=True)
class Raise:
    ladder: LadderRef
    to: str


@dataclass(frozen=True, kw_only=True)
class Spawn:
    """A new case or record that follows from this one, linked to it; by its channel unless one is said.

    `facts` go along as they are known here; `set` gives facts that follow from the rule itself. What
    follows from an anonymous case is anonymous; with `anonymous` it is so in any case: who complained
    stays behind, and neither case says that there is the other.
    """

    kind: KindRef
    channel: ChannelRef | None = None
    relation: str = "follow_up"
    facts: tuple[FactRef, ...] = ()
    set: dict[str, str] = field(default_factory=dict)
    anonymous: bool = False


DAY_PARTS = ("yyyy", "mm", "dd", "quarter", "half")
"""What may stand in braces in a fact that a schedule gives: parts of the day on which it begins."""


@dataclass(frozen=True, kw_only=True)
class Schedule(Rule):
    """A duty that comes round: on the first day of every period a case or record of `kind` is registered.

    What it must bring, whose it is and until when, the rules of that kind say. `when` may read settings:
    how often, where the regulation leaves that open. `set` gives facts that it begins with; parts of the
    day stand in braces. No period is made up that began before the
    regulation was here; one that passed while the machine stood still is registered late, as of its
    first day.
    """

    title: Wording
    every: Literal["day", "workday", "week", "month", "quarter", "half-year", "year"]
    kind: KindRef
    channel: ChannelRef
    when: Condition | None = None
    set: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Do:
    """One consequence. Exactly one of its verbs is given; `when` may narrow it.

    `release` gives its words to people who need not be able to see the case, once to each, such as
    `informed`, to whom an earlier extract was released: what undoes an accusation or a penalty then
    reaches the very circle that had heard of it. `turn_into` makes it a case of another kind, such as
    an inquiry that overran a complaint; it keeps its number, and its clocks go on. `named` says a mark in
    words, for whoever reads the course of the case; of several in the pack the first counts.
    """

    when: Condition | None = None
    tell: tuple[AudienceRef, ...] = ()
    says: Wording | None = None
    open: TaskRef | None = None
    to: tuple[AudienceRef, ...] = ()
    mark: str | None = None
    named: Wording | None = None
    raise_: Raise | None = None
    close: OutcomeRef | None = None
    resume: Wording | None = None
    step: StepRef | None = None
    paper: PaperRef | None = None
    charge: AccountRef | None = None
    spawn: Spawn | None = None
    admit: bool = False
    turn_into: KindRef | None = None
    assign: AudienceRef | None = None
    respond: Literal["accepted", "contested"] | None = None
    refuse: RefusalGroundRef | None = None
    release: tuple[AudienceRef, ...] = ()
    purpose: PurposeRef | None = None


@dataclass(frozen=True, kw_only=True)
class Reaction(Rule):
    on: tuple[Pattern, ...]
    when: Condition | None = None
    do: tuple[Do, ...]


@dataclass(frozen=True, kw_only=True)
class Step(Rule):
    """A named step of handling; events enter it, an approver's refusal may send back to it."""

    title: Wording
    enter_on: tuple[Pattern, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Joint:
    """A task done together: who leads, who must and who may be there, and how it may end.

    `clause` where the regulation says so in other clauses than those of the task itself.
    """

    clause: tuple[str, ...] = ()
    chair: RoleRef
    must: tuple[AudienceRef, ...] = ()
    may: tuple[AudienceRef, ...] = ()
    outcomes: dict[str, Wording] = field(default_factory=dict)
    final: tuple[str, ...] = ()
    paper: PaperRef | None = None


@dataclass(frozen=True, kw_only=True)
class CallList(Timed):
    """Whom to ring, one after the other, until the first of them is reached.

    Everybody behind a word of `order` stands on the list. Whoever is not reached `within` this time
    is passed over for the next; after the last it is a breach.
    """

    order: tuple[AudienceRef, ...]
    within: Limit


@dataclass(frozen=True, kw_only=True)
class TaskKind(Rule):
    """Work asked of a post, unit or partner: co-handling, a panel, a correction, a callback.

    `approval` names the approval that must be given before it is sent. `returns_at_most` counts
    how often the addressee may send it back. A `done_on` event completes it by itself.
    """

    title: Wording
    to: tuple[AudienceRef, ...] = ()
    asked_by: tuple[AudienceRef, ...] = ()
    approval: ApprovalRef | None = None
    grounds: dict[str, Choice] = field(default_factory=dict)
    when: Condition | None = None
    encloses_evidence: bool = False
    returns_at_most: int | None = None
    joint: Joint | None = None
    calls: CallList | None = None
    paper: PaperRef | None = None
    verify_by: RoleRef | None = None
    followed_by: tuple[AudienceRef, ...] = ()
    done_on: tuple[Pattern, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Draw:
    """Which share is taken: seeded, rounded up, at least `at_least`.

    `cut_off` is the local time of day at which the day's share is drawn. With `strata` each
    combination of these facts is a population of its own, so that no group goes unheard.
    """

    share: Decimal
    at_least: int = 1
    cut_off: str = "24:00"
    strata: tuple[FactRef, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Callback(Timed):
    """Who calls back which population, how much of it, and until when.

    `of` are kinds of case or record and `when` narrows them. The population of a day is drawn at the
    day's cut-off and counts from the draw; a full share needs no draw, is asked at once, and
    counts from the receipt of the record (else from the event that asks for it).
    """

    title: Wording
    of: tuple[KindRef, ...]
    when: Condition | None = None
    from_: tuple[Pattern, ...]
    draw: Draw
    by: RoleRef
    within: Limit
    not_by_handler: bool = False
    finding: Spawn | None = None


@dataclass(frozen=True, kw_only=True)
class Account(Rule):
    """A penalty or reward: recorded and flagged for the personnel department, never paid by us.

    `amount` is a figure or an expression; without one it is no money but what its title says, such
    as a reprimand. `charged_on` events propose it by themselves. `when` says on which cases the
    account exists at all.
    """

    title: Wording
    when: Condition | None = None
    type: Literal["penalty", "reward"] = "penalty"
    amount: Condition | None = None
    charged_on: tuple[Pattern, ...] = ()
    charged_to: tuple[AudienceRef, ...] = ()
    decided_by: tuple[RoleRef, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AppealRoute(Rule):
    """Where an appeal against an account goes; to `if_party` when that post is itself concerned.

    An appeal named like an account is for that one; the first with a name of its own is for all others.
    """

    to: RoleRef
    if_party: RoleRef | None = None
