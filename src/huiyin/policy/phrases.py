"""Messages for authors of packs: an English sentence with its values apart, so that others can say it too.

The sentence with its places is what a message is known by; the catalogue in `policy.wording` has it in
the other languages. Without a catalogue it reads in English, so that nothing else has to know of this.
"""

from collections.abc import Iterable, Mapping
from typing import Self


class Phrase(str):  # noqa: SLOT000 (it carries what it was made of)
    """The sentence, filled; `pattern` and `values` are what it was made of. Values may be phrases too."""

    pattern: str
    values: dict[str, object]

    @classmethod
    def of(cls, pattern: str, values: dict[str, object]) -> Self:
        made = cls(pattern.format(**values))
        made.pattern, made.values = pattern, values
        return made

    def __reduce__(self) -> tuple[object, ...]:
        return (Phrase.of, (self.pattern, self.values))


class InEach(str):  # noqa: SLOT000 (it carries what it was made of)
    """A text that another layer words: `by_language`, and itself where a language is not there."""

    by_language: Mapping[str, str]

    def __new__(cls, text: str, by_language: Mapping[str, str]) -> Self:
        made = super().__new__(cls, text)
        made.by_language = by_language
        return made

    def __reduce__(self) -> tuple[object, ...]:
        return (InEach, (str(self), dict(self.by_language)))


def say(pattern: str, /, **values: object) -> Phrase:
    return Phrase.of(pattern, values)


def one_of(words: Iterable[str]) -> Phrase:
    return say("one of {words}", words=", ".join(words))


def plain(words: str) -> Phrase:
    """What an author types, the same in every language."""
    return say("{words}", words=words)


NOTHING = say("")
