"""Proposals and the consent they need."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from huiyin.casework.events.base import Event, PrivateFacts, PrivateText


@dataclass(frozen=True, kw_only=True)
class Proposed(Event):
    """A proposal as it stood: its figures, and every fact that its approver rests on; what people
    typed among them in `private_facts`.

    `added`: what was given before, here or elsewhere, and was weighed in to choose the approver.
    """

    TOPIC = "subject"
    proposal: str
    subject: str
    approver: str
    amounts: dict[str, Decimal] = field(default_factory=dict)
    worth: Decimal = Decimal(0)
    rests_on: dict[str, Any] = field(default_factory=dict)
    about: str = ""
    text: PrivateText = ""
    added: dict[str, Decimal] = field(default_factory=dict)
    private_facts: PrivateFacts = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class ProposalApproved(Event):
    TOPIC = "subject"
    proposal: str
    subject: str
    own_authority: bool = False
    note: PrivateText = ""


@dataclass(frozen=True, kw_only=True)
class ProposalRejected(Event):
    TOPIC = "subject"
    proposal: str
    subject: str
    reason: PrivateText
    back_to: str = ""


@dataclass(frozen=True, kw_only=True)
class ProposalPassedOn(Event):
    """`approver` is the post that decides from now on."""

    TOPIC = "subject"
    proposal: str
    subject: str
    approver: str
    reason: PrivateText = ""


@dataclass(frozen=True, kw_only=True)
class ApprovalRecalled(Event):
    TOPIC = "subject"
    proposal: str
    subject: str
    reason: PrivateText = ""
    carried_out: bool = False


@dataclass(frozen=True, kw_only=True)
class ApprovalVoided(Event):
    """What the approval rested on has changed; it must be asked again."""

    TOPIC = "subject"
    proposal: str
    subject: str
    changed: tuple[str, ...]
    carried_out: bool = False
