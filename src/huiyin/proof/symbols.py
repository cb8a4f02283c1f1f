"""What conditions talk about, as formulas: each value with the question whether anybody knows it.

A condition is true, false or unknown, exactly as when a case asks it. So a truth is two formulas, never
both true: one for yes, one for no.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import z3

from huiyin.calendars import Term
from huiyin.policy.expressions import FLAG, TERM, Type
from huiyin.proof.logic import Bool, both, either, negated


@dataclass(frozen=True)
class Truth:
    """`yes` and `no` are never both so; neither is, while it is unknown."""

    yes: Bool
    no: Bool
    type: Type = FLAG

    @property
    def known(self) -> Bool:
        return either(self.yes, self.no)

    @classmethod
    def when(cls, known: Bool, holds: Bool) -> "Truth":
        return cls(both(known, holds), both(known, negated(holds)))


@dataclass(frozen=True)
class Value:
    """A figure (a real number), a word (the number it has here), a date or a moment (a whole number).

    `word` is the text of a word that is written out.
    """

    type: Type
    known: Bool
    term: Any
    word: str | None = None


@dataclass(frozen=True)
class Several:
    """Several choices: for each option whether it is among them."""

    type: Type
    known: Bool
    members: Mapping[str, Bool]


@dataclass(frozen=True)
class Slot:
    """A place in a list that a record may take."""

    present: Bool
    fields: Mapping[str, "Symbol"]


@dataclass(frozen=True)
class Records:
    """A list of records: as many places as the rules can tell apart."""

    type: Type
    slots: tuple[Slot, ...]
    known: Bool = True


@dataclass(frozen=True)
class Length:
    """A length of time that is written out."""

    term: Term
    type: Type = field(default=TERM)
    known: Bool = True


Symbol = Truth | Value | Several | Records | Length


class Lexicon:
    """Gives every word a number, so that the solver compares numbers."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, word: str) -> int:
        return self._numbers.setdefault(str(word), len(self._numbers))

    def word(self, number: int) -> str:
        """A number that no word has is some other word."""
        for word, own in self._numbers.items():
            if own == number:
                return word
        return f"other {number}"

    def equal(self, term: z3.ArithRef, word: str) -> Bool:
        return term == self.number(word)
