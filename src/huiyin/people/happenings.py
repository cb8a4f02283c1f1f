"""What happens in an organisation, as events of its own stream."""

from dataclasses import dataclass
from datetime import datetime

from huiyin.ledger.happenings import Happening


@dataclass(frozen=True, kw_only=True)
class PersonJoined(Happening):
    person: str
    shown_name: str
    administrator: bool = False


@dataclass(frozen=True, kw_only=True)
class PersonLeft(Happening):
    """The account is closed; posts are taken by `PostTaken` events of their own."""

    person: str


@dataclass(frozen=True, kw_only=True)
class PostGiven(Happening):
    person: str
    pack: str
    role: str
    unit: str = ""


@dataclass(frozen=True, kw_only=True)
class PostTaken(Happening):
    person: str
    pack: str
    role: str
    unit: str = ""


@dataclass(frozen=True, kw_only=True)
class DeputyNamed(Happening):
    """`person` stands in from `since` until `until` (exclusive; None is open)."""

    person: str
    pack: str
    role: str
    unit: str = ""
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class DeputyEnded(Happening):
    person: str
    pack: str
    role: str
    unit: str = ""


@dataclass(frozen=True, kw_only=True)
class ManagerNamed(Happening):
    person: str
    manager: str


@dataclass(frozen=True, kw_only=True)
class TokenIssued(Happening):
    """A program may act as this person from now on, within `scopes`. Nothing of the secret is here."""

    person: str
    token: str
    scopes: tuple[str, ...]
    service: bool = False
    expires_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class TokenRevoked(Happening):
    person: str
    token: str
