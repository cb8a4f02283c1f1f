"""Key files: how they are named and written, and all of them in one file under a passphrase.

The exported file is JSON: parameters in clear, the keys sealed by AES-256-GCM under a key that scrypt
(RFC 7914) derives from the passphrase. `session.key` stays out, since a new one costs only a sign-in.
Nothing here needs a database, so that keys can be put back before there is one.
"""

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from huiyin.ledger.canonical import canonical

MASTER = "master.key"
PREVIOUS_MASTER = "master.previous.key"
INDEX = "index.key"
SEAL = "seal.pem"
NEXT_SEAL = "seal.next.pem"
PUBLIC = "seal.pub.pem"
EXPORTED = (MASTER, PREVIOUS_MASTER, INDEX, SEAL, PUBLIC)
SHORTEST = 12
NONCE = 12
_COST = {"n": 2**16, "r": 8, "p": 1}


class BadKeyFile(ValueError):
    """A key file that cannot be written or opened; the message says what to do."""


def write_once(path: Path, content: bytes, mode: int) -> None:
    """Raises FileExistsError; a key is never written over. It is on the disk when this returns."""
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def write_all(file: Path, content: Mapping[str, bytes], passphrase: str) -> None:
    """Raises BadKeyFile for a short passphrase or a file that is there already."""
    if len(passphrase) < SHORTEST:
        raise BadKeyFile(f"a passphrase has at least {SHORTEST} characters")
    if file.exists():
        raise BadKeyFile(f"{file} exists already; choose another name")
    salt, nonce = os.urandom(16), os.urandom(NONCE)
    head = {"huiyin keys": 1, "scrypt": _COST, "salt": b64encode(salt).decode()}
    text = canonical({name: b64encode(key).decode() for name, key in content.items()}).encode()
    sealed = nonce + _derived(passphrase, salt, _COST).encrypt(nonce, text, _bound(head))
    whole = json.dumps({**head, "sealed": b64encode(sealed).decode()}, indent=1) + "\n"
    write_once(file, whole.encode(), 0o600)


def put_back(file: Path, passphrase: str, folder: Path) -> list[Path]:
    """Puts the keys of a file into `folder`; gives those that were not there.

    Raises BadKeyFile for a wrong passphrase, and rather than replace a key by another one.
    """
    content = read_all(file, passphrase)
    differing = [n for n, key in content.items() if _differs(folder / n, key)]
    if differing:
        raise BadKeyFile(f"{folder / differing[0]} is another key; move it away first")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    missing = [name for name in content if not (folder / name).exists()]
    for name in missing:
        mode = 0o644 if name == PUBLIC else 0o600
        write_once(folder / name, content[name], mode)
    return [folder / name for name in missing]


def _differs(path: Path, key: bytes) -> bool:
    return path.exists() and path.read_bytes() != key


def _derived(passphrase: str, salt: bytes, cost: dict[str, int]) -> AESGCM:
    derive = Scrypt(salt=salt, length=32, n=cost["n"], r=cost["r"], p=cost["p"])
    return AESGCM(derive.derive(passphrase.encode()))


def _bound(head: dict[str, Any]) -> bytes:
    return canonical(head).encode()


def read_all(file: Path, passphrase: str) -> dict[str, bytes]:
    """Raises BadKeyFile for a wrong passphrase or another kind of file."""
    try:
        head = json.loads(file.read_text("utf-8"))
        sealed = b64decode(head.pop("sealed"))
        if head["scrypt"]["n"] > _COST["n"]:
            raise ValueError("its cost is beyond what is written here")
        key = _derived(passphrase, b64decode(head["salt"]), head["scrypt"])
        text = key.decrypt(sealed[:NONCE], sealed[NONCE:], _bound(head))
        found: dict[str, str] = json.loads(text)
    except InvalidTag:
        raise BadKeyFile(f"the passphrase does not open {file}") from None
    except (ValueError, KeyError, TypeError, AttributeError, OSError) as error:
        raise BadKeyFile(f"{file} is no file of exported keys: {error}") from error
    return {name: b64decode(key) for name, key in found.items() if name in EXPORTED}
