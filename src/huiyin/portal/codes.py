"""Receipt codes: sixteen signs that open a case. Only a keyed hash of them is kept.

A code has 80 random bits, so that it cannot be guessed; the signs that are mistaken for one another
(0 and O, 1, I and L, U and V) are left out, or read as the one that is there.
"""

import hmac
import os
from hashlib import sha256

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from huiyin.ledger import moment
from huiyin.ledger.ports import Change, Projector
from huiyin.portal.models import ReceiptCode

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 16
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})


def fresh() -> str:
    """A code that nobody had before."""
    return _written(os.urandom(LENGTH))


def from_form(key: str) -> str:
    """The code of the case that this form registers: the same again when the form is sent again.

    `key` is the secret of the form, known to the browser that fills it in and to nobody else.
    """
    return _written(_keyed(b"code of a form", key))


def _written(random: bytes) -> str:
    signs = "".join(SIGNS[byte % len(SIGNS)] for byte in random[:LENGTH])
    return "-".join(signs[at : at + 4] for at in range(0, LENGTH, 4))


def plain(code: str) -> str:
    """As people type it: without spaces and dashes, in either case; empty for what is no code."""
    signs = "".join(sign for sign in code.upper() if sign.isalnum()).translate(_READ_AS)
    return signs if len(signs) == LENGTH and set(signs) <= set(SIGNS) else ""


def digest(code: str) -> str:
    return _keyed(b"receipt code", plain(code)).hex()


def seal_of(code: str) -> AESGCM:
    """The key under which a form lies that somebody goes on with: it follows from the code alone."""
    return AESGCM(_keyed(b"saved form", plain(code)))


def _keyed(use: bytes, text: str) -> bytes:
    secret = hmac.new(str(settings.SECRET_KEY).encode(), b"portal/" + use, sha256).digest()
    return hmac.new(secret, text.encode(), sha256).digest()


def give(case: str, code: str) -> None:
    """From now on the code opens the case."""
    ReceiptCode.objects.get_or_create(
        stream=f"case/{case}", defaults={"digest": digest(code), "made_at": moment.now()}
    )


def case_of(code: str) -> str:
    """The case that the code opens; empty for none."""
    if not plain(code):
        return ""
    row = ReceiptCode.objects.filter(pk=digest(code)).first()
    return row.stream.partition("/")[2] if row else ""


def has_code(case: str) -> bool:
    return ReceiptCode.objects.filter(stream=f"case/{case}").exists()


class Codes(Projector):
    """Serves the ledger's `Projector` port: an erased case is opened by nothing any more."""

    def project(self, change: Change) -> None:
        del change  # a code is given beside the ledger

    def forget(self) -> None:
        """A code is no row that follows from the ledger: a rebuild leaves it."""

    def erase(self, stream: str) -> None:
        ReceiptCode.objects.filter(stream=stream).delete()
