"""Commands about proposals."""

from dataclasses import dataclass, field
from decimal import Decimal

from huiyin.casework.commands.base import Command


@dataclass(frozen=True, kw_only=True)
class Propose(Command):
    """`subject` is a remedy or an approval that the pack names; `about` a task or clock it is for.

    `replaces` is an earlier proposal of the same subject that this one changes: it falls, and with
    it the consent that it had.
    """

    SUBJECT = "subject"
    subject: str
    amounts: dict[str, Decimal] = field(default_factory=dict)
    about: str = ""
    text: str = ""
    replaces: str = ""


@dataclass(frozen=True, kw_only=True)
class Approve(Command):
    proposal: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Reject(Command):
    """`back_to` is a step to return to; the first way back that the pack names unless one is said."""

    proposal: str
    reason: str
    back_to: str = ""


@dataclass(frozen=True, kw_only=True)
class PassOn(Command):
    """Whoever may consent leaves the decision to the post above, which has the same authority and more."""

    proposal: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class RecallApproval(Command):
    proposal: str
    reason: str = ""
