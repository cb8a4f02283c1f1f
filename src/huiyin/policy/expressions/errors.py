"""What can be wrong with an expression, with its place."""

from dataclasses import dataclass

from huiyin.policy.phrases import NOTHING, Phrase


@dataclass
class ExpressionError(Exception):
    """`column` and `line` count from 1 within the expression's own source."""

    what: Phrase
    line: int = 1
    column: int = 1
    expected: Phrase = NOTHING
    hint: Phrase = NOTHING

    def __str__(self) -> str:
        parts: list[str] = [self.what]
        if self.expected:
            parts.append(f"expected {self.expected}")
        if self.hint:
            parts.append(self.hint)
        return "; ".join(parts)
