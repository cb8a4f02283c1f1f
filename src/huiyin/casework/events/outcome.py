"""Answers, remedies, and the ends of a case."""

from dataclasses import dataclass
from decimal import Decimal

from huiyin.casework.events.base import Event, PrivateText


@dataclass(frozen=True, kw_only=True)
class Answered(Event):
    """The complainant was given the answer; an `interim` one stops no final clock. `send`: the text
    goes to them by mail.
    """

    TOPIC = "form"
    form: str
    medium: str
    text: PrivateText = ""
    proposals: tuple[str, ...] = ()
    send: bool = False


@dataclass(frozen=True, kw_only=True)
class AnswerRecalled(Event):
    """The final answer counts as not given: what it stopped runs again."""

    reason: PrivateText


@dataclass(frozen=True, kw_only=True)
class ResponseGiven(Event):
    """What the complainant says to the answer: `accepted` or `contested`."""

    TOPIC = "response"
    response: str
    text: PrivateText = ""


@dataclass(frozen=True, kw_only=True)
class RemedyCarriedOut(Event):
    """`paid`: the worth of the part that was given this time, where it was said."""

    TOPIC = "remedy"
    remedy: str
    proposal: str
    part: str
    paid: Decimal | None = None
    proof: str = ""
    note: PrivateText = ""


@dataclass(frozen=True, kw_only=True)
class RemedyFailed(Event):
    TOPIC = "remedy"
    remedy: str
    proposal: str
    reason: PrivateText


@dataclass(frozen=True, kw_only=True)
class Confirmed(Event):
    """The complainant confirms that the matter is settled."""

    satisfied: bool
    text: PrivateText = ""


@dataclass(frozen=True, kw_only=True)
class ProvisionallyClosed(Event):
    TOPIC = "ground"
    ground: str
    reason: PrivateText = ""


@dataclass(frozen=True, kw_only=True)
class Resumed(Event):
    reason: PrivateText = ""


@dataclass(frozen=True, kw_only=True)
class Closed(Event):
    TOPIC = "outcome"
    outcome: str
    reason: PrivateText = ""


@dataclass(frozen=True, kw_only=True)
class Reopened(Event):
    reason: PrivateText


@dataclass(frozen=True, kw_only=True)
class Archived(Event):
    archive_number: str
    holds: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AppendedToFile(Event):
    title: PrivateText
    kind: str = ""
    sha256: str = ""


@dataclass(frozen=True, kw_only=True)
class ResponsibilityFound(Event):
    """Who is answerable, in which post, and whether by fault."""

    finding: str
    person: str
    role: str
    fault: str
    basis: PrivateText = ""


@dataclass(frozen=True, kw_only=True)
class Charged(Event):
    """A penalty or reward was recorded; nothing is paid or deducted by this product."""

    TOPIC = "account"
    charge: str
    account: str
    person: str
    amount: str
    basis: PrivateText = ""


@dataclass(frozen=True, kw_only=True)
class Appealed(Event):
    charge: str
    to: str
    text: PrivateText


@dataclass(frozen=True, kw_only=True)
class AppealDecided(Event):
    TOPIC = "outcome"
    charge: str
    outcome: str
    text: PrivateText = ""
