"""What a step of a scenario brought, and what every check of it shares."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any

from huiyin.casework.case import Case
from huiyin.casework.draft import Draft
from huiyin.casework.events import Event
from huiyin.casework.refusal import Refused
from huiyin.casework.wording import refusal_sentence
from huiyin.policy.phrases import InEach, Phrase, plain, say
from huiyin.policy.policy import Policy
from huiyin.policy.values import LANGUAGES


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


def listed(names: Iterable[Any]) -> Phrase:
    """Names as they stand in the pack, in the order given."""
    said = ", ".join(map(_value, names))
    return plain(said) if said else say("none")


def paired(found: Mapping[Any, Any]) -> Phrase:
    """What each name has."""
    said = "; ".join(f"{name}: {_value(value)}" for name, value in found.items())
    return plain(said) if said else say("none")


def _value(value: Any) -> str:
    """As an author would write it."""
    match value:
        case None:
            return "null"
        case bool():
            return "yes" if value else "no"
        case Mapping():
            return "{" + ", ".join(f"{name}: {_value(one)}" for name, one in value.items()) + "}"
        case list() | tuple() | set() | frozenset():
            return "[" + ", ".join(map(_value, value)) + "]"
        case _:
            return str(value)


def together(said: Iterable[Phrase]) -> Phrase:
    return reduce(lambda one, other: say("{one}; {other}", one=one, other=other), said)


def why(refused: Refused, policy: Policy) -> InEach:
    """The reason as an author writes it, with the sentence that people read."""
    cited = ", ".join(dict.fromkeys(refused.clauses))
    head = f"{refused.reason} [{cited}]" if cited else str(refused.reason)
    sentences = {name: refusal_sentence(refused, policy, name) for name in LANGUAGES}
    return InEach(str(refused), {name: f"{head}（{said}）" for name, said in sentences.items()})
