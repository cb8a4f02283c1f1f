"""The small values that the rules of a pack are made of: wordings, conditions, dated rules."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from huiyin.policy.expressions import Expression, Value
from huiyin.policy.problems import Position, Written

R = TypeVar("R")
NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""Control characters, but for tab and the ends of lines, and halves of characters: no text holds them.
PostgreSQL keeps no NUL, nothing that is written out can hold the halves, and nobody can type the rest."""
LANGUAGES = ("zh-Hans", "zh-Hant", "en")


@dataclass(frozen=True)
class Wording:
    """One text in the languages the pack gives; "" is the language of the pack itself."""

    by_language: Mapping[str, str]

    def text(self, language: str = "zh-Hans") -> str:
        """The wording in `language`, else in the pack's own, else in any it has."""
        for key in (language, "", *LANGUAGES):
            if key in self.by_language:
                return str(self.by_language[key])
        return str(next(iter(self.by_language.values()), ""))

    def language_of(self, language: str, own: str) -> str:
        """The language in which a reader of `language` gets this text of a pack written in `own`."""
        return (
            next((key for key in (language, "", *LANGUAGES) if key in self.by_language), "") or own
        )


@dataclass(frozen=True)
class Condition:
    """An expression as written in the pack; compiled when the pack is linked."""

    source: str
    at: Position
    expression: Expression | None = field(default=None, compare=False)

    def place(self, line: int, column: int) -> Position:
        """Where in the file a line and column of this condition stand."""
        if isinstance(self.source, Written):
            return self.source.place(line, column)
        return self.at

    def value(self, env: Mapping[str, Any]) -> Value:
        """True, False, a value, or UNKNOWN. Only linked conditions can be asked."""
        assert self.expression is not None, f"{self.at}: condition was never linked"
        return self.expression.evaluate(env)

    def holds(self, env: Mapping[str, Any]) -> bool:
        """True only when it is known to be true."""
        return self.value(env) is True


@dataclass(frozen=True)
class Dated(Generic[R]):
    """All wordings of one rule; `since` and `repealed` of each say when it is in force."""

    wordings: tuple[R, ...]

    def on(self, day: date) -> R | None:
        """The wording in force on `day`: the one with the latest start that is not repealed."""
        best: R | None = None
        for wording in self.wordings:
            since, repealed = _force(wording)
            if (since is None or since <= day) and (repealed is None or day < repealed):
                best = wording
        return best

    def __iter__(self) -> Iterator[R]:
        return iter(self.wordings)


def _force(wording: Any) -> tuple[date | None, date | None]:
    return wording.since, wording.repealed
