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
