"""Finds typical cases: by words, and by how near their telling is to a case that is handled now."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from huiyin.casework.case import Case
from huiyin.casework.precedents import Precedent, Telling
from huiyin.casework.secrecy import is_sealed
from huiyin.library.keeping import all_of
from huiyin.policy.policy import Policy
from huiyin.register.bands import told
from huiyin.register.likeness import grams, likeness
from huiyin.register.words import folded, terms

NEAR = 0.04
"""From this share of bigrams on a telling is shown beside a case. It is written in other words, and longer:
what is nearly the same text (register.likeness.LIKE) shares ten times as much.
"""
MOST_NEAR = 3


@dataclass(frozen=True)
class Near:
    precedent: Precedent
    share: float


def searched(entries: Iterable[Precedent], asked: str) -> list[Precedent]:
    """Those in whose telling every word stands; all of them where nothing is asked."""
    wanted = terms(asked)
    return [one for one in entries if one.telling and all(t in _text(one.telling) for t in wanted)]


def near(policy: Policy, case: Case) -> list[Near]:
    """Open ones of the same regulation, the nearest first; never of itself, nothing of what is sealed."""
    if not policy.libraries or is_sealed(policy, case):
        return []
    mine = told(policy, case)
    entries = [
        one
        for one in all_of([policy.name])
        if one.state == "open" and one.telling is not None and one.case != case.id
    ]
    found = [Near(one, likeness(mine, _grams(one.telling))) for one in entries if one.telling]
    return sorted((n for n in found if n.share >= NEAR), key=lambda n: -n.share)[:MOST_NEAR]


@lru_cache(maxsize=4096)
def _grams(telling: Telling) -> frozenset[str]:
    return grams((telling.title, telling.told))


@lru_cache(maxsize=4096)
def _text(telling: Telling) -> str:
    return folded("\n".join(telling.texts()))[0]
