"""Matters of many people: the same thing said by many, each in words of their own.

Such complaints share little text, but they share names: of a product, a batch, a place, a project. A
name is seen as neighbouring pieces that many people's cases of a while have and few others do. It
works on tokens as well as on words, since only what is equal counts.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

OFTEN = 3
"""A piece names something new when it comes this many times as often as it came before."""
TOGETHER = 0.5
"""Pieces belong to one name when of the cases of either at least this share has both."""
NAMED_BY = 3
"""Pieces of a name, and pieces of it that a case must have to belong to the matter: four signs."""


@dataclass(frozen=True)
class Gathering:
    """A suspected matter: its cases, the people behind them, and the pieces they have in common."""

    cases: frozenset[str]
    people: int
    pieces: frozenset[Hashable]


def gatherings(
    said: Mapping[str, AbstractSet[Hashable]],
    person_of: Mapping[str, str],
    at_least: int,
    before: Sequence[AbstractSet[Hashable]] = (),
) -> list[Gathering]:
    """The largest first. `said` are the pieces of every case of the time that is looked at, `before`
    those of cases from the time before, by which what is always said is known.

    A case whose person nobody knows counts as of somebody else.
    """
    holders: dict[Hashable, set[str]] = defaultdict(set)
    for case, found in said.items():
        for piece in found:
            holders[piece].add(case)
    usual = Counter(piece for found in before for piece in found)
    times = OFTEN * len(said) / len(before) if before else 0.0
    names = {
        piece: cases
        for piece, cases in holders.items()
        if _people(cases, person_of) >= at_least and len(cases) >= times * usual[piece]
    }
    suspected = [_gathering(group, names, person_of) for group in _names(names)]
    return apart([one for one in suspected if one is not None and one.people >= at_least])


def in_agreement(
    said: Mapping[str, AbstractSet[Hashable]],
    person_of: Mapping[str, str],
    at_least: int,
    before: Sequence[AbstractSet[Hashable]] = (),
) -> list[Gathering]:
    """Cases that say the same in one of the facts that a regulation names: of one batch, at one place."""
    holders: dict[Hashable, set[str]] = defaultdict(set)
    for case, found in said.items():
        for one in found:
            holders[one].add(case)
    usual = Counter(one for found in before for one in found)
    times = OFTEN * len(said) / len(before) if before else 0.0
    return [
        Gathering(frozenset(cases), people, frozenset({one}))
        for one, cases in holders.items()
        if (people := _people(cases, person_of)) >= at_least and len(cases) >= times * usual[one]
    ]


def _people(cases: AbstractSet[str], person_of: Mapping[str, str]) -> int:
    return len({person_of.get(case, case) for case in cases})


def _names(names: Mapping[Hashable, AbstractSet[str]]) -> list[set[Hashable]]:
    """Pieces that go together, put together."""
    leader: dict[Hashable, Hashable] = {piece: piece for piece in names}

    def lead(piece: Hashable) -> Hashable:
        while leader[piece] != piece:
            leader[piece] = leader[leader[piece]]
            piece = leader[piece]
        return piece

    for one, other in _neighbours(names):
        leader[lead(one)] = lead(other)
    groups: dict[Hashable, set[Hashable]] = defaultdict(set)
    for piece in names:
        groups[lead(piece)].add(piece)
    return [group for group in groups.values() if len(group) >= NAMED_BY]


def _neighbours(names: Mapping[Hashable, AbstractSet[str]]) -> list[tuple[Hashable, Hashable]]:
    by_case: dict[str, list[Hashable]] = defaultdict(list)
    for piece, cases in names.items():
        for case in cases:
            by_case[case].append(piece)
    both: Counter[tuple[Hashable, Hashable]] = Counter()
    for pieces in by_case.values():
        ordered = sorted(pieces, key=repr)
        both.update((a, b) for i, a in enumerate(ordered) for b in ordered[i + 1 :])
    return [
        pair
        for pair, n in both.items()
        if n >= TOGETHER * (len(names[pair[0]]) + len(names[pair[1]]) - n)
    ]


def _gathering(
    group: set[Hashable], names: Mapping[Hashable, AbstractSet[str]], person_of: Mapping[str, str]
) -> Gathering | None:
    times = Counter(case for piece in group for case in names[piece])
    cases = frozenset(case for case, n in times.items() if n >= NAMED_BY)
    return Gathering(cases, _people(cases, person_of), frozenset(group)) if cases else None


def apart(found: Sequence[Gathering]) -> list[Gathering]:
    """The largest first. One matter is named once: what is mostly a part of a larger one is left out."""
    kept: list[Gathering] = []
    for one in sorted(found, key=lambda one: (-one.people, sorted(one.cases))):
        if all(2 * len(one.cases & other.cases) < len(one.cases) for other in kept):
            kept.append(one)
    return kept
