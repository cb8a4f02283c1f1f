"""Commands that answer, settle and end a case, and what comes after."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal

from huiyin.casework.commands.base import Command


@dataclass(frozen=True, kw_only=True)
class Answer(Command):
    """`final` answers settle the answer clock; an `interim` one tells progress or a leaning. `send`
    puts the text into a mail to the complainant, whatever medium was named.
    """

    SUBJECT = "form"
    form: Literal["final", "interim"] = "final"
    medium: str = "phone"
    text: str = ""
    proposals: tuple[str, ...] = ()
    happened_at: datetime | None = None
    send: bool = False


@dataclass(frozen=True, kw_only=True)
class RecallAnswer(Command):
    """The final answer was given in error: it counts as not given, and the case is handled on."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class Respond(Command):
    SUBJECT = "response"
    response: Literal["accepted", "contested"]
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class CarryOut(Command):
    """`paid` is the worth of the part given this time; where nobody says it, the whole counts."""

    proposal: str
    part: Literal["partly", "wholly"] = "wholly"
    paid: Decimal | None = None
    proof: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class FailRemedy(Command):
    proposal: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Confirm(Command):
    OPEN_ONLY = False
    satisfied: bool
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class ProvisionallyClose(Command):
    SUBJECT = "ground"
    ground: str
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Resume(Command):
    OPEN_ONLY = False
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Close(Command):
    SUBJECT = "outcome"
    outcome: str = "settled"
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Reopen(Command):
    OPEN_ONLY = False
    reason: str


@dataclass(frozen=True, kw_only=True)
class Archive(Command):
    OPEN_ONLY = False
    archive_number: str = ""


@dataclass(frozen=True, kw_only=True)
class AppendToFile(Command):
    OPEN_ONLY = False
    title: str
    kind: str = ""
    sha256: str = ""


@dataclass(frozen=True, kw_only=True)
class FindResponsibility(Command):
    OPEN_ONLY = False
    person: str
    role: str
    fault: str
    basis: str = ""


@dataclass(frozen=True, kw_only=True)
class Charge(Command):
    """Record a penalty or reward of the pack's accounts against or for a person."""

    OPEN_ONLY = False
    SUBJECT = "account"
    account: str
    person: str
    role: str = ""
    basis: str = ""


@dataclass(frozen=True, kw_only=True)
class Appeal(Command):
    OPEN_ONLY = False
    charge: str
    text: str


@dataclass(frozen=True, kw_only=True)
class DecideAppeal(Command):
    OPEN_ONLY = False
    SUBJECT = "outcome"
    charge: str
    outcome: Literal["revoked", "upheld"]
    text: str = ""
