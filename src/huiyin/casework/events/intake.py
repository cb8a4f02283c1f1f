"""How a complaint comes in, is taken up, or goes elsewhere."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from huiyin.casework.events.base import Event, PrivateFacts, PrivateText


@dataclass(frozen=True, kw_only=True)
class Registered(Event):
    """`offered_to`: whom a case is offered that its complainant registered; until somebody there accepts
    it, it has no owner.
    """

    TOPIC = "kind"
    number: str
    kind: str
    channel: str
    received_at: datetime
    policy: str
    anonymous: bool = False
    facts: dict[str, Any] = field(default_factory=dict)
    private_facts: PrivateFacts = field(default_factory=dict)
    relation: str = ""
    related: str = ""
    offered_to: str = ""


@dataclass(frozen=True, kw_only=True)
class Acknowledged(Event):
    """`send`: the text goes to the complainant by mail."""

    medium: str
    text: PrivateText = ""
    send: bool = False


@dataclass(frozen=True, kw_only=True)
class Admitted(Event):
    pass


@dataclass(frozen=True, kw_only=True)
class AdmissionRefused(Event):
    """`rests_on` is what the condition of the ground read, earlier cases included."""

    TOPIC = "ground"
    ground: str
    reason: PrivateText
    routes: str = ""
    rests_on: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Transferred(Event):
    to: str
    reason: PrivateText = ""


@dataclass(frozen=True, kw_only=True)
class KindChanged(Event):
    TOPIC = "kind"
    kind: str
    previous: str
    reason: PrivateText = ""


@dataclass(frozen=True, kw_only=True)
class FactsAmended(Event):
    """Facts as they are now; `previous` keeps what they were, so that nothing is rewritten."""

    facts: dict[str, Any] = field(default_factory=dict)
    private_facts: PrivateFacts = field(default_factory=dict)
    previous: dict[str, Any] = field(default_factory=dict)
    private_previous: PrivateFacts = field(default_factory=dict)
    reason: PrivateText = ""


@dataclass(frozen=True, kw_only=True)
class RegistrationCorrected(Event):
    """The registration was a mistake; the case ends without an answer and keeps its number."""

    reason: PrivateText


@dataclass(frozen=True, kw_only=True)
class Merged(Event):
    into: str
    reason: PrivateText = ""


@dataclass(frozen=True, kw_only=True)
class Unmerged(Event):
    was_in: str
    reason: PrivateText = ""


@dataclass(frozen=True, kw_only=True)
class Linked(Event):
    TOPIC = "relation"
    relation: str
    other: str


@dataclass(frozen=True, kw_only=True)
class Withdrawn(Event):
    reason: PrivateText = ""
