"""Asks a ClamAV daemon about a file, by its INSTREAM command. Without one, files are "not scanned"."""

import socket
from collections.abc import Iterable

from django.conf import settings

from huiyin.evidence.models import Blob

TIMEOUT = 60.0
PIECE = 64 * 1024


class NoAnswer(RuntimeError):
    """The daemon cannot be reached or says what nobody expects: the file stays not scanned."""


def is_set_up() -> bool:
    return bool(settings.CLAMD)


def scan(chunks: Iterable[bytes]) -> str:
    """`Blob.CLEAN`, or the name of what was found. Raises NoAnswer."""
    try:
        with _connect() as line:
            line.sendall(b"zINSTREAM\0")
            for chunk in chunks:
                for at in range(0, len(chunk), PIECE):
                    piece = chunk[at : at + PIECE]
                    line.sendall(len(piece).to_bytes(4, "big") + piece)
            line.sendall(b"\0\0\0\0")
            said = _answer(line)
    except OSError as error:
        raise NoAnswer(str(error)) from error
    return _meaning(said)


def _connect() -> socket.socket:
    """`clamd` is `host:port`, or `unix:/path` of its socket."""
    address = str(settings.CLAMD)
    if address.startswith("unix:"):
        line = socket.socket(socket.AF_UNIX)
        try:
            line.settimeout(TIMEOUT)
            line.connect(address.removeprefix("unix:"))
        except OSError:
            line.close()
            raise
        return line
    host, _, port = address.rpartition(":")
    return socket.create_connection((host or "127.0.0.1", int(port)), TIMEOUT)


def _answer(line: socket.socket) -> str:
    said = b""
    while b"\0" not in said and len(said) < 4096 and (more := line.recv(4096)):
        said += more
    return said.rstrip(b"\0\n").decode("utf-8", "replace")


def _meaning(said: str) -> str:
    if said == "stream: OK":
        return Blob.CLEAN
    if said.startswith("stream: ") and said.endswith(" FOUND"):
        return said.removeprefix("stream: ").removesuffix(" FOUND")[:200]
    raise NoAnswer(said or "nothing")
