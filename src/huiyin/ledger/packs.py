"""Which version of a regulation was put in force when: one stream a pack."""

from hashlib import sha256
from typing import Any

from django.db import transaction

from huiyin.ledger import moment
from huiyin.ledger.canonical import canonical
from huiyin.ledger.happenings import PackPublished
from huiyin.ledger.store import append, load, lock


def digest(files: Any) -> str:
    """Over names and texts of all files of a pack."""
    return sha256(canonical(sorted(files.items())).encode()).hexdigest()


def publish(rules: Any, pack: str, by: str = "") -> bool:
    """Records the pack as it stands on disk, unless its last record says the same."""
    regulation, content = rules.regulation(pack), digest(rules.files(pack))
    with transaction.atomic():
        head = lock(f"pack/{pack}")
        events = [item.event for item in load(head.id)]
        if events and events[-1].sha256 == content:
            return False
        now = moment.now()
        event = PackPublished(
            at=now,
            by=by,
            pack=pack,
            version=str(regulation.pack.version),
            in_force=str(regulation.pack.in_force),
            sha256=content,
        )
        append(head, [event], now)
    return True
