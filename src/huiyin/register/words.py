"""The words of a text as tokens: what can be looked for, and yet read by nobody.

Chinese has no spaces, so that two neighbouring characters are a word (a bigram); Latin letters and
figures are taken as they stand together. Each becomes a keyed hash. Whoever has the rows without
the key reads nothing; whoever looks finds too much, never too little, and reads the texts to tell.
"""

import re
import unicodedata
from base64 import b32encode
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from operator import add

from huiyin.ledger.keys import index_key
from huiyin.register.signs import simplified

_RUNS = re.compile(r"([0-9a-z]+)|([^\W0-9a-z_]+)")
_BYTES = 5
"""Of a token. Among a million pieces about one pair shares one: the text is read anyway."""
KEPT = 20_000
"""Pieces whose hashes a process remembers, the last ones: most of what is written, in some 5 MB."""


class _Folding(dict[int, str]):
    """What each sign is folded to, as `str.translate` asks for it."""

    def __missing__(self, code: int) -> str:
        if len(self) >= _SIGNS:
            self.clear()
        self[code] = found = unicodedata.normalize("NFKC", chr(code)).casefold()
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
    return simplified("".join(signs)), places


def folded_whole(text: str) -> str:
    """As `folded`, without the places."""
    return simplified(text.translate(_FOLDING))


def pieces(text: str) -> list[str]:
    """Bigrams, and words of Latin letters and figures, of a folded text."""
    found: list[str] = []
    for latin, other in _RUNS.findall(text):
        if latin:
            found.append(latin)
        else:
            found += map(add, other, other[1:])
    return found


def tokens_of(texts: Iterable[str]) -> set[str]:
    found = {piece for text in set(texts) for piece in pieces(folded_whole(text))}
    if not found:  # most that happens says nothing
        return found
    key = index_key()
    return {_token(key, piece) for piece in found}


@lru_cache(maxsize=KEPT)
def _token(key: bytes, piece: str) -> str:
    said = blake2b(piece.encode(), key=key, person=b"words", digest_size=_BYTES).digest()
    return b32encode(said).decode().lower()


def terms(asked: str) -> list[str]:
    """What was asked for, word by word, folded; nothing shorter than two signs can be looked for."""
    return [term for term in folded_whole(asked).split() if len(term) > 1]
