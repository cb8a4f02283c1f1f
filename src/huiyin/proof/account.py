"""A report in words: one line for each finding, with its place, its example and its clauses."""

from dataclasses import dataclass
from typing import Any

from huiyin.policy.values import Wording
from huiyin.proof.finding import Finding, Report
from huiyin.proof.telling import Teller, kind_words


@dataclass(frozen=True)
class Line:
    """What one finding says. `because` is the reading that settles it."""

    finding: Finding
    kind: str
    sentence: str
    clauses: tuple[str, ...]
    standing: str
    because: str

    @property
    def text(self) -> str:
        at = f"{self.finding.at}: " if self.finding.at.file else ""
        mark = {"open": "✗", "declared": "·", "read": "✓"}[self.standing]
        because = f" → {self.because}" if self.because else ""
        return f"{mark} {at}{self.kind}。{self.sentence} [{', '.join(self.clauses)}]{because}"

    def plain(self) -> dict[str, Any]:
        """For JSON."""
        place, found = self.finding.at, self.finding
        example = found.example
        facts = {**example.facts, **example.figures} if example else {}
        return {
            "kind": found.kind, "about": ".".join(found.about), "standing": self.standing,
            "sentence": self.sentence, "clauses": list(self.clauses), "reading": found.reading,
            "file": place.file, "line": place.line, "column": place.column,
            "example": {name: _plain(value) for name, value in facts.items()},
        }  # fmt: skip


def _plain(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [{key: _plain(own) for key, own in record.items()} for record in value]
    return str(value)


def account(report: Report, language: str = "") -> list[Line]:
    """In the regulation's own language where none is asked for; what stands open comes first."""
    order = ("open", "read", "declared")
    lines = [_line(finding, language) for finding in report.findings]
    return sorted(lines, key=lambda line: order.index(line.standing))


def _line(finding: Finding, language: str) -> Line:
    assert finding.policy is not None
    teller = Teller(finding.policy, finding.about, language)
    because = ""
    if finding.reading:
        says: Wording = finding.policy.readings[finding.reading].says
        because = says.text(teller.language)
    kind = kind_words(finding.kind, teller.language)
    return Line(finding, kind, teller.sentence(finding), finding.clauses, finding.standing, because)
