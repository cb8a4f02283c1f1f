"""One connection to a server that is measured, with as little work of its own as can be.

`http.client` reads the head of an answer as if it were a mail, and took a tenth of the two processors that
server and callers share. It is for answers of known length, as ours are; anything else is an error.
"""

import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

PATIENCE = 120
"""Seconds."""


@dataclass(frozen=True)
class Answer:
    status: int
    content: bytes


class Wire:
    def __init__(self, url: str) -> None:
        self.host = urlsplit(url).netloc
        parts = urlsplit(url)
        self.socket = socket.create_connection((parts.hostname or "", parts.port or 80), PATIENCE)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.answers = self.socket.makefile("rb")

    def close(self) -> None:
        self.answers.close()
        self.socket.close()

    def ask(self, method: str, path: str, head: dict[str, str], body: bytes = b"") -> Answer:
        """Raises ConnectionError where the server hangs up, or answers without saying how long."""
        said = "".join(f"{name}: {value}\r\n" for name, value in head.items())
        if body:
            said += f"Content-Length: {len(body)}\r\n"
        self.socket.sendall(
            f"{method} {path} HTTP/1.1\r\nHost: {self.host}\r\n{said}\r\n".encode() + body
        )
        status, length = int((self.answers.readline() or _hung_up())[9:12]), -1
        while (line := self.answers.readline()) not in (b"\r\n", b""):
            if line[:15].lower() == b"content-length:":
                length = int(line[15:])
        if length < 0:
            raise ConnectionError(f"an answer of unknown length: {status} at {path}")
        return Answer(status, self.answers.read(length))


def _hung_up() -> bytes:
    raise ConnectionError("the server hung up")
