"""The hash of an event over itself and its predecessor."""

from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from huiyin.ledger.canonical import canonical


def stamp(moment: datetime) -> str:
    """A moment with one spelling: UTC, microseconds."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def event_hash(row: Any) -> str:
    """SHA-256 over every column of an event row except the hash itself."""
    content = [
        row.stream, row.seq, row.type, row.data, row.clauses, stamp(row.happened_at),
        stamp(row.recorded_at), row.actor, row.policy, row.batch, row.text, row.previous,
    ]  # fmt: skip
    return sha256(canonical(content).encode()).hexdigest()


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
