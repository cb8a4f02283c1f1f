"""What happens in an organisation, as events of its own stream."""

from dataclasses import dataclass
from datetime import datetime

from huiyin.casework.events.base import PrivateText
from huiyin.ledger.happenings import Happening


@dataclass(frozen=True, kw_only=True)
class OfPeople(Happening, shared=True):
    """`why` stays in the ledger for good: it says the reason, and nothing private of anybody."""

    why: str = ""


@dataclass(frozen=True, kw_only=True)
class PersonJoined(OfPeople):
    """Also when somebody comes back who had left."""

    person: str
    shown_name: str
    administrator: bool = False


@dataclass(frozen=True, kw_only=True)
class PersonRenamed(OfPeople):
    person: str
    shown_name: str
    previous: str


@dataclass(frozen=True, kw_only=True)
class PhoneNoted(OfPeople):
    """The number under which the person is rung; empty, none. Kept apart, as texts are."""

    person: str
    phone: PrivateText = ""


@dataclass(frozen=True, kw_only=True)
class LinkIssued(OfPeople):
    """A link with which the person chooses a password: an invitation, or a way back in."""

    person: str


@dataclass(frozen=True, kw_only=True)
class AdministratorNamed(OfPeople):
    person: str


@dataclass(frozen=True, kw_only=True)
class AdministratorEnded(OfPeople):
    person: str


@dataclass(frozen=True, kw_only=True)
class PowerTaken(OfPeople):
    """An administrator may change the organisation until then."""

    person: str
    until: datetime


@dataclass(frozen=True, kw_only=True)
class PowerLaidDown(OfPeople):
    person: str


@dataclass(frozen=True, kw_only=True)
class SecondFactorDemanded(OfPeople):
    """Of whoever holds the post; without a pack the role is `administrator`."""

    role: str
    pack: str = ""


@dataclass(frozen=True, kw_only=True)
class SecondFactorWaived(OfPeople):
    role: str
    pack: str = ""


@dataclass(frozen=True, kw_only=True)
class SecondFactorRemoved(OfPeople):
    """`factor`: totp, webauthn or recovery_codes."""

    person: str
    factor: str


@dataclass(frozen=True, kw_only=True)
class AccountLocked(OfPeople):
    """Wrong passwords locked the account for a while. Where they came from stays out of the ledger."""

    person: str


@dataclass(frozen=True, kw_only=True)
class SessionsEnded(OfPeople):
    person: str
    count: int


@dataclass(frozen=True, kw_only=True)
class IdentityApproved(OfPeople):
    """The person may sign in by this provider; who they are there is kept beside the ledger."""

    person: str
    provider: str


@dataclass(frozen=True, kw_only=True)
class IdentityWithdrawn(OfPeople):
    person: str
    provider: str


@dataclass(frozen=True, kw_only=True)
class OwnGrantReviewed(OfPeople):
    """Somebody else looked at what an administrator gave to themselves; `place` is its seq."""

    place: int


@dataclass(frozen=True, kw_only=True)
class PersonLeft(OfPeople):
    """The account is closed; posts are taken by `PostTaken` events of their own."""

    person: str


@dataclass(frozen=True, kw_only=True)
class PostGiven(OfPeople):
    person: str
    pack: str
    role: str
    unit: str = ""


@dataclass(frozen=True, kw_only=True)
class PostTaken(OfPeople):
    person: str
    pack: str
    role: str
    unit: str = ""


@dataclass(frozen=True, kw_only=True)
class DeputyNamed(OfPeople):
    """`person` stands in from `since` until `until` (exclusive; None is open)."""

    person: str
    pack: str
    role: str
    unit: str = ""
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class DeputyEnded(OfPeople):
    person: str
    pack: str
    role: str
    unit: str = ""


@dataclass(frozen=True, kw_only=True)
class DutyRostered(OfPeople):
    """`person` is on duty for a post from `since` until `until` (exclusive), and acts in it meanwhile."""

    person: str
    pack: str
    role: str
    since: datetime
    until: datetime
    unit: str = ""


@dataclass(frozen=True, kw_only=True)
class DutyDropped(OfPeople):
    """A turn on the roster that is taken off it, before it begins or in its middle."""

    person: str
    pack: str
    role: str
    since: datetime
    until: datetime
    unit: str = ""


@dataclass(frozen=True, kw_only=True)
class HouseClosed(OfPeople):
    """The house does not open on `day`, though the state works then; `title` says the occasion."""

    day: str
    title: str


@dataclass(frozen=True, kw_only=True)
class HouseOpened(OfPeople):
    """The house opens on `day` after all, as the state does."""

    day: str
    title: str


@dataclass(frozen=True, kw_only=True)
class ManagerNamed(OfPeople):
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


@dataclass(frozen=True, kw_only=True)
class ErasureAsked(OfPeople):
    """Somebody wants what is personal of the case erased; it takes a second person. Cases that were asked
    for together share a `batch`.
    """

    case: str
    number: str
    batch: str = ""


@dataclass(frozen=True, kw_only=True)
class ErasureDeclined(OfPeople):
    case: str
    number: str


@dataclass(frozen=True, kw_only=True)
class CaseErased(OfPeople):
    """Texts and files of the case are gone. `asked_by` asked for it, `by` confirmed."""

    case: str
    number: str
    asked_by: str


@dataclass(frozen=True, kw_only=True)
class ApplicationRuled(OfPeople):
    """Which regulation applies to what comes in from now on: lines of pack, unit, channel and kind, in
    their order. Each list takes the place of the one before as a whole.
    """

    lines: tuple[tuple[str, str, str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class RegulationInstalled(OfPeople):
    """The house put an edition of a regulation in force; its texts stand in the stream of the pack.

    `operator` is the user of the machine who did it at its console, where nobody else consented;
    `emergency`, that the edition before names who has to, and was passed over.
    """

    pack: str
    version: str
    in_force: str
    operator: str = ""
    emergency: bool = False


@dataclass(frozen=True, kw_only=True)
class ListExported(OfPeople):
    """Somebody took a list of cases out of the house as a file, with so many `rows`."""

    rows: int
