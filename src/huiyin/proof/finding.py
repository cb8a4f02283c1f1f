"""What a proof found: where, under which clauses, with what example, and what it rests on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from huiyin.policy.policy import Policy
from huiyin.policy.problems import NOWHERE, Position
from huiyin.policy.references import place_of
from huiyin.policy.regulation import Regulation
from huiyin.policy.schema.decisions import Reading
from huiyin.proof.examples import Example

Standing = Literal["open", "declared", "read"]
"""Whether it stands open, is settled by the rule's own declaration, or by a reading of the pack."""


@dataclass(frozen=True)
class Finding:
    """`about` is section and name of the rule. `says` names the sentence, `words` what it speaks of.

    `scope` are the figures of the example's rule, by their sources.
    """

    kind: str
    says: str
    about: tuple[str, str]
    clauses: tuple[str, ...]
    at: Position = NOWHERE
    words: Mapping[str, Any] = field(default_factory=dict)
    example: Example | None = None
    standing: Standing = "open"
    reading: str = ""
    policy: Policy | None = field(default=None, repr=False, compare=False)

    @property
    def key(self) -> tuple[Any, ...]:
        """What makes two findings of different days the same."""
        words = tuple((k, str(v)) for k, v in sorted(self.words.items()) if k != "also")
        return (self.kind, self.says, self.about, self.clauses, words)


def clauses_of(*rules: Any) -> tuple[str, ...]:
    """The clauses that rules cite, each once, in their order."""
    cited = (str(clause) for rule in rules for clause in getattr(rule, "clause", ()))
    return tuple(dict.fromkeys(cited))


@dataclass(frozen=True)
class Report:
    """Everything that was found in one regulation, and the readings that settle nothing."""

    pack: str
    version: str
    findings: tuple[Finding, ...]
    stale: tuple[str, ...]
    asked: Mapping[str, int]
    """How many questions of each sort were asked."""

    def standing(self, standing: Standing) -> list[Finding]:
        return [finding for finding in self.findings if finding.standing == standing]

    @property
    def is_sound(self) -> bool:
        return not self.standing("open") and not self.stale


def read(findings: Iterable[Finding]) -> list[Finding]:
    """Open findings that a reading of their pack settles are settled."""
    return [_read(finding) for finding in findings]


def _read(finding: Finding) -> Finding:
    if finding.standing != "open" or finding.policy is None:
        return finding
    for name, reading in finding.policy.readings.items():
        if settles(reading, finding):
            return replace(finding, standing="read", reading=name)
    return finding


def settles(reading: Reading, finding: Finding) -> bool:
    same_rule = reading.of is None or str(reading.of) == finding.about[1]
    concerned = set(map(str, reading.clause)) <= set(finding.clauses)
    return reading.finding == finding.kind and same_rule and concerned


def stale_readings(regulation: Regulation, findings: Iterable[Finding]) -> tuple[str, ...]:
    """Readings of the pack itself, not of its base, that no finding needs."""
    used = {finding.reading for finding in findings}
    own = (name for name, dated in regulation.pack.readings.items() if _is_own(regulation, dated))
    return tuple(str(name) for name in own if name not in used)


def _is_own(regulation: Regulation, dated: Any) -> bool:
    return stands_in(regulation, place_of(dated.wordings[-1]).file)


def stands_in(regulation: Regulation, file: str) -> bool:
    """Whether a part stands in the folder of the pack, `packs/NAME/part.yaml`, and not in its base's."""
    folder = file.split("/")[-2] if file.count("/") else ""
    return folder in ("", str(regulation.pack.pack))
