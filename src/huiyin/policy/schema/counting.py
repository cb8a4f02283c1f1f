"""How time is counted, in whatever rule a limit stands."""

from dataclasses import dataclass, field
from typing import Literal

from huiyin.policy.schema.base import Rule, UnitRef


@dataclass(frozen=True, kw_only=True)
class CountingSpec:
    """How days are counted where a rule departs from the Civil Code's articles 200 to 204.

    `late_receipt`: what comes in after closing counts as received on that day, on the next day, or
    on the next workday.
    """

    first_day_counts: bool = False
    roll: Literal["none", "next workday"] = "none"
    ends: Literal["midnight", "close"] = "midnight"
    late_receipt: Literal["same day", "next day", "next workday"] = "same day"


@dataclass(frozen=True, kw_only=True)
class Timed(Rule):
    """A rule that sets a limit, and how that limit counts: the same for clocks, levels, callbacks
    and remedies.

    `hours` names the unit whose opening hours count, where it has hours of its own.
    """

    basis: Literal["state", "house"] = "state"
    hours: UnitRef | None = None
    counting: CountingSpec = field(default_factory=CountingSpec)
