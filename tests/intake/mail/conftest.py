"""A shop with a mailbox, and a real IMAP server where it is installed."""

from datetime import UTC, datetime

import pytest

from huiyin.connections import keeping as connections
from huiyin.intake.mail.receiving import Place, receive
from tests.ledger.house import open_shop
from tests.support import imap

VALUES = {
    "host": "127.0.0.1", "port": 1, "security": "none", "username": imap.NAME, "password": imap.PASSWORD,
    "address": "tousu@example.com", "pack": "tiny", "channel": "counter", "person": "wang",
    "text_fact": "what", "name_fact": "phone_number",
}  # fmt: skip
AT = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)


@pytest.fixture
def shop(installation):
    open_shop()
    return installation


@pytest.fixture
def mailbox(shop):
    """Sets the mailbox, with what is given instead."""

    def put(**more):
        return connections.put("imap/front", {**VALUES, **more}, "li")

    return put


@pytest.fixture
def take(mailbox):
    """Receives mails one after the other, as if they lay in the mailbox."""
    box, uids = mailbox(), iter(range(1, 10_000))

    def taken(content: bytes, at: datetime = AT, uid: int = 0, imap=None):
        return receive(Place("front", imap or box, 7, uid or next(uids)), content, at)

    return taken


@pytest.fixture(scope="session")
def imap_server():
    if not imap.is_there():
        pytest.skip("dovecot is not installed: apt-get install dovecot-imapd")
    with imap.server() as server:
        yield server
