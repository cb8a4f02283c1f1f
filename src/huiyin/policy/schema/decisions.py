"""What is decided and by whom: tables, approvals, remedies, gates; and how a passage is read."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from huiyin.calendars import Term
from huiyin.policy.schema.base import (
    ActRef,
    Decider,
    FactRef,
    Limit,
    PaperRef,
    ProofRef,
    RemedyRef,
    Rule,
    StepRef,
    TableRow,
    WithRows,
)
from huiyin.policy.schema.counting import Timed
from huiyin.policy.values import Condition, Wording


@dataclass(frozen=True, kw_only=True)
class TableSpec(WithRows):
    """A decision table over facts. `grade` grades the case; `responsible` names the post that owns it."""

    title: Wording
    take: Literal["first", "highest", "collect"]
    order: tuple[str, ...] = ()
    names: dict[str, Wording] = field(default_factory=dict)
    when: Condition | None = None
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, kw_only=True)
class Approval(Rule):
    """Whose consent a subject needs that is not a remedy: a plan, a co-handling, an extension.

    The consent rests on the facts that its conditions read, and on those it `covers`: change one,
    and it is void.
    """

    title: Wording
    by: Decider
    when: Condition | None = None
    covers: tuple[FactRef, ...] = ()
    back_to: tuple[StepRef, ...] = ()
    own_authority: bool = False


@dataclass(frozen=True, kw_only=True)
class Amount:
    """A figure of a remedy. `adds_up` sums it with what the case gives already by the same remedy.

    `adds_up_within` sums it, besides, with what other cases of the same person, and cases linked
    to this one, gave by it in so long a time before: a sum that is split is one sum.
    """

    title: Wording
    type: Literal["money", "number", "ratio"] = "money"
    adds_up: bool = False
    adds_up_within: Term | None = None
    at_least: Decimal = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class Cap(Rule):
    """The most that is possible at all, whoever approves."""

    needs: Condition
    says: Wording


@dataclass(frozen=True, kw_only=True)
class Remedy(Timed):
    """What can be offered: its figures, what follows from them, and who may grant it.

    `own_authority`: whoever holds the deciding role grants it alone, without a second person.
    `not_with` names remedies that this one excludes. `value` is its declared worth in money.
    From its approval it must be carried out within `carried_out_within`, and proved by one of the
    kinds of evidence or papers that `proof` names.
    """

    title: Wording
    amounts: dict[str, Amount] = field(default_factory=dict)
    where: dict[str, Condition] = field(default_factory=dict)
    when: Condition | None = None
    approver: Decider
    caps: dict[str, Cap] = field(default_factory=dict)
    own_authority: bool = False
    not_with: tuple[RemedyRef, ...] = ()
    paper: PaperRef | None = None
    value: Condition | None = None
    carried_out_within: Limit | None = None
    proof: tuple[ProofRef, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Gate(Rule):
    """What must be true before an act; `topic` narrows it to some subjects of the act."""

    act: tuple[ActRef, ...]
    topic: tuple[str, ...] = ()
    when: Condition | None = None
    needs: Condition
    says: Wording


FindingKind = Literal[
    "gap", "overlap", "dead_row", "never_true", "always_true", "clock_never_stops",
    "gate_never_opens", "limits_clash", "looser_than_law", "nobody_can", "approval_cycle",
    "ladder_cycle", "judges_own", "numbers_collide", "undecided",
]  # fmt: skip
"""What the prover may find in a regulation."""


@dataclass(frozen=True, kw_only=True)
class Reading(Rule):
    """How the house reads a passage that, as it stands, leaves something open.

    It settles what `policy prove` finds of this kind where all its clauses are concerned; `of` narrows
    it to one rule by name. A reading that settles nothing is a mistake.
    """

    finding: FindingKind
    of: str | None = None
    says: Wording
