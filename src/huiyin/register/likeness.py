"""How much of two texts is the same, and a fingerprint by which like texts are found among many.

One-permutation MinHash over the bigrams of a text: 64 bins, of which 63 make 21 bands of three. Texts
that share at least half of their bigrams agree in a band almost surely; unlike ones hardly ever.
Broder 1997; Li, Owen and Zhang 2012; empty bins are filled as by Shrivastava and Li 2014.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b

from huiyin.register.words import KEPT, lately, pieces_in

BINS, BANDS, ROWS = 64, 21, 3
LIKE = 0.45
"""From this share of bigrams on, two texts are called alike."""
FEWEST = 12
"""Bigrams; shorter texts are alike too easily."""


def grams(texts: Iterable[str]) -> frozenset[str]:
    return frozenset[str]().union(*map(pieces_in, texts))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of what both have in what either has, from 0 to 1."""
    return len(one & other) / len(one | other) if one or other else 0.0


@lately
def bands_of(found: frozenset[str], key: bytes) -> Sequence[str]:
    """Keyed, so that nobody can try texts against the rows; none for a text that is too short."""
    if len(found) < FEWEST:
        return ()
    bins = _filled(_lowest(found, key))
    return tuple(_band(key, n, bins[n * ROWS : (n + 1) * ROWS]) for n in range(BANDS))


def _lowest(found: frozenset[str], key: bytes) -> list[int]:
    bins = [-1] * BINS
    for piece in found:
        rest, place = _hashed(key, piece)
        if bins[place] < 0 or rest < bins[place]:
            bins[place] = rest
    return bins


def _filled(bins: list[int]) -> list[int]:
    """An empty bin says what the next full one says, with how far that was."""
    filled = list(bins)
    for place, value in enumerate(bins):
        step = 0
        while value < 0:
            step += 1
            value = bins[(place + step) % BINS]
        filled[place] = value + (step << 64)
    return filled


def _band(key: bytes, number: int, values: list[int]) -> str:
    said = f"{number}:{values}".encode()
    return blake2b(said, key=key, digest_size=8).hexdigest()


@lru_cache(maxsize=KEPT)
def _hashed(key: bytes, piece: str) -> tuple[int, int]:
    """A number, and the bin to which it belongs."""
    said = blake2b(piece.encode(), key=key, person=b"likeness", digest_size=8).digest()
    return divmod(int.from_bytes(said, "big"), BINS)
