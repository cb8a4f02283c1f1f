"""What happens to a case on its way into a library, as events of a stream of its own."""

from dataclasses import dataclass, field

from huiyin.casework.events.base import PrivateFacts, PrivateText
from huiyin.ledger.happenings import Happening


@dataclass(frozen=True, kw_only=True)
class OfPrecedent(Happening, shared=True):
    pack: str
    library: str


@dataclass(frozen=True, kw_only=True)
class PrecedentProposed(OfPrecedent):
    """Somebody holds the case for typical."""

    case: str
    why: PrivateText = ""


@dataclass(frozen=True, kw_only=True)
class PrecedentSelected(OfPrecedent):
    """It is taken in, and to be told anew."""


@dataclass(frozen=True, kw_only=True)
class PrecedentDeclined(OfPrecedent):
    why: PrivateText = ""


@dataclass(frozen=True, kw_only=True)
class PrecedentWritten(OfPrecedent):
    """What is told of it (casework.precedents.TOLD), with the questions for a training."""

    said: PrivateFacts = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class PrecedentReviewed(OfPrecedent):
    """A second person found no personal data in what was written last; from here on it is open."""


@dataclass(frozen=True, kw_only=True)
class PrecedentReturned(OfPrecedent):
    why: PrivateText = ""


@dataclass(frozen=True, kw_only=True)
class PrecedentWithdrawn(OfPrecedent):
    why: PrivateText = ""


@dataclass(frozen=True, kw_only=True)
class PrecedentStudied(OfPrecedent):
    """Whoever did it answered its questions: so many, so many of them rightly."""

    asked: int
    right: int
