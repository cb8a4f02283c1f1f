"""Files that come in pieces and may go on after a break: begun, continued, finished (tus 1.0).

What has arrived lies encrypted in `incoming`; how long that file is says how far it got, whatever
process wrote it. Two that write at once are told apart by a lock on the file.
"""

import fcntl
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, CipherContext
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CTR

from huiyin.evidence import keeping
from huiyin.evidence.models import Blob, Upload
from huiyin.ledger import keys, moment

_BLOCK = 16
_PIECE = 1024 * 1024
MOST_AT_ONCE = 20
"""Unfinished uploads of one person."""


class NoSuchUpload(LookupError):
    """It was never begun, is somebody else's, or was removed."""


class Busy(RuntimeError):
    """Somebody else is writing to it just now."""


class WrongOffset(RuntimeError):
    """The piece does not begin where the last one ended."""


class TooMany(RuntimeError):
    """The person has too many unfinished uploads."""


def begin(person: str, length: int, most: int) -> Upload:
    """Raises keeping.TooLarge or TooMany."""
    if length > most:
        raise keeping.TooLarge(length)
    if Upload.objects.filter(person=person, sha256="").count() >= MOST_AT_ONCE:
        raise TooMany(person)
    name = secrets.token_hex(16)
    wrapped = keys.wrap(f"upload/{name}", os.urandom(32))
    upload = Upload.objects.create(
        id=name, person=person, length=length, wrapped=wrapped, begun_at=moment.now()
    )
    _path(upload).touch(mode=0o600)
    return upload


def find(name: str, person: str) -> Upload:
    """Raises NoSuchUpload, for somebody else's as well."""
    upload = Upload.objects.filter(pk=name, person=person).first()
    if upload is None or not (upload.sha256 or _path(upload).exists()):
        raise NoSuchUpload(name)
    return upload


def offset(upload: Upload) -> int:
    """How many bytes are there."""
    return upload.length if upload.sha256 else _path(upload).stat().st_size


def go_on(upload: Upload, at: int, chunks: Iterable[bytes]) -> int:
    """Adds a piece and says how much is there now. What came before a break, or a full disk, stays.

    Raises WrongOffset, Busy, keeping.TooLarge or OSError.
    """
    with _alone(upload) as descriptor:
        there = os.fstat(descriptor).st_size
        if at != there:
            raise WrongOffset(there)
        cipher = _cipher(upload, there)
        for chunk in chunks:
            if there + len(chunk) > upload.length:
                raise keeping.TooLarge(there + len(chunk))
            _write_all(descriptor, cipher.update(chunk))
            there += len(chunk)
        return there


def _write_all(descriptor: int, content: bytes) -> None:
    """A disk that is nearly full takes the beginning and says how much that was; only then it refuses."""
    left = memoryview(content)
    while left:
        left = left[os.write(descriptor, left) :]


def finish(upload: Upload) -> Blob:
    """Keeps what has arrived whole; its file in `incoming` goes, kept or not.

    Raises what `keeping.put` raises.
    """
    if upload.sha256:
        return keeping.find(upload.sha256)
    try:
        blob = keeping.put(_arrived(upload))
    except ValueError:
        drop(upload)
        raise
    Upload.objects.filter(pk=upload.pk).update(sha256=blob.sha256)
    _path(upload).unlink(missing_ok=True)
    return blob


def drop(upload: Upload) -> None:
    _path(upload).unlink(missing_ok=True)
    Upload.objects.filter(pk=upload.pk).delete()


def _path(upload: Upload) -> Path:
    return keeping.incoming() / f"upload-{upload.pk}"


def _cipher(upload: Upload, at: int) -> CipherContext:
    """Begins in the middle: the counter says the block, and what is before it is thrown away."""
    key = keys.unwrap(f"upload/{upload.pk}", bytes(upload.wrapped))
    cipher = Cipher(AES(key), CTR((at // _BLOCK).to_bytes(_BLOCK, "big"))).encryptor()
    cipher.update(b"\0" * (at % _BLOCK))
    return cipher


def _arrived(upload: Upload) -> Iterator[bytes]:
    cipher = _cipher(upload, 0)
    with _path(upload).open("rb") as file:
        while piece := file.read(_PIECE):
            yield cipher.update(piece)


@contextmanager
def _alone(upload: Upload) -> Iterator[int]:
    try:
        descriptor = os.open(_path(upload), os.O_WRONLY | os.O_APPEND)
    except FileNotFoundError:
        raise NoSuchUpload(upload.pk) from None
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Busy from None
        yield descriptor
    finally:
        os.close(descriptor)
