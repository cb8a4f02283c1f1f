"""Commands that take a complaint in, up, or elsewhere."""

from dataclasses import dataclass
from datetime import datetime

from huiyin.casework.commands.base import Command


@dataclass(frozen=True, kw_only=True)
class Register(Command):
    """`received_at` is when it arrived, if earlier than now."""

    SUBJECT = "kind"
    kind: str = "complaint"
    channel: str
    received_at: datetime | None = None
    anonymous: bool = False
    relation: str = ""
    related: str = ""


@dataclass(frozen=True, kw_only=True)
class Acknowledge(Command):
    """`send` puts the text into a mail to the complainant, whatever medium was named."""

    medium: str
    text: str = ""
    send: bool = False


@dataclass(frozen=True, kw_only=True)
class Admit(Command):
    pass


@dataclass(frozen=True, kw_only=True)
class RefuseAdmission(Command):
    SUBJECT = "ground"
    ground: str
    reason: str
    routes: str = ""


@dataclass(frozen=True, kw_only=True)
class Transfer(Command):
    to: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class ChangeKind(Command):
    SUBJECT = "kind"
    kind: str
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class AmendFacts(Command):
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class CorrectRegistration(Command):
    reason: str


@dataclass(frozen=True, kw_only=True)
class Merge(Command):
    into: str
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Unmerge(Command):
    OPEN_ONLY = False
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Link(Command):
    OPEN_ONLY = False
    relation: str
    other: str


@dataclass(frozen=True, kw_only=True)
class Split(Command):
    """One part becomes a case of its own; `takes` names the facts that go along.

    An `anonymous` part leaves behind who complained, and neither case says that there is the other.
    """

    SUBJECT = "kind"
    kind: str
    takes: tuple[str, ...] = ()
    anonymous: bool = False
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Withdraw(Command):
    reason: str = ""
