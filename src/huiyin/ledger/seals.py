"""Seals: a signed root over every head that moved since the last seal, exported to be kept elsewhere.

A head that did not move is covered by the seal that last named it, and each seal holds the digest of
the one before; so the newest seal commits to all heads (docs/decisions/0002-the-ledger.md).
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db import connection, transaction
from django.db.models import F

from huiyin.ledger.canonical import canonical
from huiyin.ledger.chain import leaf, merkle_root, stamp
from huiyin.ledger.handover import BadSeal, settle
from huiyin.ledger.keys import signing_key
from huiyin.ledger.models import EventRow, Seal, Stream
from huiyin.ledger.room import write_whole

Head = tuple[str, int, str]
AT_A_TIME = 500
"""Streams that are noted as sealed: those that were read and no other, which may have moved meanwhile."""


@dataclass(frozen=True)
class SealFile:
    """A seal as it is exported: what was signed, the signature, and the heads under the root."""

    number: int
    at: str
    root: str
    events: int
    previous: str
    signature: str
    heads: tuple[Head, ...]

    def signed(self) -> bytes:
        return _signed(self.number, self.at, self.root, self.events, self.previous)

    def digest(self) -> str:
        return sha256(self.signed() + self.signature.encode()).hexdigest()

    def text(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"


def _signed(number: int, at: str, root: str, events: int, previous: str) -> bytes:
    return canonical([number, at, root, events, previous]).encode()


def read_seal(path: Path) -> SealFile:
    try:
        data = json.loads(path.read_text("utf-8"))
        heads = tuple((str(s), int(v), str(h)) for s, v, h in data.pop("heads"))
        return SealFile(**data, heads=heads)
    except (ValueError, TypeError, KeyError) as error:
        raise BadSeal(f"{path.name} is no seal: {error}") from error


def check_seal(seal: SealFile, key: Ed25519PublicKey, previous: SealFile | None) -> None:
    """Raises BadSeal when the signature, the root or the link to the seal before is wrong."""
    try:
        key.verify(bytes.fromhex(seal.signature), seal.signed())
    except (InvalidSignature, ValueError):
        raise BadSeal(f"seal {seal.number}: the signature is not that of this key") from None
    if merkle_root([leaf(*head) for head in seal.heads]) != seal.root:
        raise BadSeal(f"seal {seal.number}: its heads do not give its root")
    if seal.number != (previous.number + 1 if previous else 1):
        raise BadSeal(f"seal {seal.number}: the one before it is missing")
    if seal.previous != (previous.digest() if previous else ""):
        raise BadSeal(f"seal {seal.number} does not follow the seal before it")


def seal(at: datetime, folder: Path) -> SealFile | None:
    """Seals what moved and exports it; None when nothing did. The file is written before the row
    is committed, so that no seal exists that was not exported.
    """
    settle(folder)
    with transaction.atomic():
        moved = list(
            Stream.objects.select_for_update()
            .filter(version__gt=F("sealed_version"))
            .order_by("id")
            .values_list("id", "version", "head")
        )
        if not moved:
            return None
        made = _make(at, moved, folder)
        for start in range(0, len(moved), AT_A_TIME):
            names = [stream for stream, _, _ in moved[start : start + AT_A_TIME]]
            Stream.objects.filter(id__in=names).update(sealed_version=F("version"))
        _keep(made, at)
        folder.mkdir(parents=True, exist_ok=True)
        if getattr(connection.features, "has_turns", False):
            connection.wait_for_the_disk()  # type: ignore[attr-defined]  # what it says is kept
        write_whole(folder / f"{made.number:06d}.json", made.text())
    return made


def _make(at: datetime, moved: list[Any], folder: Path) -> SealFile:
    last = Seal.objects.order_by("-number").first()
    previous = read_seal(folder / f"{last.number:06d}.json").digest() if last else ""
    number, events = (last.number + 1 if last else 1), EventRow.objects.count()
    root = merkle_root([leaf(*head) for head in moved])
    signature = signing_key().sign(_signed(number, stamp(at), root, events, previous)).hex()
    return SealFile(number, stamp(at), root, events, previous, signature, tuple(moved))


def _keep(made: SealFile, at: datetime) -> None:
    Seal.objects.create(
        number=made.number,
        at=at,
        root=made.root,
        heads=len(made.heads),
        events=made.events,
        previous=made.previous,
        signature=made.signature,
        exported_at=at,
    )


def copy_missing(folder: Path, to: Path) -> None:
    """Brings a collection of seals kept elsewhere up to date, handovers of the key among them."""
    to.mkdir(parents=True, exist_ok=True)
    for path in sorted(folder.glob("*.json")):
        if not (to / path.name).exists():
            write_whole(to / path.name, path.read_text("utf-8"))


def exported(folder: Path) -> Iterator[SealFile]:
    """All seals of a folder in order. Raises BadSeal for a file that cannot be read."""
    for path in sorted(folder.glob("[0-9]*[0-9].json")):
        yield read_seal(path)
