"""Commands about proposals."""

from dataclasses import dataclass, field
from decimal import Decimal

from huiyin.casework.commands.base import Command


@dataclass(frozen=True, kw_only=True)
class Propose(Command):
    """`subject` is a remedy or an approval that the pack names; `about` a task or clock it is for."""

    SUBJECT = "subject"
    subject: str
    amounts: dict[str, Decimal] = field(default_factory=dict)
    about: str = ""
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Approve(Command):
    proposal: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Reject(Command):
    proposal: str
    reason: str
    back_to: str = ""


@dataclass(frozen=True, kw_only=True)
class RecallApproval(Command):
    proposal: str
    reason: str = ""
