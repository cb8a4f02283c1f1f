"""Letters and notices to the complainant: what each kind must say, and what its author leaves open."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from huiyin.policy.schema.base import ApprovalRef, Limit, Rule
from huiyin.policy.schema.counting import Timed
from huiyin.policy.values import Condition, Wording

LetterKind = Literal[
    "acknowledgement", "refusal", "extension", "holding", "final_answer", "transfer", "notice"
]
LETTER_KINDS: tuple[str, ...] = get_args(LetterKind)
Way = Literal["mail", "print", "portal"]
WAYS: tuple[Way, ...] = get_args(Way)

PARTS: Mapping[str, tuple[str, ...]] = {
    "acknowledgement": ("clock",),
    "refusal": ("ground", "reason", "routes"),
    "extension": ("reason", "until"),
    "holding": ("reason", "until"),
    "final_answer": ("facts", "finding", "decision", "remedy", "contest", "routes"),
    "transfer": ("receiver", "reason"),
    "notice": (),
}
"""What a letter of each kind cannot do without; a regulation may ask for more."""
LISTS: Mapping[str, tuple[str, ...]] = {"remedies": ("title", "worth", "text", "carried_out")}
"""The lists of a case that a letter may go through, and what each of their things has."""
TOLD: Mapping[str, tuple[str, ...]] = {
    "refusal": ("ground", "reason", "routes"),
    "extension": ("clock", "reason", "until"),
    "transfer": ("to", "reason"),
    "closure": ("outcome", "reason"),
}
"""What was last decided, in the words it was decided in."""


@dataclass(frozen=True, kw_only=True)
class Blank:
    """What the officer writes. `from` puts there what the case knows, `text` what usually stands there;
    both may be changed.
    """

    title: Wording
    from_: Condition | None = None
    text: Wording | None = None
    required: bool = True


@dataclass(frozen=True, kw_only=True)
class Deemed(Timed):
    """A letter that went one of these `ways` counts as delivered `within` so long, whether or not anybody
    says that it arrived. What was delivered or came back before is not touched by it.
    """

    ways: tuple[Way, ...] = ("print",)
    within: Limit


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """What makes a letter count as delivered: that it left, that a server took it, that the complainant
    opened it on their page, or somebody's word; `deemed` says when it counts all the same.

    `refused`: whether one that was not taken in counts as delivered by that, or came back like any other.
    """

    mail: Literal["dispatched", "taken", "confirmed"] = "taken"
    print: Literal["dispatched", "confirmed"] = "confirmed"
    portal: Literal["dispatched", "opened", "confirmed"] = "opened"
    refused: Literal["delivered", "returned"] = "returned"
    deemed: Deemed | None = None


@dataclass(frozen=True, kw_only=True)
class Letter(Rule):
    """A letter: its kind with what that must say, when it is the right one, and its text.

    The text is Markdown with blocks of the names of its parts; a letter of which a part says nothing,
    or names something nobody knows, is not sent. `parts` are asked for beyond those of its kind.
    """

    kind: LetterKind
    title: Wording
    when: Condition | None = None
    blanks: dict[str, Blank] = field(default_factory=dict)
    parts: dict[str, Wording] = field(default_factory=dict)
    approval: ApprovalRef | None = None
    ways: tuple[Way, ...] = WAYS
    delivered: Delivery = field(default_factory=Delivery)
    body: Wording

    @property
    def needs(self) -> tuple[str, ...]:
        """The parts that it cannot do without."""
        return (*PARTS[str(self.kind)], *map(str, self.parts))
