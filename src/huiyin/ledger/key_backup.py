"""That the keys are in a backup of their own, and whether it still holds every key in use."""

from pathlib import Path

from huiyin.ledger import keys, moment
from huiyin.ledger.happenings import KeysExported
from huiyin.ledger.key_file import EXPORTED, write_all
from huiyin.ledger.rotation import STREAM, fingerprint, record
from huiyin.ledger.store import load


def export(file: Path, passphrase: str, by: str) -> list[str]:
    """Writes the keys to a new file and records that it was done; gives their names.

    Raises BadKeyFile; then nothing is written.
    """
    names = [name for name in EXPORTED if (keys.folder() / name).exists()]
    write_all(file, {name: (keys.folder() / name).read_bytes() for name in names}, passphrase)
    record(KeysExported(at=moment.now(), by=by, keys=tuple(present())))
    return names


def present() -> list[str]:
    """The fingerprints of the keys that would be exported now."""
    return [mark for name in EXPORTED if (mark := fingerprint(name))]


def last_export() -> KeysExported | None:
    """The last export that holds every key in use now; None when a key is in no backup."""
    for item in reversed(load(STREAM)):
        if isinstance(item.event, KeysExported) and set(present()) <= set(item.event.keys):
            return item.event
    return None
