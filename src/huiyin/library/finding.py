"""Finds typical cases: by words, and by how near their telling is to a case that is handled now."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from huiyin.casework.case import Case
from huiyin.casework.precedents import Precedent, Telling
from huiyin.casework.secrecy import is_sealed
from huiyin.library.keeping import all_of, read, rows_of
from huiyin.policy.policy import Policy
from huiyin.register.bands import told
from huiyin.register.likeness import grams, likeness
from huiyin.register.wordrows import streams_with
from huiyin.register.words import folded_whole, terms

NEAR = 0.04
"""From this share of bigrams on a telling is shown beside a case. It is written in other words, and longer:
what is nearly the same text (register.likeness.LIKE) shares ten times as much.
"""
MOST_NEAR = 3


@dataclass(frozen=True)
class Near:
    precedent: Precedent
    share: float


@dataclass(frozen=True)
class Shelf:
    """A part of what is open, and whether there is more behind `start`."""

    entries: list[Precedent]
    count: int
    after: int


def shelf(packs: Sequence[str], asked: str, start: int, most: int) -> Shelf:
    """Open ones in whose telling every word stands, the latest first; all of them where nothing is asked.

    The database finds them by their bigrams, which may be too many: each is read to tell.
    """
    rows, wanted = rows_of(packs, "open"), terms(asked)
    if wanted:
        found = streams_with(wanted)
        rows = rows.filter(stream__in=found) if found is not None else rows.none()
    entries = read(list(rows.values_list("stream", flat=True)[start : start + most]))
    count = rows.count()
    hits = [o for o in entries if o.telling and all(t in _text(o.telling) for t in wanted)]
    return Shelf(
        hits, count - (len(entries) - len(hits)), start + most if start + most < count else 0
    )


def near(policy: Policy, case: Case) -> list[Near]:
    """Open ones of the same regulation, the nearest first; never of itself, nothing of what is sealed."""
    if not policy.libraries or is_sealed(policy, case):
        return []
    mine = told(policy, case.facts)
    entries = [
        one
        for one in all_of([policy.name], "open")
        if one.telling is not None and one.case != case.id
    ]
    found = [Near(one, likeness(mine, _grams(one.telling))) for one in entries if one.telling]
    return sorted((n for n in found if n.share >= NEAR), key=lambda n: -n.share)[:MOST_NEAR]


@lru_cache(maxsize=4096)
def _grams(telling: Telling) -> frozenset[str]:
    return grams((telling.title, telling.told))


@lru_cache(maxsize=4096)
def _text(telling: Telling) -> str:
    return folded_whole("\n".join(telling.texts()))
