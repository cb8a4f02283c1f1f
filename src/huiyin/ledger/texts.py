"""The private part of events, encrypted under the key of its subject, kept beside the event.

The event holds the SHA-256 of the ciphertext. The nonce is random, so the hash commits to the text
without telling anything of it; erasing the key leaves the chain whole, and a changed text is found
with no key at all.
"""

import os
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from huiyin.ledger.asking import rows_since, values_among
from huiyin.ledger.canonical import canonical, read
from huiyin.ledger.inserting import insert
from huiyin.ledger.key_file import NONCE
from huiyin.ledger.keys import Erased, subject_key, subject_keys
from huiyin.ledger.models import SealedText


def seal_text(key: AESGCM, stream: str, seq: int, private: dict[str, Any]) -> bytes:
    nonce = os.urandom(NONCE)
    place = f"{stream}/{seq}".encode()
    return nonce + key.encrypt(nonce, canonical(private).encode(), place)


def open_text(key: AESGCM, stream: str, seq: int, ciphertext: bytes) -> dict[str, Any]:
    """Raises cryptography's InvalidTag when the text was altered or moved."""
    place = f"{stream}/{seq}".encode()
    text = key.decrypt(ciphertext[:NONCE], ciphertext[NONCE:], place)
    found: dict[str, Any] = read(text.decode())
    return found


def fingerprint(ciphertext: bytes) -> str:
    return sha256(ciphertext).hexdigest()


def texts_since(stream: str, seq: int) -> dict[int, dict[str, Any]]:
    """The private parts of a stream from an event on, by seq; empty once the subject was erased."""
    rows = rows_since(SealedText, "stream", stream, "seq", seq)
    if not rows:
        return {}
    try:
        key = subject_key(stream)
    except Erased:
        return {}
    return {row.seq: open_text(key, stream, row.seq, bytes(row.ciphertext)) for row in rows}


def texts_of_many(
    streams: Iterable[str], keys: Mapping[str, AESGCM] | None = None
) -> dict[str, dict[int, dict[str, Any]]]:
    """As `texts_since` for whole streams of their own subjects; nothing of what was erased. `keys` are
    theirs, where they were read already.
    """
    wanted = list(streams)
    keys = subject_keys(wanted) if keys is None else keys
    rows = values_among(SealedText, ("stream", "seq", "ciphertext"), "stream", wanted)
    found: dict[str, dict[int, dict[str, Any]]] = {}
    for stream, seq, content in rows:
        if stream in keys:
            opened = open_text(keys[stream], stream, seq, bytes(content))
            found.setdefault(stream, {})[seq] = opened
    return found


def keep(rows: Iterable[SealedText]) -> None:
    insert(rows)
