"""Encrypts files piece by piece, so that any part can be read without the rest.

Each file has a key of its own, used for one content and never again; so a piece's nonce is its
place. The last piece is marked as such: a file that was cut off, or whose pieces were exchanged,
does not open.
"""

import io
from collections.abc import Callable, Iterable, Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

PIECE, TAG = 64 * 1024, 16
AT_ONCE = 16
"""Pieces that are fetched in one go."""
Fetch = Callable[[int, int], bytes]
"""Gives `length` bytes of the encrypted file from `start`."""


class Damaged(RuntimeError):
    """The encrypted file is not what was kept."""


def sealed(key: AESGCM, chunks: Iterable[bytes]) -> Iterator[bytes]:
    number, held = 0, bytearray()
    for chunk in chunks:
        held += chunk
        while len(held) > PIECE:
            yield key.encrypt(_nonce(number), bytes(held[:PIECE]), b"more")
            del held[:PIECE]
            number += 1
    yield key.encrypt(_nonce(number), bytes(held), b"last")


def sealed_size(size: int) -> int:
    """How long a content of this length is once it is encrypted."""
    return size + TAG * max(1, -(-size // PIECE))


def _nonce(number: int) -> bytes:
    return number.to_bytes(12, "big")


def opened(key: AESGCM, fetch: Fetch, size: int, start: int = 0, end: int = -1) -> Iterator[bytes]:
    """The content from `start` up to `end` (by default all of it). Raises Damaged."""
    end = size if end < 0 else min(end, size)
    last = max(0, (size - 1) // PIECE)
    number = start // PIECE
    while start < end:
        until = min(number + AT_ONCE, last + 1)
        found = fetch(number * (PIECE + TAG), (until - number) * (PIECE + TAG))
        for at in range(0, len(found), PIECE + TAG):
            piece = _piece(key, number, found[at : at + PIECE + TAG], is_last=number == last)
            offset = start - number * PIECE
            part = piece[offset : offset + end - start]
            if not part:
                raise Damaged("shorter than what was kept")
            yield part
            start += len(part)
            number += 1
            if start >= end:
                return
        if not found:
            raise Damaged("shorter than what was kept")


def _piece(key: AESGCM, number: int, content: bytes, *, is_last: bool) -> bytes:
    try:
        return key.decrypt(_nonce(number), content, b"last" if is_last else b"more")
    except InvalidTag:
        raise Damaged(f"piece {number} is not what was kept") from None


class Reader(io.RawIOBase):
    """A kept file as Python's libraries want files: to be read from anywhere, a part at a time."""

    def __init__(self, key: AESGCM, fetch: Fetch, size: int) -> None:
        self._key, self._fetch, self._size, self._at = key, fetch, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        end = min(self._at + min(len(view), PIECE), self._size)
        if end <= self._at:
            return 0
        content = b"".join(opened(self._key, self._fetch, self._size, self._at, end))
        view[: len(content)] = content
        self._at += len(content)
        return len(content)
