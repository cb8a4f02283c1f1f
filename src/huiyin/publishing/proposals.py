"""Proposed editions as they stand: each folded from its events in the pack's stream of drafts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Literal

from huiyin.ledger import happenings as h
from huiyin.ledger import packs, ports
from huiyin.ledger.held import heads_of
from huiyin.ledger.store import Recorded, load
from huiyin.policy.regulation import Regulation

State = Literal["open", "published", "declined", "withdrawn"]
_ENDS: Mapping[str, State] = {
    "pack_approved": "published",
    "pack_declined": "declined",
    "pack_withdrawn": "withdrawn",
}


@dataclass(frozen=True)
class Proposal:
    """`place` is where it was proposed in the stream of drafts; `steps` are its events in order."""

    pack: str
    place: int
    version: str
    in_force: date
    sha256: str
    bases: Mapping[str, str]
    by: str
    at: datetime
    why: str
    state: State = "open"
    steps: tuple[Any, ...] = ()

    def step(self, kind: type[h.Happening]) -> Any:
        """The last step of a kind; None where it was not taken yet."""
        return next((step for step in reversed(self.steps) if isinstance(step, kind)), None)

    @property
    def is_open(self) -> bool:
        return self.state == "open"


def stream_of(pack: str) -> str:
    return f"draft/{pack}"


def proposals(pack: str) -> list[Proposal]:
    """All that was ever proposed for a pack, in order."""
    return list(_folded(load(stream_of(pack))).values())


def proposal(pack: str, place: int) -> Proposal | None:
    return _folded(load(stream_of(pack))).get(place)


def open_proposals() -> list[Proposal]:
    """Of every pack what waits for a decision."""
    heads = sorted(heads_of("draft").items())
    return [found for stream, head in heads for found in _open_of(stream, head)]


@lru_cache(maxsize=256)
def _open_of(stream: str, head: str) -> tuple[Proposal, ...]:
    """By the hash of its last event: every page asks, and drafts seldom move."""
    return tuple(found for found in _folded(load(stream)).values() if found.is_open)


def _folded(recorded: Iterable[Recorded]) -> dict[int, Proposal]:
    found: dict[int, Proposal] = {}
    for item in recorded:
        event = item.event
        if isinstance(event, h.PackProposed):
            found[item.seq] = _begun(item.seq, event)
            continue
        before = found[event.proposal]
        state = _ENDS.get(event.name, before.state)
        found[event.proposal] = replace(before, steps=(*before.steps, event), state=state)
    return found


def _begun(place: int, event: h.PackProposed) -> Proposal:
    return Proposal(
        event.pack,
        place,
        event.version,
        date.fromisoformat(event.in_force),
        event.sha256,
        dict(base.split(":", 1) for base in event.bases),
        event.by,
        event.at,
        event.why,
        steps=(event,),
    )


def drafted(found: Proposal) -> Regulation:
    """The proposed regulation over what it was to build on when it was proposed."""
    return _built(found.pack, found.sha256, tuple(found.bases.items()))


@lru_cache(maxsize=8)
def _built(pack: str, sha256: str, bases: tuple[tuple[str, str], ...]) -> Regulation:
    return packs.built(pack, sha256, dict(bases))


def in_force(pack: str) -> Regulation | None:
    """The regulation as it stands; None for a pack of which nothing is in force here.

    Raises PackError where it cannot be read: nobody knows who has to consent to another edition then.
    """
    known = {*ports.rules().names(), *ports.rules().unreadable()}
    return ports.rules().regulation(pack) if pack in known else None
