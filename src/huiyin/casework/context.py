"""Everything a decision may know besides the policy, the case and the command."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from huiyin.calendars import Calendars
from huiyin.casework.applying import Line
from huiyin.casework.case import Case
from huiyin.casework.organisation import COMPLAINANT, SYSTEM, Organisation

Numbering = Callable[[str], int]
"""Gives the next serial of a counter. Called once a decision is sure to stand; refusals use none."""


def _no_numbers(counter: str) -> int:
    raise RuntimeError(f"no numbering was given, but {counter} asks for a number")


def _no_other_case() -> str:
    return ""


@dataclass(frozen=True)
class Origin:
    """The case that goes on in the one that is registered now, under another regulation."""

    case: Case
    sealed: bool


@dataclass(frozen=True)
class Context:
    """Who acts, when, in which organisation; `settings` are the organisation's own figures.

    `related` are facts about other cases that a decision rests on, by the names conditions read
    them under: `earlier_case` (see `policy.vocabulary.EARLIER_CASE`), `earlier_paid`, and the
    measures of the pack.
    `historic`: what is decided happened long ago and is only now recorded; breaches are noted,
    but nobody of today is told or charged.
    `wordings` are notices, by their names in the pack, in the house's own words; `letter_wordings` are
    letters, by name and language.
    `application` is the house's rule which regulation applies; `units` are those of whoever acts.
    `regulation_of` gives the regulation of another case by its id, and nothing where there is none; where
    it is not given, as in a story of one case, what is said of other cases is believed.
    `new_case` gives the id of a case that is registered along with this decision; nothing where there can
    be none. `origin` is the case that goes on in the one to be registered.
    """

    now: datetime
    actor: str
    organisation: Organisation
    calendars: Calendars
    settings: Mapping[str, Any] = field(default_factory=dict)
    related: Mapping[str, Any] = field(default_factory=dict)
    next_number: Numbering = _no_numbers
    historic: bool = False
    wordings: Mapping[str, str] = field(default_factory=dict)
    letter_wordings: Mapping[tuple[str, str], str] = field(default_factory=dict)
    application: tuple[Line, ...] = ()
    units: frozenset[str] = frozenset()
    regulation_of: Callable[[str], str] | None = None
    new_case: Callable[[], str] = _no_other_case
    origin: Origin | None = None

    def roles(self) -> frozenset[str]:
        if self.actor in (COMPLAINANT, SYSTEM):
            return frozenset({self.actor})
        return self.organisation.roles_of(self.actor, self.now)
