"""Addresses that say to which case an answer belongs, and that nobody can make up."""

import hmac
import re
from base64 import b32encode
from hashlib import sha256

from huiyin.ledger.keys import index_key

_LENGTH = 16
_ADDRESS = re.compile(r"\+([0-9a-f]{20,40})-([a-z2-7]{16})@")


def _signature(case: str) -> str:
    digest = hmac.new(index_key(), f"mail/{case}".encode(), sha256).digest()
    return b32encode(digest).decode()[:_LENGTH].lower()


def address_for(case: str, mailbox: str) -> str:
    """The mailbox's address, with the case and its signature behind a plus (RFC 5233)."""
    local, _, domain = mailbox.partition("@")
    return f"{local}+{case}-{_signature(case)}@{domain}"


def case_in_address(address: str) -> str:
    """The case that an address of ours names; empty where the signature is not ours."""
    return _checked(_ADDRESS.search(address.lower()))


def _checked(found: "re.Match[str] | None") -> str:
    if found is None or not hmac.compare_digest(found[2], _signature(found[1])):
        return ""
    return found[1]


def sender_token(address: str) -> str:
    """A sender to count and compare by, without the address standing in a row."""
    return hmac.new(index_key(), f"sender/{address.lower()}".encode(), sha256).hexdigest()
