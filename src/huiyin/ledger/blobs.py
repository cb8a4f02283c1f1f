"""Evidence as files: kept by the hash of their content, outside the database, never overwritten.

A file that comes twice is kept once. What a browser is told about its type is what its first bytes
say, out of a short list; anything else is handed out as bytes without meaning.
"""

import os
import tempfile
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from django.conf import settings

_SHA256 = 64
_HEX = frozenset("0123456789abcdef")
_PLAIN = "application/octet-stream"
_SIGNS: tuple[tuple[bytes, int, str, str], ...] = (
    (b"%PDF-", 0, "application/pdf", ".pdf"),
    (b"\x89PNG\r\n\x1a\n", 0, "image/png", ".png"),
    (b"\xff\xd8\xff", 0, "image/jpeg", ".jpg"),
    (b"GIF8", 0, "image/gif", ".gif"),
    (b"WEBP", 8, "image/webp", ".webp"),
    (b"WAVE", 8, "audio/wav", ".wav"),
    (b"ID3", 0, "audio/mpeg", ".mp3"),
    (b"\xff\xfb", 0, "audio/mpeg", ".mp3"),
    (b"ftyp", 4, "video/mp4", ".mp4"),
    (b"PK\x03\x04", 0, "application/zip", ".zip"),
)
HEAD = 16


class TooLarge(ValueError):
    """The content is longer than what is kept."""


def folder() -> Path:
    return Path(settings.HOME.evidence)


def path_of(digest: str) -> Path:
    """Where content of this hash lies. Raises ValueError for what is no SHA-256."""
    if len(digest) != _SHA256 or not set(digest) <= _HEX:
        raise ValueError(f"{digest!r} is not a SHA-256")
    return folder() / digest[:2] / digest[2:4] / digest


def put(chunks: Iterable[bytes], most: int) -> str:
    """Keeps the content and gives its SHA-256. Raises TooLarge; then nothing is kept."""
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    made, name = tempfile.mkstemp(dir=folder(), prefix="incoming-")
    digest, length = sha256(), 0
    try:
        with os.fdopen(made, "wb") as file:
            for chunk in chunks:
                length += len(chunk)
                if length > most:
                    raise TooLarge(length)
                digest.update(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        target = path_of(digest.hexdigest())
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        Path(name).replace(target)
    finally:
        Path(name).unlink(missing_ok=True)
    return digest.hexdigest()


def sniff(head: bytes) -> tuple[str, str]:
    """The type that the first bytes show, and the ending that goes with it."""
    for sign, at, kind, ending in _SIGNS:
        if head[at : at + len(sign)] == sign:
            return kind, ending
    return _PLAIN, ""
