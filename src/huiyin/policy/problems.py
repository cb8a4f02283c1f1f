"""What can be wrong with a pack, said so that its author can mend it."""

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Self

from huiyin.policy.phrases import NOTHING, Phrase, say


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a pack file; line and column count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: where it is, what is wrong, what was expected, what to do."""

    at: Position
    what: Phrase
    expected: Phrase = NOTHING
    hint: Phrase = NOTHING

    def __str__(self) -> str:
        parts = [f"{self.at}: {self.what}"]
        if self.expected:
            parts.append(f"expected {self.expected}")
        if self.hint:
            parts.append(self.hint)
        return "; ".join(parts)


class PackError(Exception):
    """A pack that cannot be read. Carries every problem found, in file order."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems, key=lambda problem: problem.at)
        super().__init__("\n".join(map(str, self.problems)))

    @classmethod
    def one(
        cls, at: Position, what: Phrase, expected: Phrase = NOTHING, hint: Phrase = NOTHING
    ) -> Self:
        return cls([Problem(at, what, expected, hint)])


class Located(str):  # noqa: SLOT000 (it carries its place)
    """A piece of text that remembers where in the pack it stands."""

    at: Position

    @classmethod
    def put(cls, text: str, at: Position) -> Self:
        located = cls(text)
        located.at = at
        return located


class Written(Located):
    """A condition as written: `raw` is the text of the file from `at` to its end.

    YAML folds lines and takes quotes away, so a place within the condition is found by counting
    what is not blank.
    """

    raw: str

    @classmethod
    def copy(cls, text: str, at: Position, raw: str) -> Self:
        written = cls.put(text, at)
        written.raw = raw
        return written

    def place(self, line: int, column: int) -> Position:
        """Where in the file the given line and column of the condition stand."""
        lines = self.split("\n")
        before = "".join(lines[: line - 1]) + lines[line - 1][: column - 1]
        marks = [at for at, character in enumerate(self._body()) if not character.isspace()]
        index = len("".join(before.split()))
        found = marks[index] if index < len(marks) else (marks[-1] + 1 if marks else 0)
        down, across = self.raw[:found].count("\n"), found - self.raw.rfind("\n", 0, found)
        first = self.at.column if down == 0 else 1
        return Position(self.at.file, self.at.line + down, first + across - 1)

    def _body(self) -> str:
        """`raw` with the quotes, or the head of a block (`>-`), blanked out."""
        if self.raw[:1] in ("|", ">"):
            head = len(self.raw.partition("\n")[0])
            return " " * head + self.raw[head:]
        if self.raw[:1] in ("'", '"'):
            return " " + self.raw[1:-1] + " "
        return self.raw


NOWHERE = Position("", 0, 0)


def position_of(text: str) -> Position:
    return getattr(text, "at", NOWHERE)


def did_you_mean(word: str, known: list[str]) -> Phrase:
    close = get_close_matches(word, known, n=1, cutoff=0.6)
    return say('did you mean "{word}"?', word=close[0]) if close else NOTHING
