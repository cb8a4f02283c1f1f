"""Takes over files as version 0.1.0 kept them: in clear, under their hash, of whatever kind."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from huiyin.evidence import keeping
from huiyin.evidence.kinds import OTHER, NotAccepted, kind_of

_PIECE = 1024 * 1024


def adopt() -> int:
    """Encrypts what lies in clear and removes it; says how many. Safe to run again."""
    done = 0
    for path in list(Path(settings.HOME.evidence).glob("??/??/*")):
        if keeping.is_hash(path.name) and _hash(path) == path.name:
            blob = keeping.put(_chunks(path), path.stat().st_size, kind=_kind(path))
            keeping.claim([blob.sha256])
            path.unlink()
            done += 1
    return done


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_PIECE):
            yield chunk


def _hash(path: Path) -> str:
    digest = sha256()
    for chunk in _chunks(path):
        digest.update(chunk)
    return digest.hexdigest()


def _kind(path: Path) -> str:
    with path.open("rb") as file:
        try:
            return kind_of(file).name
        except NotAccepted:
            return OTHER
