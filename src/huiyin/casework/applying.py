"""Which regulation applies to what comes in: the organisation's own rule, asked the same way by all.

A house keeps several regulations. Its rule is a list of lines in order; the first that fits says which
one applies. What is not known yet (by which way, of what kind) may still fit: then several are
possible, and whoever takes the complaint in is asked.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

UNSAID = ""


@dataclass(frozen=True)
class Line:
    """`unit`, `channel` (a class such as `phone`) and `kind` restrict it; empty, they do not.

    `title` is what people call the regulation. It counts for what is received from `since` on.
    """

    pack: str
    unit: str = ""
    channel: str = ""
    kind: str = ""
    title: str = ""
    since: datetime | None = None


@dataclass(frozen=True)
class Arrival:
    """What is known of a complaint: the units of whoever takes it in, its way, its kind, when."""

    units: frozenset[str] = frozenset()
    channel: str = UNSAID
    kind: str = UNSAID
    received_at: datetime | None = None


@dataclass(frozen=True)
class Applying:
    """`packs` are those that may apply; `open` says that the rule leaves the rest to whoever registers."""

    packs: tuple[str, ...] = ()
    open: bool = True

    @property
    def only(self) -> str:
        """The one regulation that applies, where that is certain."""
        return self.packs[0] if len(self.packs) == 1 and not self.open else ""

    def allows(self, pack: str) -> bool:
        return self.open or pack in self.packs


def applying(lines: Sequence[Line], arrival: Arrival) -> Applying:
    """Lines are asked in order, up to the first that is certain to fit."""
    found: list[str] = []
    for line in lines:
        fits = _fits(line, arrival)
        if fits is None or fits:
            found.append(line.pack)
        if fits:
            return Applying(tuple(dict.fromkeys(found)), open=False)
    return Applying(tuple(dict.fromkeys(found)), open=True)


def asked_for(lines: Iterable[Line]) -> frozenset[str]:
    """What has to be known before the rule is certain."""
    return frozenset(name for line in lines for name in ("channel", "kind") if getattr(line, name))


def _fits(line: Line, arrival: Arrival) -> bool | None:
    """None while too little is known. A unit is always known: some have none."""
    at = arrival.received_at
    if at is not None and line.since is not None and at < line.since:
        return False
    if line.unit and line.unit not in arrival.units:
        return False
    wanted = ((line.channel, arrival.channel), (line.kind, arrival.kind))
    if any(want and known and want != known for want, known in wanted):
        return False
    return None if any(want and not known for want, known in wanted) else True
