"""Second factors as allauth keeps them: their secrets are encrypted like every other secret here."""

import os
from base64 import b64decode, b64encode

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.exceptions import InvalidTag

from huiyin.ledger.key_file import NONCE
from huiyin.ledger.keys import KeyMissing, subject_key

_SUBJECT = "second-factors"


class Factors(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets of authenticator apps and recovery codes, under a key that the master key wraps."""

    def encrypt(self, text: str) -> str:
        nonce = os.urandom(NONCE)
        key = subject_key(_SUBJECT, make=True)
        return b64encode(nonce + key.encrypt(nonce, text.encode(), _SUBJECT.encode())).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Raises KeyMissing when the key is another; then only an administrator helps."""
        content = b64decode(encrypted_text)
        try:
            text = subject_key(_SUBJECT).decrypt(
                content[:NONCE], content[NONCE:], _SUBJECT.encode()
            )
        except InvalidTag:
            raise KeyMissing("the key of second factors does not open this one") from None
        return text.decode()
