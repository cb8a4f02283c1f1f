"""A real mail server on this machine that does what a test tells it: take, put off, refuse, hang up."""

import datetime as dt
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


class Letters:
    """What came in, and the answers to give: one a message, then 250 for good."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.offered = 0
        self.answers: list[str] = []
        self.refused_recipients: dict[str, str] = {}
        self.hangs_up = ""

    async def handle_RCPT(
        self, server: Any, session: Any, envelope: Any, to: str, options: Any
    ) -> str:
        if to in self.refused_recipients:
            return self.refused_recipients[to]
        envelope.rcpt_tos.append(to)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.offered += 1
        if self.hangs_up == "before":
            server.transport.close()
            return "250 never heard"
        answer = self.answers.pop(0) if self.answers else "250 taken"
        if answer.startswith("2"):
            self.taken.append(message_from_bytes(envelope.content, policy=policy.default))
        if self.hangs_up == "after":
            server.transport.close()
        return answer


@contextmanager
def mail_server(**options: Any) -> Iterator[tuple[Letters, int]]:
    """The letters and the port; `options` are those of aiosmtpd's SMTP."""
    letters = Letters()

    class Server(Controller):
        def factory(self) -> SMTP:
            return SMTP(self.handler, enable_SMTPUTF8=True, hostname="mail.test", **options)

    controller = Server(letters, hostname="127.0.0.1", port=0)
    # aiosmtpd asks its own port whether it is up, so that it must know the one it was given.
    with _free_port() as port:
        controller.port = port
    controller.start()
    try:
        yield letters, controller.port
    finally:
        controller.stop()


@contextmanager
def _free_port() -> Iterator[int]:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        yield probe.getsockname()[1]


def only(name: str, password: str) -> Any:
    """An authenticator that knows one person."""

    def check(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        right = (data.login, data.password) == (name.encode(), password.encode())
        return AuthResult(success=right, handled=False)

    return check


def certificate(folder: Path) -> tuple[ssl.SSLContext, str]:
    """A server's context signed by itself, and the certificate to trust, as PEM."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
        .not_valid_after(dt.datetime(2099, 1, 1, tzinfo=dt.UTC))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    public = made.public_bytes(serialization.Encoding.PEM)
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    (folder / "server.pem").write_bytes(private + public)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "server.pem")
    return context, public.decode()
