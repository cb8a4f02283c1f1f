"""Commands about tasks, meetings, papers, callbacks."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from huiyin.casework.commands.base import Command


@dataclass(frozen=True, kw_only=True)
class OpenTask(Command):
    """`encloses` names evidence that goes with it as copies."""

    SUBJECT = "kind"
    kind: str
    to: str = ""
    ground: str = ""
    about: str = ""
    text: str = ""
    encloses: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SendTask(Command):
    """Send a task again that was returned, with what had been missing."""

    task: str
    text: str = ""
    encloses: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AnswerTask(Command):
    OPEN_ONLY = False
    task: str
    outcome: str = ""
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class RecordCall(Command):
    """Whether somebody on a call list was reached; without a `person` whoever is to be rung now."""

    task: str
    reached: bool
    person: str = ""
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class ReturnTask(Command):
    task: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class VerifyTask(Command):
    OPEN_ONLY = False
    task: str
    passed: bool
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class CallMeeting(Command):
    task: str
    meets_at: datetime
    place: str
    invited: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class HoldMeeting(Command):
    """`present` are the people who attended; each of them signs the record."""

    SUBJECT = "outcome"
    task: str
    outcome: str
    present: tuple[str, ...]
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class IssuePaper(Command):
    """`rows` are what was typed into tables: by the table's name a list, of each row its columns."""

    SUBJECT = "paper"
    OPEN_ONLY = False
    paper: str
    fields: dict[str, Any] = field(default_factory=dict)
    rows: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Sign(Command):
    """`copy` is the issued paper; `signer` who signed it, when it is not the actor (the complainant).

    `shown` is the digest of what stood before the signer (casework.signatures), `strokes` what they
    drew, `proof` how the page made sure just now that the actor is who they are; programs cannot say it.
    `scan` is the evidence that shows the signed page: a handler may attach it for any of the signers.
    """

    OPEN_ONLY = False
    copy: str
    signer: str = ""
    shown: str = ""
    strokes: str = ""
    proof: Literal["", "password"] = ""
    scan: str = ""


@dataclass(frozen=True, kw_only=True)
class ScheduleCallback(Command):
    """Call this one back although no draw fell on it."""

    SUBJECT = "callback"
    OPEN_ONLY = False
    callback: str


@dataclass(frozen=True, kw_only=True)
class RecordCallback(Command):
    SUBJECT = "callback"
    OPEN_ONLY = False
    callback: str
    reached: bool
    satisfied: bool | None = None
    text: str = ""
