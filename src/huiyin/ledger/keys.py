"""Where keys live: the master key that wraps subjects' keys, the key of the blind index, and the
pair that signs seals.

All lie in `keys/` of the home folder, readable by the owner only, and are backed up apart from the
data (docs/how-to/keys.md): whoever has data and master key can read every text; without the master
key no text can ever be read again; without the signing key the old seals still verify.
"""

import os
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)
from django.conf import settings

from huiyin.ledger.models import SubjectKey

NONCE = 12


class KeyMissing(RuntimeError):
    """A key file is not where it should be; the message says what to do."""


class Erased(LookupError):
    """The subject was erased: its key is gone, and with it every text under it."""


def folder() -> Path:
    return Path(settings.HOME.keys)


def make_keys() -> list[Path]:
    """Makes the keys that are missing; an existing key is never replaced."""
    made = []
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    pair = Ed25519PrivateKey.generate()
    contents = {
        "master.key": AESGCM.generate_key(256),
        "index.key": os.urandom(32),
        "seal.pem": pair.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
    }
    for name, content in contents.items():
        if not (folder() / name).exists():
            _write_once(folder() / name, content, 0o600)
            made.append(folder() / name)
    public = folder() / "seal.pub.pem"
    if not public.exists():
        _write_once(public, public_bytes(signing_key().public_key()), 0o644)
        made.append(public)
    return made


def _write_once(path: Path, content: bytes, mode: int) -> None:
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)


def public_bytes(key: Ed25519PublicKey) -> bytes:
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def _read(name: str) -> bytes:
    path = folder() / name
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise KeyMissing(
            f"{path} is missing: restore it from the key backup, or run init"
        ) from None


def index_key() -> bytes:
    """The key under which identifying facts are looked up without being readable."""
    return _read("index.key")


def signing_key() -> Ed25519PrivateKey:
    key = load_pem_private_key(_read("seal.pem"), None)
    assert isinstance(key, Ed25519PrivateKey)
    return key


def public_key(path: Path | None = None) -> Ed25519PublicKey:
    """The key that verifies seals, from the home folder or from a file kept elsewhere."""
    key = load_pem_public_key(path.read_bytes() if path else _read("seal.pub.pem"))
    assert isinstance(key, Ed25519PublicKey)
    return key


@lru_cache(maxsize=1)
def _master(path: str, stamp: float) -> AESGCM:
    return AESGCM(_read("master.key"))


def master() -> AESGCM:
    path = folder() / "master.key"
    return _master(str(path), path.stat().st_mtime if path.exists() else 0.0)


def wrap(subject: str, key: bytes) -> bytes:
    nonce = os.urandom(NONCE)
    return nonce + master().encrypt(nonce, key, subject.encode())


def unwrap(subject: str, wrapped: bytes) -> bytes:
    """Raises KeyMissing when the master key is not the one the subject's key was wrapped under."""
    try:
        return master().decrypt(wrapped[:NONCE], wrapped[NONCE:], subject.encode())
    except InvalidTag:
        raise KeyMissing(f"master.key does not open the key of {subject}") from None


def subject_key(subject: str, *, make: bool = False) -> AESGCM:
    """The key of a subject. Raises Erased, or LookupError when it never had one."""
    row = SubjectKey.objects.filter(subject=subject).first()
    if row is not None:
        wrapped = bytes(row.wrapped)
        if not wrapped:
            raise Erased(subject)
        return AESGCM(unwrap(subject, wrapped))
    if not make:
        raise LookupError(f"{subject} has no key")
    key = AESGCM.generate_key(256)
    SubjectKey.objects.create(subject=subject, wrapped=wrap(subject, key))
    return AESGCM(key)


def destroy(subject: str) -> None:
    """Erases a subject: what was encrypted under its key can never be read again."""
    SubjectKey.objects.update_or_create(subject=subject, defaults={"wrapped": b""})
