"""Keeps what is handed in and gives it back: hashed, recognised, scanned, encrypted, once.

Nothing of it ever lies on a disk in clear. The order matters: the file is in the depot before its
row says so; what was brought and never got its row is removed by `sweeping` after a day.
"""

import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO, cast

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import DatabaseError, IntegrityError, transaction

from huiyin.evidence import scanning
from huiyin.evidence.depot import Depot, Folder
from huiyin.evidence.kinds import KINDS, FileKind, kind_of
from huiyin.evidence.models import Blob
from huiyin.evidence.objects import Bucket
from huiyin.evidence.sealing import PIECE, Reader, opened, sealed
from huiyin.ledger import keys, moment
from huiyin.ledger.room import is_full

_LENGTH = 64
PLACE = 32
"""How long names in the depot are; older files, by their hash, are `adopted`."""
_HEX = frozenset("0123456789abcdef")


class TooLarge(ValueError):
    """The content is longer than what is kept."""


class Infected(ValueError):
    """The scanner found something; the message is its name."""


class NotKept(LookupError):
    """Nothing of this hash is kept, or not any more."""


def depot() -> Depot:
    """Where files lie, as the settings say."""
    where = settings.EVIDENCE_BUCKET
    return _bucket(tuple(sorted(where.items()))) if where else Folder(settings.HOME.evidence)


@cache
def _bucket(where: tuple[tuple[str, str], ...]) -> Bucket:
    return Bucket(dict(where))


def incoming() -> Path:
    folder = Path(settings.HOME.incoming)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def put(chunks: Iterable[bytes], most: int | None = None, *, kind: str = "") -> Blob:
    """Keeps the content. A `kind` that is given is believed: only for what we made or fetched.

    Raises TooLarge, NotAccepted or Infected; then nothing is kept.
    """
    key, place = AESGCM.generate_key(256), secrets.token_hex(16)
    file = incoming() / f"sealed-{place}"
    try:
        arrived = _take_in(chunks, AESGCM(key), file, most)
        known = Blob.objects.filter(pk=arrived.digest).first()
        if known is not None and known.wrapped:
            return known
        found = KINDS[kind] if kind else kind_of(arrived.reader())
        said = _scanned(arrived)
        depot().bring(place, file)
        return _note(arrived, place, key, found, said)
    finally:
        file.unlink(missing_ok=True)


@dataclass
class _Arrived:
    digest: str
    size: int
    key: AESGCM
    file: Path

    def _fetch(self, start: int, length: int) -> bytes:
        with self.file.open("rb") as source:
            source.seek(start)
            return source.read(length)

    def reader(self) -> BinaryIO:
        return cast(BinaryIO, BufferedReader(Reader(self.key, self._fetch, self.size), PIECE))

    def chunks(self) -> Iterator[bytes]:
        return opened(self.key, self._fetch, self.size)


def _take_in(chunks: Iterable[bytes], key: AESGCM, file: Path, most: int | None) -> _Arrived:
    limit = settings.EVIDENCE_MAX_BYTES if most is None else most
    digest, length = sha256(), 0

    def counted() -> Iterator[bytes]:
        nonlocal length
        for chunk in chunks:
            length += len(chunk)
            if length > limit:
                raise TooLarge(length)
            digest.update(chunk)
            yield chunk

    descriptor = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "wb") as target:
        for piece in sealed(key, counted()):
            target.write(piece)
        target.flush()
        os.fsync(target.fileno())
    return _Arrived(digest.hexdigest(), length, key, file)


def _scanned(arrived: _Arrived) -> str:
    """Empty where nobody scanned. Raises Infected."""
    if not scanning.is_set_up():
        return ""
    try:
        said = scanning.scan(arrived.chunks())
    except scanning.NoAnswer:
        return ""
    if said != Blob.CLEAN:
        raise Infected(said)
    return said


def _note(arrived: _Arrived, place: str, key: bytes, kind: FileKind, said: str) -> Blob:
    """Two who bring the same at once: the first row stands, the other's file goes."""
    now = moment.now()
    row = Blob(
        sha256=arrived.digest,
        place=place,
        size=arrived.size,
        kind=kind.name,
        wrapped=keys.wrap(_subject(arrived.digest), key),
        scan=said,
        scanned_at=now if said else None,
        kept_at=now,
    )
    try:
        with transaction.atomic():
            Blob.objects.filter(pk=arrived.digest, wrapped=b"").delete()
            row.save(force_insert=True)
    except IntegrityError:
        depot().remove(place)
        return Blob.objects.get(pk=arrived.digest)
    except DatabaseError as error:
        if is_full(error):  # surely not kept; of what was lost on the way nobody knows
            depot().remove(place)
        raise
    return row


def _subject(digest: str) -> str:
    return f"file/{digest}"


def find(digest: str) -> Blob:
    """What is kept under this hash. Raises NotKept, also for what is no hash at all."""
    row = Blob.objects.filter(pk=digest).first() if is_hash(digest) else None
    if row is None or not row.wrapped:
        raise NotKept(digest)
    return row


def is_hash(digest: str) -> bool:
    return len(digest) == _LENGTH and set(digest) <= _HEX


def _key(blob: Blob) -> AESGCM:
    return AESGCM(keys.unwrap(_subject(blob.sha256), bytes(blob.wrapped)))


def stream(blob: Blob, start: int = 0, end: int = -1) -> Iterator[bytes]:
    """The content in clear, in pieces. Raises depot.Gone or sealing.Damaged."""
    store = depot()
    return opened(_key(blob), lambda at, n: store.read(blob.place, at, n), blob.size, start, end)


@contextmanager
def reader(blob: Blob) -> Iterator[BinaryIO]:
    """The content as a file that can be read from anywhere."""
    store = depot()
    raw = Reader(_key(blob), lambda at, n: store.read(blob.place, at, n), blob.size)
    with BufferedReader(raw, PIECE) as file:
        yield cast(BinaryIO, file)


def content(blob: Blob) -> bytes:
    return b"".join(stream(blob))


def claim(digests: Iterable[str]) -> None:
    """Something recorded speaks of them: they stay."""
    Blob.objects.filter(pk__in=list(digests), claimed=False).update(claimed=True)


def erase(digest: str) -> None:
    """Destroys the key of one file, and once that is sure the file: it can never be read again."""
    row = Blob.objects.filter(pk=digest).first()
    if row is None:
        return
    Blob.objects.filter(pk=digest).update(wrapped=b"")
    transaction.on_commit(lambda: _remove(row.place))


def _remove(place: str) -> None:
    """Without its key nobody can read it; what could not be removed now is noise."""
    with suppress(OSError):
        depot().remove(place)
