"""Which facts of an open case are hidden from whom, and what stands in their place.

A veil is laid over everything that is shown of a case, event by event: over the fact itself, over
what it said before, and over any text in which somebody wrote it down. Decisions never look through
a veil; only whoever shows does.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from huiyin.casework.case import Case
from huiyin.casework.draft import Draft
from huiyin.casework.events import Event, private_fields
from huiyin.casework.organisation import COMPLAINANT
from huiyin.casework.secrecy import is_reader, lasting_env
from huiyin.policy.policy import Policy
from huiyin.policy.schema.secrecy import Mask

HIDDEN = "***"
_GAP = "****"
_DIGITS = re.compile(r"\d{6,}")
_APART = re.compile(r"[\s,，;；、:：()（）]+")
_BETWEEN = r"[\s\-.]?"
"""Figures of a number are often written in groups."""


@dataclass(frozen=True)
class Veil:
    """What one person may not read of one case. `instead` says what stands for each hidden value;
    `lifts` holds the clauses under which this person may have it lifted, leaving a trace.
    """

    facts: Mapping[str, Mask] = field(default_factory=dict)
    instead: Mapping[str, str] = field(default_factory=dict)
    lifts: tuple[str, ...] = ()

    def text(self, text: str) -> str:
        """The text without any hidden value that somebody wrote into it."""
        if self._pattern is None:
            return text
        return self._pattern.sub(lambda found: self._known[_bare(found[0])], text)

    def event(self, event: Any) -> Any:
        """The event as this person may read it."""
        if not self.facts:
            return event
        kind: Any = type(event)
        changed = {
            name: self._veiled(value)
            for name in private_fields(kind) | _FREE_TOO
            if (value := getattr(event, name, None))
        }
        return replace(event, **changed) if changed else event

    def _veiled(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.text(value)
        return {
            name: _masked_each(said, self.facts[name].shows)
            if said and name in self.facts
            else self._without(said)
            for name, said in value.items()
        }

    def _without(self, said: Any) -> Any:
        """A text, or rows of texts, without hidden values; figures and dates hold none."""
        if isinstance(said, str):
            return self.text(said)
        return tuple(map(self._without, said)) if isinstance(said, tuple) else said

    @cached_property
    def _known(self) -> Mapping[str, str]:
        return {_bare(value): shown for value, shown in self.instead.items()}

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        written = sorted(self.instead, key=len, reverse=True)
        return re.compile("|".join(map(_written, written)), re.IGNORECASE) if written else None


CLEAR = Veil()
_FREE_TOO = frozenset({"place", "kept_where", "rests_on"})
"""Fields that people type and that are not kept as private."""


def _bare(value: str) -> str:
    bare = re.sub(_BETWEEN, "", value)
    return bare if bare.isdecimal() else value.casefold()


def _written(value: str) -> str:
    if _DIGITS.fullmatch(_bare(value)):
        return _BETWEEN.join(_bare(value))
    return re.escape(value)


def masked(value: str, shows: str) -> str:
    """What may be seen of it: `ends` of a number, the `first` sign of a name, or nothing."""
    size = len(value)
    if shows == "ends" and size > 1:
        start, end = min(3, size // 3), min(4, (size + 1) // 3)
        return f"{value[:start]}{_GAP}{value[size - end :]}"
    if shows == "first" and size > 1:
        return f"{value[0]}**"
    return HIDDEN


def _masked_each(said: Any, shows: str) -> Any:
    """Of several people each by themselves."""
    if isinstance(said, tuple):
        return tuple(masked(str(one), shows) for one in said)
    return masked(str(said), shows)


def masks_of(policy: Policy, case: Case) -> dict[str, Mask]:
    """The rules that hide something in this case; one whose condition is unknown does."""
    if not policy.masks:
        return {}
    env = lasting_env(policy, case)
    return {
        name: rule
        for name, rule in policy.masks.items()
        if rule.when is None or rule.when.value(env) is not False
    }


def veil_for(draft: Draft, events: Iterable[Event] = (), *, lifted: bool = False) -> Veil:
    """The veil before the person of this draft. `events` are all that is known of the case, so that
    what was corrected stays hidden; `lifted` says that the person had it lifted just now.
    """
    policy, case, context = draft.policy, draft.case, draft.context
    rules = masks_of(policy, case)
    if not rules or context.actor == COMPLAINANT:
        return CLEAR
    hiding = [rule for rule in rules.values() if not is_reader(policy, case, context, rule.readers)]
    lifting = [rule for rule in hiding if is_reader(policy, case, context, rule.reveal)]
    if lifted:
        hiding = [rule for rule in hiding if rule not in lifting]
    facts = {str(name): rule for rule in hiding for name in rule.facts}
    instead = {
        value: masked(value, facts[name].shows)
        for name, value in _said(case, events, facts)
        if len(value) > 1
    }
    clauses = dict.fromkeys(c for rule in lifting if rule in hiding for c in rule.clause)
    return Veil(facts, instead, tuple(clauses))


def _said(
    case: Case, events: Iterable[Event], names: Mapping[str, Any]
) -> Iterable[tuple[str, str]]:
    """Each of these facts with everything it ever said; of several people each, and what they gave."""
    told: list[Mapping[str, Any]] = [case.facts]
    if names:
        for event in events:
            kind: Any = type(event)
            values = (getattr(event, name) for name in private_fields(kind))
            told += [value for value in values if isinstance(value, Mapping)]
    known = [(n, facts[n]) for facts in told for n in names if facts.get(n)]
    return [(n, one) for n, value in known for one in _single(value)]


def _single(value: Any) -> Iterator[str]:
    """The words to hide. Somebody in a list stands there with a telephone number perhaps, and is written
    down elsewhere by either.
    """
    for one in value if isinstance(value, tuple) else (value,):
        said = str(one).strip()
        yield said
        if isinstance(value, tuple):
            yield from _APART.split(said)
