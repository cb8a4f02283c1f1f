"""Keeps the bands by which like texts are found in step with each case."""

from collections.abc import Mapping
from typing import Any

from huiyin.casework.secrecy import is_sealed
from huiyin.ledger.keys import index_key
from huiyin.ledger.ports import Change
from huiyin.policy.policy import Policy
from huiyin.register.likeness import bands_of, grams
from huiyin.register.models import BandRow
from huiyin.register.said import facts_said
from huiyin.register.syncing import Pending


def told(policy: Policy, facts: Mapping[str, Any]) -> frozenset[str]:
    """The bigrams of what the complainant told."""
    return grams(one.text for one in facts_said(policy, facts))


def note_bands(policy: Policy, change: Change, pending: Pending) -> None:
    """Says anew by which bands the case is found."""
    pending.drops(BandRow, change)
    pending.comes(band_rows(policy, change))


def band_rows(policy: Policy, change: Change) -> list[BandRow]:
    if is_sealed(policy, change.after):
        return []
    found = bands_of(told(policy, change.after.facts), index_key())
    return [BandRow(stream=change.stream, band=band) for band in found]
