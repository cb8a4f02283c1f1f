"""What happens to a return of one period, as events of a stream of its own."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from huiyin.casework.events.base import PrivateFacts, PrivateText
from huiyin.ledger.happenings import Happening


@dataclass(frozen=True, kw_only=True)
class OfReturn(Happening, shared=True):
    pack: str
    report: str
    period: str


@dataclass(frozen=True, kw_only=True)
class ReturnCompiled(OfReturn):
    """Its figures as the register stood `as_of`, and its texts; `why` one that was sent is made anew."""

    as_of: datetime
    figures: dict[str, Any]
    texts: PrivateFacts = field(default_factory=dict)
    why: PrivateText = ""


@dataclass(frozen=True, kw_only=True)
class ReturnChecked(OfReturn):
    pass


@dataclass(frozen=True, kw_only=True)
class ReturnApproved(OfReturn):
    pass


@dataclass(frozen=True, kw_only=True)
class ReturnSentBack(OfReturn):
    """It is to be compiled anew."""

    reason: PrivateText = ""


@dataclass(frozen=True, kw_only=True)
class ReturnSent(OfReturn):
    """What was compiled last went to these; `late` after its due date."""

    to: tuple[str, ...] = ()
    late: bool = False


@dataclass(frozen=True, kw_only=True)
class ReturnMissed(OfReturn):
    """Its due date passed before it was sent."""

    due: datetime


@dataclass(frozen=True, kw_only=True)
class OfRise(Happening, shared=True):
    pack: str


@dataclass(frozen=True, kw_only=True)
class RiseFound(OfRise):
    """In the seven days before, `count` cases said `value` in `fact`; from `limit` on that is a rise."""

    fact: str
    value: str
    count: int
    mean: str
    limit: int


@dataclass(frozen=True, kw_only=True)
class RiseAnalysed(OfRise):
    """Where it came from, and what is to be done against it."""

    cause: PrivateText
    action: PrivateText


@dataclass(frozen=True, kw_only=True)
class RiseActedOn(OfRise):
    """What was done; from here on it is watched whether it comes back."""

    done: PrivateText


@dataclass(frozen=True, kw_only=True)
class RiseDismissed(OfRise):
    """Nothing is done against it, with the reason."""

    why: PrivateText


@dataclass(frozen=True, kw_only=True)
class RiseJudged(OfRise):
    """The counts of the weeks after the action, in their order."""

    after: tuple[int, ...]
