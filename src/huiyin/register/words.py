"""The words of a text as tokens: what can be looked for, and yet read by nobody.

Chinese has no spaces, so that two neighbouring characters are a word (a bigram); Latin letters and
figures are taken as they stand together. Each becomes a keyed hash. Whoever has the rows without
the key reads nothing; whoever looks finds too much, never too little, and reads the texts to tell.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sized
from functools import lru_cache, wraps
from hashlib import blake2b
from operator import add
from typing import Concatenate, ParamSpec, TypeVar

from huiyin.ledger.keys import index_key
from huiyin.register.signs import simplified

T = TypeVar("T", bound=Sized)
P = ParamSpec("P")
R = TypeVar("R")
_RUNS = re.compile(r"([0-9a-z]+)|([^\W0-9a-z_]+)")
_BYTES = 5
"""Of a token. Among a million pieces about one pair shares one: the text is read anyway."""
KEPT = 20_000
"""Pieces whose hashes a process remembers, the last ones: most of what is written, in some 5 MB."""


_LATELY, _SHORT = 64, 4_000
"""Texts that a process remembers taken apart, and the signs of the longest of them."""
_THIRTY_TWO = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS = [one + other for one in _THIRTY_TWO for other in _THIRTY_TWO]


def lately(work: Callable[Concatenate[T, P], R]) -> Callable[Concatenate[T, P], R]:
    """Remembers what came of the last few. What is said is worked on for more than one purpose, and before
    the turn to write as well as in it. Long ones are not remembered: they would fill the memory.
    """
    kept: Callable[..., R] = lru_cache(maxsize=_LATELY)(work)

    @wraps(work)
    def found(said: T, /, *more: P.args, **by_name: P.kwargs) -> R:
        return (kept if len(said) <= _SHORT else work)(said, *more, **by_name)

    return found


class _Folding(dict[int, str]):
    """What each sign is folded to, as `str.translate` asks for it."""

    def __missing__(self, code: int) -> str:
        if len(self) >= _SIGNS:
            self.clear()
        self[code] = found = simplified(unicodedata.normalize("NFKC", chr(code)).casefold())
        return found


_SIGNS = 20_000
"""Kept at most: more than anybody writes with."""
_FOLDING = _Folding()


def folded(text: str) -> tuple[str, list[int]]:
    """Width, case and script told apart by nothing; with the place in `text` of each sign."""
    signs, places = [], []
    for place, sign in enumerate(text):
        for one in _FOLDING[ord(sign)]:
            signs.append(one)
            places.append(place)
    return "".join(signs), places


def folded_whole(text: str) -> str:
    """As `folded`, without the places."""
    return text.translate(_FOLDING)


def pieces(text: str) -> list[str]:
    """Bigrams, and words of Latin letters and figures, of a folded text."""
    found: list[str] = []
    for latin, other in _RUNS.findall(text):
        if latin:
            found.append(latin)
        else:
            found += map(add, other, other[1:])
    return found


@lately
def pieces_in(text: str) -> frozenset[str]:
    """Of a text as it was written."""
    return frozenset(pieces(folded_whole(text)))


def tokens_of(texts: Iterable[str]) -> set[str]:
    found = set[str]()
    for text in texts:
        if said := pieces_in(text):  # most that happens says nothing
            found |= _tokens(said, index_key())
    return found


@lately
def _tokens(found: frozenset[str], key: bytes) -> frozenset[str]:
    return frozenset([_token(key, piece) for piece in found])


@lru_cache(maxsize=KEPT)
def _token(key: bytes, piece: str) -> str:
    """In base 32, two letters at a time."""
    said = blake2b(piece.encode(), key=key, person=b"words", digest_size=_BYTES).digest()
    number = int.from_bytes(said, "big")
    return (
        _PAIRS[number >> 30]
        + _PAIRS[number >> 20 & 1023]
        + _PAIRS[number >> 10 & 1023]
        + _PAIRS[number & 1023]
    )


def terms(asked: str) -> list[str]:
    """What was asked for, word by word, folded; nothing shorter than two signs can be looked for."""
    return [term for term in folded_whole(asked).split() if len(term) > 1]
