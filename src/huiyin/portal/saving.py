"""Forms that somebody goes on with later: encrypted under the code that they were given."""

import json
import os
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from cryptography.exceptions import InvalidTag

from huiyin.ledger import moment
from huiyin.ledger.canonical import canonical
from huiyin.ledger.key_file import NONCE
from huiyin.portal import codes
from huiyin.portal.models import SavedForm

KEPT = timedelta(days=14)
MAX_BYTES = 200_000


class TooLong(ValueError):
    """More was typed than is kept."""


def save(code: str, given: Mapping[str, Sequence[str]]) -> date:
    """Keeps it under the code; says until when. Raises TooLong."""
    said = canonical({name: list(values) for name, values in given.items()}).encode()
    if len(said) > MAX_BYTES:
        raise TooLong
    nonce, place = os.urandom(NONCE), codes.digest(code)
    sealed = nonce + codes.seal_of(code).encrypt(nonce, said, place.encode())
    today = moment.now().date()
    SavedForm.objects.filter(saved_on__lt=today - KEPT).delete()
    SavedForm.objects.update_or_create(pk=place, defaults={"sealed": sealed, "saved_on": today})
    return today + KEPT


def open_saved(code: str) -> dict[str, list[str]] | None:
    """What was typed; None where nothing is kept under this code."""
    if not codes.plain(code):
        return None
    place = codes.digest(code)
    row = SavedForm.objects.filter(pk=place, saved_on__gte=moment.now().date() - KEPT).first()
    if row is None:
        return None
    sealed = bytes(row.sealed)
    try:
        said = codes.seal_of(code).decrypt(sealed[:NONCE], sealed[NONCE:], place.encode())
    except InvalidTag:
        return None
    found: dict[str, list[str]] = json.loads(said)
    return found


def forget(code: str) -> None:
    """It was sent, or is not wanted any more."""
    if codes.plain(code):
        SavedForm.objects.filter(pk=codes.digest(code)).delete()
