"""Who has the case and what is found out about it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from huiyin.casework.events.base import Event, PrivateFacts, PrivateText


@dataclass(frozen=True, kw_only=True)
class Assessed(Event):
    """A table was asked and its result changed.

    `facts` are those it rested on; while `provisional`, the strictest outcome still possible
    stands and `missing` names the facts that would settle it.
    """

    TOPIC = "table"
    table: str
    result: str
    previous: str = ""
    provisional: bool = False
    missing: tuple[str, ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Assigned(Event):
    """A hand-over is offered. The case stays with its owner until `to` accepts it.

    When `to` is the owner already, it is settled by this and nothing waits for an acceptance.
    """

    to: str
    note: PrivateText = ""


@dataclass(frozen=True, kw_only=True)
class HandoverAccepted(Event):
    previous: str = ""


@dataclass(frozen=True, kw_only=True)
class Succeeded(Event):
    """Somebody left, and what was theirs in this case is their successor's, without an acceptance.

    Ownership has no gap: until this moment it was `person`'s, from it on it is that of `to`.
    """

    person: str
    to: str
    rule: str = ""
    arranged_by: str = ""


@dataclass(frozen=True, kw_only=True)
class ContactRecorded(Event):
    """`reached` false (nobody answered) never counts as a contact with the party. `send`: what is told
    goes to the complainant by mail.
    """

    TOPIC = "purpose"
    direction: str
    medium: str
    reached: bool
    party: str = "complainant"
    purpose: str = ""
    told: PrivateText = ""
    promised: PrivateText = ""
    send: bool = False


@dataclass(frozen=True, kw_only=True)
class LetterSent(Event):
    """The next mail server took a letter to the complainant. `about`: the notice or event it tells of."""

    TOPIC = "about"
    letter: str
    about: str = ""


@dataclass(frozen=True, kw_only=True)
class LetterFailed(Event):
    """A letter to the complainant did not go out, or came back."""

    TOPIC = "about"
    letter: str
    about: str = ""
    fault: str = ""


@dataclass(frozen=True, kw_only=True)
class MatterSuspected(Event):
    """So many people spoke of one thing of late, in `cases` and this one, that it may be one matter."""

    TOPIC = "matter"
    matter: str
    people: int
    cases: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class EvidenceAdded(Event):
    TOPIC = "kind"
    evidence: str
    kind: str
    title: PrivateText
    party: str = ""
    sha256: str = ""
    copy_of: str = ""
    original: str = ""
    """The hash of what it is a copy of."""
    asked_by: PrivateText = ""


@dataclass(frozen=True, kw_only=True)
class SampleMoved(Event):
    """Custody of a physical sample: where it is kept and by whom, from now on."""

    sample: str
    kept_where: str
    kept_by: str
    kept_until: datetime | None = None
    fate: str = "kept"


@dataclass(frozen=True, kw_only=True)
class FindingRecorded(Event):
    finding: str
    text: PrivateText = ""


@dataclass(frozen=True, kw_only=True)
class StepEntered(Event):
    TOPIC = "step"
    step: str
    previous: str = ""


@dataclass(frozen=True, kw_only=True)
class ActDone(Event):
    """An act of the regulation's own, such as picking a case for the library."""

    TOPIC = "act"
    act: str
    text: PrivateText = ""


@dataclass(frozen=True, kw_only=True)
class Marked(Event):
    TOPIC = "mark"
    mark: str


@dataclass(frozen=True, kw_only=True)
class Notified(Event):
    """Somebody is to be told. `to` are people or posts as resolved at that moment."""

    TOPIC = "template"
    template: str
    audience: str
    to: tuple[str, ...]
    text: PrivateText = ""


@dataclass(frozen=True, kw_only=True)
class Reminded(Event):
    text: PrivateText = ""


@dataclass(frozen=True, kw_only=True)
class Recused(Event):
    person: str
    reason: PrivateText = ""


@dataclass(frozen=True, kw_only=True)
class ExtractReleased(Event):
    """What one person may see of the case, and nothing else of it."""

    TOPIC = "purpose"
    to: str
    text: PrivateText
    purpose: str = ""


@dataclass(frozen=True, kw_only=True)
class Spawned(Event):
    """Another case or record is to be registered, linked to this one."""

    TOPIC = "kind"
    kind: str
    channel: str
    relation: str
    anonymous: bool = False
    facts: dict[str, Any] = field(default_factory=dict)
    private_facts: PrivateFacts = field(default_factory=dict)
