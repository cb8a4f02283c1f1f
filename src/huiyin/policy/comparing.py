"""What a new edition of a regulation changes: rules added, gone, or worded otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from huiyin.policy.policy import SECTIONS
from huiyin.policy.regulation import Regulation

Change = Literal["added", "gone", "changed"]


@dataclass(frozen=True)
class Difference:
    """`rule` is the wording that is new, or the one that is gone; None where a pack has no such object."""

    section: str
    name: str
    change: Change
    rule: Any


def differences(old: Regulation | None, new: Regulation) -> list[Difference]:
    """By section; of a pack that was never there, every rule is added."""
    return [found for section in (*SECTIONS, "tables") for found in _in(section, old, new)]


def _in(section: str, old: Regulation | None, new: Regulation) -> Iterator[Difference]:
    before: dict[str, Any] = getattr(old.pack, section) if old else {}
    after: dict[str, Any] = getattr(new.pack, section)
    for name in [*after, *(name for name in before if name not in after)]:
        if name not in before:
            yield Difference(section, str(name), "added", _worded(after[name]))
        elif name not in after:
            yield Difference(section, str(name), "gone", _worded(before[name]))
        elif before[name] != after[name]:
            yield Difference(section, str(name), "changed", _worded(after[name]))


def _worded(rule: Any) -> Any:
    wordings = getattr(rule, "wordings", (rule,))
    return wordings[-1] if wordings else None
