"""Notes when the ledger was last verified, and when a backup was last made."""

from typing import Literal

from huiyin.ledger import moment
from huiyin.upkeep.models import Care

What = Literal["verify", "backup"]


def note(what: What, *, is_sound: bool = True, events: int = 0) -> None:
    values = {"at": moment.wall(), "is_sound": is_sound, "events": events}
    Care.objects.update_or_create(what=what, defaults=values)


def last(what: What) -> Care | None:
    return Care.objects.filter(pk=what).first()
