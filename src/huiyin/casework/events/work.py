"""Tasks, meetings, papers, callbacks."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from huiyin.casework.events.base import Event, PrivateFacts, PrivateText


@dataclass(frozen=True, kw_only=True)
class TaskOpened(Event):
    """Work is asked of `to` (a post, unit or person). `waits` while an approval is outstanding."""

    TOPIC = "kind"
    task: str
    kind: str
    to: tuple[str, ...]
    waits: bool = False
    ground: str = ""
    about: str = ""
    text: PrivateText = ""
    encloses: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TaskSent(Event):
    """The addressee has it, with copies of what was enclosed: their clock starts here.

    Sent again after a return, `encloses` are the copies that were added.
    """

    TOPIC = "kind"
    task: str
    kind: str
    text: PrivateText = ""
    encloses: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TaskAnswered(Event):
    TOPIC = "kind"
    task: str
    kind: str
    outcome: str = ""
    text: PrivateText = ""
    facts: PrivateFacts = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class TaskReturned(Event):
    TOPIC = "kind"
    task: str
    kind: str
    reason: PrivateText


@dataclass(frozen=True, kw_only=True)
class TaskVerified(Event):
    """`passed` false sends the task back to whoever did it."""

    TOPIC = "kind"
    task: str
    kind: str
    passed: bool
    text: PrivateText = ""


@dataclass(frozen=True, kw_only=True)
class TaskDropped(Event):
    TOPIC = "kind"
    task: str
    kind: str
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class CallOffered(Event):
    """It is the turn of this person to be rung: the first on the list, or the next after somebody
    who was not reached.
    """

    TOPIC = "kind"
    task: str
    kind: str
    person: str


@dataclass(frozen=True, kw_only=True)
class CallMade(Event):
    TOPIC = "kind"
    task: str
    kind: str
    person: str
    reached: bool
    text: PrivateText = ""


@dataclass(frozen=True, kw_only=True)
class NobodyReached(Event):
    """The list is at its end. The task stays open: somebody may still be reached, though late."""

    TOPIC = "kind"
    task: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class MeetingCalled(Event):
    TOPIC = "kind"
    task: str
    kind: str
    meets_at: datetime
    place: str
    invited: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class MeetingHeld(Event):
    """The outcome of a joint task; a final one ends it, a leaning one leaves it open."""

    TOPIC = "kind"
    task: str
    kind: str
    outcome: str
    final: bool
    present: tuple[str, ...]
    text: PrivateText = ""


@dataclass(frozen=True, kw_only=True)
class PaperAsked(Event):
    TOPIC = "paper"
    paper: str


@dataclass(frozen=True, kw_only=True)
class PaperIssued(Event):
    """`tables` are rows of cells, each a text; people stand in them by their ids. `rows` are those
    that were typed, as they were given.
    """

    TOPIC = "paper"
    paper: str
    copy: str
    number: str = ""
    fields: PrivateFacts = field(default_factory=dict)
    tables: PrivateFacts = field(default_factory=dict)
    rows: PrivateFacts = field(default_factory=dict)
    signers: tuple[str, ...] = ()
    copies_to: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PaperSigned(Event):
    """`signer` signed what the paper showed; `complete` when it was the last signature wanted.

    `shown` is the digest of just that, `strokes` the signature as it was drawn, `proof` what else showed
    that it was them. Empty in what was recorded before they were kept.
    `scan` is the evidence that shows a signature on paper.
    """

    TOPIC = "paper"
    paper: str
    copy: str
    signer: str
    complete: bool
    shown: str = ""
    strokes: PrivateText = ""
    proof: str = ""
    scan: str = ""


@dataclass(frozen=True, kw_only=True)
class CallbackMade(Event):
    TOPIC = "callback"
    callback: str
    task: str
    reached: bool
    satisfied: bool | None = None
    text: PrivateText = ""
    extra: dict[str, Any] = field(default_factory=dict)
