"""How time is counted, in whatever rule a limit stands, and how many others there are."""

from dataclasses import dataclass, field
from typing import Literal

from huiyin.policy.schema.base import FactRef, KindRef, Rule, UnitRef
from huiyin.policy.values import Wording


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


@dataclass(frozen=True, kw_only=True)
class Measure(Rule):
    """How many others there are, as a figure that conditions read by its name: cases or records of a
    kind under this regulation that agree with this one in the facts `same`, that gave one of the
    answers in `said`, and that have a higher figure than this one in the fact `above`.

    It is as it stands at the moment of the act. This one does not count itself; what is sealed, and
    what was registered by mistake, counts nowhere. While a fact of this one that it needs is unknown,
    so is the measure.
    """

    title: Wording
    of: tuple[KindRef, ...]
    same: tuple[FactRef, ...] = ()
    said: dict[str, tuple[str, ...]] = field(default_factory=dict)
    above: FactRef | None = None
