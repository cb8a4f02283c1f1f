"""Second factors as allauth keeps them: their secrets are encrypted like every other secret here."""

from base64 import b64decode, b64encode

from allauth.mfa.adapter import DefaultMFAAdapter

from huiyin.ledger.keys import unwrap, wrap

_PLACE = "second-factor"


class Factors(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets of authenticator apps and recovery codes, under the master key of the house."""

    def encrypt(self, text: str) -> str:
        return b64encode(wrap(_PLACE, text.encode())).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Raises KeyMissing when the master key is another; then only an administrator helps."""
        return unwrap(_PLACE, b64decode(encrypted_text)).decode()
