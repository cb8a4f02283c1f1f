"""A key gives way to a new one. Each step may be cut off at any instant and begun again.

What was encrypted stays encrypted as it was: the master key only wraps the keys of subjects, so a new
one costs one small row a case. Backups from before still need the master key of their day.
"""

import os
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import transaction

from huiyin.ledger import key_file, keys, moment
from huiyin.ledger.chain import stamp
from huiyin.ledger.handover import export, hand_over, settle
from huiyin.ledger.happenings import Happening, KeyReplaced
from huiyin.ledger.models import Seal, SubjectKey
from huiyin.ledger.rebuilding import rebuild
from huiyin.ledger.seals import seal
from huiyin.ledger.store import append, lock

STREAM = "house/keys"
_AT_ONCE = 500


def record(event: Happening) -> None:
    with transaction.atomic():
        append(lock(STREAM), [event], event.at)


def fingerprint(name: str) -> str:
    """Tells keys apart without telling anything of them; "" for a key that is not there."""
    path = keys.folder() / name
    return sha256(b"huiyin key " + path.read_bytes()).hexdigest()[:16] if path.exists() else ""


def rotate_master(by: str, reason: str) -> int:
    """A new master key; every subject's key is wrapped anew. Gives how many were.

    The previous key stays beside it until `retire_master`, because a process that runs meanwhile
    may still have wrapped a new subject's key under it.
    """
    previous = keys.folder() / key_file.PREVIOUS_MASTER
    before = fingerprint(key_file.MASTER)
    if fingerprint(key_file.PREVIOUS_MASTER) in ("", before):
        previous.unlink(missing_ok=True)
        os.link(keys.folder() / key_file.MASTER, previous)
        keys.replace(key_file.MASTER, AESGCM.generate_key(256))
    count = _wrap_anew()
    _record(
        "master", fingerprint(key_file.PREVIOUS_MASTER), fingerprint(key_file.MASTER), by, reason
    )
    return count


def retire_master() -> bool:
    """Removes the previous master key once nothing needs it; False when there is none."""
    previous = keys.folder() / key_file.PREVIOUS_MASTER
    if not previous.exists():
        return False
    _wrap_anew()
    previous.unlink()
    return True


def _wrap_anew() -> int:
    """Wraps what only the previous master key opens. Raises KeyMissing for what neither does."""
    count, last = 0, ""
    while True:
        with transaction.atomic():
            rows = SubjectKey.objects.select_for_update().filter(subject__gt=last)
            page = list(rows.order_by("subject")[:_AT_ONCE])
            if not page:
                return count
            count += sum(_wrap_one(row) for row in page)
            last = page[-1].subject


def _wrap_one(row: SubjectKey) -> bool:
    wrapped = bytes(row.wrapped)
    if not wrapped or keys.unwrapped_by(key_file.MASTER, row.subject, wrapped) is not None:
        return False
    row.wrapped = keys.wrap(row.subject, keys.unwrap(row.subject, wrapped))
    row.save(update_fields=["wrapped"])
    return True


def rotate_index(by: str, reason: str) -> int:
    """A new key of the blind index; the register is built anew under it. Gives how many cases.

    Run it while nothing is served. Raises what `rebuild` raises; then the old key is in its place.
    """
    path, before = keys.folder() / key_file.INDEX, fingerprint(key_file.INDEX)
    old = path.read_bytes() if before else None
    keys.replace(key_file.INDEX, os.urandom(32))
    try:
        cases = rebuild()
    except BaseException:
        if old is not None:
            keys.replace(key_file.INDEX, old)
        raise
    _record("index", before, fingerprint(key_file.INDEX), by, reason)
    return cases


def rotate_seal(by: str, reason: str) -> Path:
    """A new signing pair from now on. What is unsealed is sealed by the old key first.

    Gives the handover, exported beside the seals, to be kept with them elsewhere.
    """
    folder, now = Path(settings.HOME.seals), moment.now()
    settle(folder)
    lost = not (keys.folder() / key_file.SEAL).exists()
    if not lost:
        seal(now, folder)
    old = keys.public_key() if lost else keys.signing_key()
    new, before = Ed25519PrivateKey.generate(), fingerprint(key_file.PUBLIC)
    last = Seal.objects.order_by("-number").first()
    key_file.write_once(keys.folder() / key_file.NEXT_SEAL, keys.private_bytes(new), 0o600)
    file = export(hand_over(last.number if last else 0, stamp(now), old, new), folder)
    settle(folder)
    _record("seal", before, fingerprint(key_file.PUBLIC), by, reason, lost=lost)
    return file


def _record(
    what: str, previous: str, new: str, by: str, reason: str, *, lost: bool = False
) -> None:
    event = KeyReplaced(
        at=moment.now(), by=by, what=what, previous=previous, new=new, reason=reason, lost=lost
    )
    record(event)
