"""Returns (报表): what is counted, by what it is told apart, who answers for it, and until when."""

from dataclasses import dataclass, field
from typing import Literal, Self, get_args

from huiyin.policy.phrases import say
from huiyin.policy.problems import Located
from huiyin.policy.schema.base import (
    AudienceRef,
    DimensionRef,
    KindRef,
    Limit,
    RoleRef,
    with_topics,
)
from huiyin.policy.schema.counting import Timed
from huiyin.policy.values import Wording

Period = Literal["week", "month", "quarter", "half-year", "year", "own"]

CountedWord = Literal[
    "received", "admitted", "answered", "ended", "open_at_start", "open_at_end", "refused",
    "closed", "provisionally_closed", "reopened", "archived", "in_time", "missed", "repeats",
    "batch", "satisfied", "unsatisfied", "unreached", "given", "charged", "act_done",
    "paper_issued", "task_answered", "marked",
]  # fmt: skip

TOPICS_OF_COUNTED = {
    "refused": "refusal_ground", "closed": "outcome", "provisionally_closed": "provisional_ground",
    "in_time": "any clock", "missed": "any clock", "given": "remedy", "charged": "account",
    "act_done": "own_act", "paper_issued": "paper", "task_answered": "task or callback",
    "satisfied": "callback", "unsatisfied": "callback", "unreached": "callback",
}  # fmt: skip
"""What the words in brackets name; `ended` and `marked` have words of their own."""

COUNTED: tuple[str, ...] = get_args(CountedWord)
BARE = frozenset(COUNTED) - set(TOPICS_OF_COUNTED) - {"ended", "marked"}
"""What has nothing in brackets."""

DIMENSIONS: tuple[str, ...] = (
    "kind", "channel", "owner", "unit", "stage", "number", "received_at", "admitted_at",
    "answered_at", "closed_at",
)  # fmt: skip
"""By what cases can be told apart besides the facts and tables of their regulation."""


@dataclass(frozen=True, kw_only=True)
class Counted:
    """What of a case is counted; written `received`, `closed(settled)` or `in_time(answer)`."""

    on: str
    topic: tuple[str, ...] = ()

    @classmethod
    def from_scalar(cls, text: Located) -> Self:
        on, topic = with_topics(
            text, say("cannot be counted"), say("a word such as received or closed(settled)")
        )
        return cls(on=on, topic=topic)


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of a return: a count, a sum, a mean, a share of another column, or an answer.

    `counts` are the things that happened in the period; `said` keeps it to cases that gave one of
    these answers. `sums` and `averages` take a figure of what is counted: `worth` of what was given
    or charged, `days` that it took (from receipt; of what was missed, how late it was), or a fact.
    `by` makes one column of each answer. `shows` says the answer itself, where each row is a case.
    """

    title: Wording
    counts: tuple[Counted, ...] = ()
    said: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sums: str | None = None
    averages: str | None = None
    share_of: str | None = None
    by: DimensionRef | None = None
    shows: DimensionRef | None = None


@dataclass(frozen=True, kw_only=True)
class Section:
    """A text that whoever compiles the return writes."""

    title: Wording
    required: bool = True


@dataclass(frozen=True, kw_only=True)
class Return(Timed):
    """A periodic report: what it counts, who makes, checks, approves and gets it, and until when.

    One row for each answer to `rows`; without any, one row for all. `of` are the kinds it counts,
    by default all but records. `due` runs from the end of the period; `begins` gives the first days
    (month-day) of a period of its `own`. `nil`: it is also made where there is nothing to report.
    With `sealed` it counts what is sealed too, and nobody but the posts it names may open it. Of
    cells with fewer cases than `fewer_than` it says no more than that.
    """

    title: Wording
    code: str | None = None
    period: Period
    begins: tuple[str, ...] = ()
    of: tuple[KindRef, ...] = ()
    rows: tuple[DimensionRef, ...] = ()
    columns: dict[str, Column] = field(default_factory=dict)
    sections: dict[str, Section] = field(default_factory=dict)
    by: RoleRef
    checked_by: RoleRef | None = None
    approved_by: RoleRef | None = None
    to: tuple[AudienceRef, ...] = ()
    due: Limit | None = None
    nil: bool = True
    sealed: bool = False
    fewer_than: int | None = None
