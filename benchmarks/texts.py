"""Texts as long and as various as what people tell: made of words of which most are rare."""

import random  # noqa: TID251 (seeded: the same every time)
from itertools import accumulate

_COMMON = 1400
"""So many signs make up nearly all of what is written; the first thousand of GB 2312 and more."""


class Words:
    """Six thousand words of two to four signs, spoken as often as words are: by Zipf."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        signs = [bytes((row, cell)).decode("gb2312") for row in range(0xB0, 0xF8)
                 for cell in range(0xA1, 0xFF) if (row, cell) < (0xD7, 0xFA)][:3700]  # fmt: skip
        common = chance.sample(signs, _COMMON)
        sizes = chance.choices((2, 3, 4), (7, 2, 1), k=6000)
        self.words = ["".join(chance.choices(common, k=size)) for size in sizes]
        self.often = list(accumulate(1 / rank for rank in range(1, len(self.words) + 1)))

    def text(self) -> str:
        count = int(self.chance.lognormvariate(3.3, 0.6)) + 3
        spoken = self.chance.choices(self.words, cum_weights=self.often, k=count)
        marks = self.chance.choices(("", "", "", "，", "。"), k=count)
        return "".join(word + mark for word, mark in zip(spoken, marks, strict=True))


class Tellers:
    """What callers tell, never the same twice: 270 signs at the median, of real petitions 220."""

    def __init__(self, seed: int) -> None:
        self.words = Words(random.Random(_VOCABULARY))
        self.words.chance = random.Random(seed)

    def text(self) -> str:
        return "".join(self.words.text() for _ in range(3))


_VOCABULARY = 3
"""The seed of the six thousand words that everybody speaks."""
