"""Where keys live: the master key that wraps subjects' keys, the key of the blind index, and the
pair that signs seals.

All lie in `keys/` of the home folder, readable by the owner only, and are backed up apart from the
data (docs/how-to/keys.md): whoever has data and master key can read every text; without the master
key no text can ever be read again; without the signing key the old seals still verify.
"""

import os
from collections.abc import Iterable, Mapping
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

from huiyin.ledger.asking import row_by
from huiyin.ledger.inserting import insert
from huiyin.ledger.key_file import (
    INDEX,
    MASTER,
    NONCE,
    PREVIOUS_MASTER,
    PUBLIC,
    SEAL,
    write_once,
)
from huiyin.ledger.models import SubjectKey


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
        MASTER: AESGCM.generate_key(256),
        INDEX: os.urandom(32),
        SEAL: private_bytes(pair),
    }
    for name, content in contents.items():
        if not (folder() / name).exists():
            write_once(folder() / name, content, 0o600)
            made.append(folder() / name)
    public = folder() / PUBLIC
    if not public.exists():
        write_once(public, public_bytes(signing_key().public_key()), 0o644)
        made.append(public)
    return made


def replace(name: str, content: bytes, mode: int = 0o600) -> None:
    """The file holds the old key or the new one, at no instant neither."""
    part = (folder() / name).with_suffix(".part")
    part.unlink(missing_ok=True)
    write_once(part, content, mode)
    part.replace(folder() / name)


def private_bytes(key: Ed25519PrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def make_index_key() -> bool:
    """Makes the key of the blind index where an older installation has none; says whether it did.

    The rows under it must then be built anew. No other key can be replaced like that.
    """
    path = folder() / "index.key"
    if path.exists():
        return False
    write_once(path, os.urandom(32), 0o600)
    return True


def public_bytes(key: Ed25519PublicKey) -> bytes:
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def _read(name: str) -> bytes:
    path = folder() / name
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise KeyMissing(
            f"{path} is missing. Put it back from the key backup: huiyin keys restore FILE"
        ) from None


@lru_cache(maxsize=4)
def _index(path: str, stamp: int) -> bytes:
    return _read(Path(path).name)


def index_key() -> bytes:
    """The key under which identifying facts are looked up without being readable."""
    path = _place(INDEX)
    return _index(path, _stamp(path))


def signing_key(name: str = SEAL) -> Ed25519PrivateKey:
    key = load_pem_private_key(_read(name), None)
    assert isinstance(key, Ed25519PrivateKey)
    return key


def public_key(path: Path | None = None) -> Ed25519PublicKey:
    """The key that verifies seals, from the home folder or from a file kept elsewhere."""
    key = load_pem_public_key(path.read_bytes() if path else _read(PUBLIC))
    assert isinstance(key, Ed25519PublicKey)
    return key


@lru_cache(maxsize=4)
def _opened(path: str, stamp: int) -> AESGCM:
    return AESGCM(_read(Path(path).name))


def _open(name: str) -> AESGCM:
    path = _place(name)
    return _opened(path, _stamp(path))


def _place(name: str) -> str:
    """A path made of parts takes longer than looking at the file, and every command looks."""
    return f"{settings.HOME.keys}/{name}"


def _stamp(path: str) -> int:
    """Another when the file was changed; 0 where there is none."""
    try:
        return os.stat(path).st_mtime_ns  # noqa: PTH116 (asked for with every command)
    except FileNotFoundError:
        return 0


def master() -> AESGCM:
    """The key under which subjects' keys are wrapped from now on; read anew when its file changes."""
    return _open(MASTER)


def wrap(subject: str, key: bytes) -> bytes:
    nonce = os.urandom(NONCE)
    return nonce + master().encrypt(nonce, key, subject.encode())


def unwrap(subject: str, wrapped: bytes) -> bytes:
    """Raises KeyMissing when the master key is not the one the subject's key was wrapped under."""
    key = unwrapped_by(MASTER, subject, wrapped)
    if key is None and (folder() / PREVIOUS_MASTER).exists():
        key = unwrapped_by(PREVIOUS_MASTER, subject, wrapped)
    if key is None:
        raise KeyMissing(f"master.key does not open the key of {subject}")
    return key


def unwrapped_by(name: str, subject: str, wrapped: bytes) -> bytes | None:
    """The subject's key, if this master key opens it."""
    return _decrypted(_open(name), subject, wrapped)


def _decrypted(by: AESGCM, subject: str, wrapped: bytes) -> bytes | None:
    try:
        return by.decrypt(wrapped[:NONCE], wrapped[NONCE:], subject.encode())
    except InvalidTag:
        return None


def subject_key(subject: str, *, make: bool = False, is_new: bool = False) -> AESGCM:
    """The key of a subject. Raises Erased, or LookupError when it never had one.

    `is_new` says that nothing was ever kept of it, so that nobody looks.
    """
    row = None if is_new else row_by(SubjectKey, "subject", subject)
    if row is not None:
        wrapped = bytes(row.wrapped)
        if not wrapped:
            raise Erased(subject)
        return AESGCM(unwrap(subject, wrapped))
    if not make:
        raise LookupError(f"{subject} has no key")
    key = AESGCM.generate_key(256)
    insert([SubjectKey(subject=subject, wrapped=wrap(subject, key))])
    return AESGCM(key)


def wrapped_key(subject: str) -> bytes | None:
    """The key of a subject as it is kept: another once it was rotated, empty once it was erased."""
    row = row_by(SubjectKey, "subject", subject)
    return None if row is None else bytes(row.wrapped)


def wrapped_keys(subjects: Iterable[str]) -> dict[str, bytes]:
    """As `wrapped_key`, of many."""
    rows = SubjectKey.objects.filter(subject__in=set(subjects))
    return {subject: bytes(kept) for subject, kept in rows.values_list("subject", "wrapped")}


def subject_keys(subjects: Iterable[str]) -> dict[str, AESGCM]:
    """The keys of many subjects at once; those that were erased or never had one are left out."""
    return opened_keys(wrapped_keys(subjects))


def opened_keys(wrapped: Mapping[str, bytes]) -> dict[str, AESGCM]:
    """Those of these keys that were not erased."""
    newest, found = master() if wrapped else None, {}
    for subject, key in wrapped.items():
        if key and newest is not None:
            opened = _decrypted(newest, subject, key)
            found[subject] = AESGCM(opened or unwrap(subject, key))
    return found


def destroy(subject: str) -> None:
    """Erases a subject: what was encrypted under its key can never be read again."""
    SubjectKey.objects.update_or_create(subject=subject, defaults={"wrapped": b""})
