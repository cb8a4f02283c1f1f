"""What is written, shown and numbered: papers, texts, notices, numbers."""

from dataclasses import dataclass, field
from typing import Literal

from huiyin.policy.schema.base import (
    AudienceRef,
    KindRef,
    Limit,
    NumberRef,
    Pattern,
    RoleRef,
    Rule,
    ShownAtRef,
)
from huiyin.policy.values import Condition, Wording


@dataclass(frozen=True, kw_only=True)
class PaperField:
    """A field of a form, bound to a fact or expression (`from`) or asked for when it is filled.

    `usual` names who it is as a rule: their names stand there to begin with, and may be changed.
    `under` is the section it stands in. A field that a clause of its own demands cites it.
    """

    title: Wording
    from_: Condition | None = None
    usual: AudienceRef | None = None
    required: bool = True
    size: Literal["half", "whole", "tall"] = "half"
    under: str | None = None
    clause: tuple[str, ...] = ()


TYPED = "typed"
RowsOf = Literal[
    "contacts",
    "evidence",
    "tasks",
    "proposals",
    "papers",
    "clocks",
    "charges",
    "attendees",
    "typed",
]


@dataclass(frozen=True, kw_only=True)
class PaperTable:
    """A table of a form: a row for each thing `of` the case; `columns` title what is shown of each.

    `when` keeps to some of them and reads each as `row.kind`, `row.open` … The rows are taken as they
    are when the paper is issued. A blank form has `blank_rows` to write into. Rows that are `typed` are
    written by whoever fills the form, under columns of any name; `at_least` so many of them.
    """

    title: Wording
    of: RowsOf
    when: Condition | None = None
    columns: dict[str, Wording]
    blank_rows: int = 4
    at_least: int = 0
    under: str | None = None
    clause: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Paper(Rule):
    """A form of the regulation: when it is due, its fields, who fills and signs it, who gets a copy.

    `filled_by` keeps it to those whose form it is; without, whoever may issue papers fills it.
    `everyone present` as signer means every attendee of the meeting it records. `version` is that of
    the form, such as A/0, in force from the day the rule is. `made_in` is the number of originals
    (一式三份), of which each of `copies` gets one and the file the rest. `sections` are headings; what
    is under none stands before the first. `signed_as` titles the box of a signer (制表, 审核). `folder` is
    where the original lies, where that is not the file of the case, which then has a copy; of one that is
    `cross_filed` a copy lies in the file of every case that this one is linked with.
    """

    title: Wording
    code: str | None = None
    version: str | None = None
    when: Condition | None = None
    asked_on: tuple[Pattern, ...] = ()
    fields: dict[str, PaperField] = field(default_factory=dict)
    tables: dict[str, PaperTable] = field(default_factory=dict)
    sections: dict[str, Wording] = field(default_factory=dict)
    filled_by: tuple[AudienceRef, ...] = ()
    signed_by: tuple[AudienceRef, ...] = ()
    signed_as: dict[str, Wording] = field(default_factory=dict)
    copies: tuple[AudienceRef, ...] = ()
    made_in: int | None = None
    number: NumberRef | None = None
    page: Literal["upright", "across"] = "upright"
    folder: Wording | None = None
    cross_filed: bool = False

    def parts(self) -> tuple[PaperField | PaperTable, ...]:
        """Fields first, as they stand on the page."""
        return (*self.fields.values(), *self.tables.values())


@dataclass(frozen=True, kw_only=True)
class Text(Rule):
    """A guide, phrase card or page, shown at acts (`at`) or while a step or stage lasts (`during`).

    `avoid` are words that must not be said there, such as a promise nobody may give: the desk warns
    when somebody types one.
    """

    title: Wording
    kind: Literal["guide", "phrases", "page"] = "guide"
    at: tuple[ShownAtRef, ...] = ()
    during: tuple[ShownAtRef, ...] = ()
    when: Condition | None = None
    role: tuple[RoleRef, ...] = ()
    avoid: tuple[str, ...] = ()
    body: Wording


@dataclass(frozen=True, kw_only=True)
class Notice(Rule):
    """A message that goes out on an event. `{due:CLOCK}`, `{number}`, `{title}` are filled in.

    `at_once` waits for nobody's quiet hours and for no digest.
    """

    title: Wording
    on: tuple[Pattern, ...]
    when: Condition | None = None
    to: tuple[AudienceRef, ...]
    body: Wording
    at_once: bool = False


@dataclass(frozen=True, kw_only=True)
class NumberPattern(Rule):
    """A numbering series such as `TS{yyyy}{mm}-{serial:4}`; the serial starts anew each `reset`.

    Past the last figure of its width the serial grows wider; a number is never reused.
    """

    pattern: str
    reset: Literal["year", "month", "never"] = "year"


@dataclass(frozen=True, kw_only=True)
class Retention(Rule):
    """How long the texts and files of a case are kept at least, counted `from` an event.

    Where several rules concern a case, the longest counts. Before its end nothing is erased; what has
    not begun to count has no end yet. `then` says what follows: its texts may be erased, which must be
    done within `at_most`; or nobody but `readers` may look into it any more and it is not erased
    (restrict); or it is looked at case by case whether it is erased or kept for good (appraise).
    """

    title: Wording
    of: tuple[KindRef, ...] = ()
    when: Condition | None = None
    from_: tuple[Pattern, ...]
    at_least: Limit
    at_most: Limit | None = None
    then: Literal["erase", "restrict", "appraise"] = "erase"
    readers: tuple[RoleRef, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Decline:
    """A clause that software has no part in, with the reason."""

    clause: tuple[str, ...]
    why: str
