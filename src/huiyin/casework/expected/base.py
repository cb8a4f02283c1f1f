"""What a step of a scenario brought, and what every check of it shares."""

from dataclasses import dataclass
from typing import Any

from huiyin.casework.case import Case
from huiyin.casework.draft import Draft
from huiyin.casework.events import Event
from huiyin.casework.refusal import Refused


@dataclass(frozen=True)
class Outcome:
    """What a step brought: the case afterwards (in `draft`), its events, or the refusal.

    `cases` are all of the story as they stand now, this one among them.
    """

    draft: Draft
    events: list[Event]
    refusal: Refused | None
    drawn: tuple[str, ...] = ()
    cases: tuple[Case, ...] = ()

    @property
    def cited(self) -> frozenset[str]:
        return frozenset(str(clause) for event in self.events for clause in event.clauses)


def as_list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
