"""The proof that comes with a file: its events with their hashes, and its place under a seal."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from huiyin.ledger.chain import leaf, merkle_path, stamp
from huiyin.ledger.models import EventRow
from huiyin.ledger.seals import SealFile, exported
from huiyin.ledger.texts import texts_since

COLUMNS = (
    "stream",
    "seq",
    "type",
    "data",
    "clauses",
    "actor",
    "policy",
    "batch",
    "text",
    "previous",
)


@dataclass(frozen=True)
class Inclusion:
    """Up to which event a seal covers the stream, and how."""

    seal: SealFile
    version: int
    head: str
    path: tuple[tuple[str, str], ...]

    def plain(self) -> dict[str, Any]:
        seal = self.seal
        return {
            "seal": {"number": seal.number, "at": seal.at, "root": seal.root,
                     "events": seal.events, "previous": seal.previous,
                     "signature": seal.signature},
            "version": self.version, "head": self.head, "path": [list(step) for step in self.path],
        }  # fmt: skip


def inclusion_of(stream: str, seals: Path) -> Inclusion | None:
    """By the newest exported seal that names the stream; None where none does."""
    for seal in reversed(list(exported(seals))):
        for index, (name, version, head) in enumerate(seal.heads):
            if name == stream:
                path = merkle_path([leaf(*each) for each in seal.heads], index)
                return Inclusion(seal, version, head, path)
    return None


def events_of(stream: str) -> Iterator[Mapping[str, Any]]:
    """Every event with all that its hash is over, and its private part in clear."""
    private = texts_since(stream, 0)
    for row in EventRow.objects.filter(stream=stream).order_by("seq"):
        made = {name: getattr(row, name) for name in COLUMNS}
        made["happened_at"], made["recorded_at"] = stamp(row.happened_at), stamp(row.recorded_at)
        made["hash"] = row.hash
        made["private"] = private.get(row.seq, {})
        yield made
