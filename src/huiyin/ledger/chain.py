"""The hash of an event over itself and its predecessor."""

from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from json.encoder import encode_basestring
from typing import Any


def stamp(moment: datetime) -> str:
    """A moment with one spelling: UTC, microseconds."""
    return _in_utc(moment if moment.tzinfo is UTC else moment.astimezone(UTC))


@lru_cache(maxsize=4096)
def _in_utc(moment: datetime) -> str:
    """In another zone two moments may look the same: when clocks are put back."""
    return moment.isoformat(timespec="microseconds")


@lru_cache(maxsize=4096)
def stamp_of(text: str) -> str:
    """The same of a moment as the databases write it as text: `2026-11-20 08:00:00.5`, in UTC."""
    fraction = text[19:].removesuffix("+00").removeprefix(".")
    return f"{text[:10]}T{text[11:19]}.{fraction.ljust(6, '0')}+00:00"


def event_hash(row: Any) -> str:
    """SHA-256 over every column of an event row except the hash itself."""
    return hash_of(row, stamp(row.happened_at), stamp(row.recorded_at))


def hash_of(row: Any, happened_at: str, recorded_at: str) -> str:
    """As `event_hash`, of a row whose moments are known by their stamps.

    It is the hash of the canonical text of a list of these, written out: a million are proven in one go.
    """
    say = encode_basestring
    content = (
        f"[{say(row.stream)},{row.seq},{say(row.type)},{say(row.data)},{say(row.clauses)},"
        f"{say(happened_at)},{say(recorded_at)},{say(row.actor)},{say(row.policy)},"
        f"{row.batch},{say(row.text)},{say(row.previous)}]"
    )
    return sha256(content.encode()).hexdigest()


def leaf(stream: str, version: int, head: str) -> bytes:
    return sha256(f"{stream}\x00{version}\x00{head}".encode()).digest()


def merkle_root(leaves: list[bytes]) -> str:
    """Root of a binary tree; an odd node is carried up. Leaves and nodes hash differently."""
    if not leaves:
        return sha256(b"").hexdigest()
    level = [sha256(b"\x00" + item).digest() for item in leaves]
    while len(level) > 1:
        pairs = [level[i : i + 2] for i in range(0, len(level), 2)]
        level = [sha256(b"\x01" + b"".join(p)).digest() if len(p) == 2 else p[0] for p in pairs]
    return level[0].hex()


Steps = tuple[tuple[str, str], ...]
"""The neighbours from a leaf up to the root: each with the side on which it stands, `left` or `right`."""


def merkle_path(leaves: list[bytes], index: int) -> Steps:
    """What proves, with the leaf alone, that it stands under the root."""
    level = [sha256(b"\x00" + item).digest() for item in leaves]
    path: list[tuple[str, str]] = []
    while len(level) > 1:
        beside = index ^ 1
        if beside < len(level):
            path.append(("left" if beside < index else "right", level[beside].hex()))
        pairs = [level[i : i + 2] for i in range(0, len(level), 2)]
        level = [sha256(b"\x01" + b"".join(p)).digest() if len(p) == 2 else p[0] for p in pairs]
        index //= 2
    return tuple(path)


def root_by(item: bytes, path: Steps) -> str:
    """The root that a leaf has by its path. Raises ValueError for a path that is none."""
    found = sha256(b"\x00" + item).digest()
    for side, neighbour in path:
        beside = bytes.fromhex(neighbour)
        pair = beside + found if side == "left" else found + beside
        found = sha256(b"\x01" + pair).digest()
    return found.hex()
