"""A whole regulation with all its wordings: what a pack folder becomes once it is linked."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from huiyin.policy.policy import Policy
from huiyin.policy.references import parts
from huiyin.policy.resolving import resolve
from huiyin.policy.schema.base import GOVERNORS, rule_clauses
from huiyin.policy.schema.pack import Pack
from huiyin.policy.values import Condition, Dated, Wording


@dataclass(frozen=True)
class Regulation:
    """`pack` is linked: every condition is compiled, every name checked.

    `earlier` gives the edition before this one, which holds for whatever is governed by a day before
    this one is in force; a case keeps the rules of its day, whoever publishes what afterwards.
    """

    pack: Pack
    earlier: "Callable[[], Regulation] | None" = field(default=None, compare=False, repr=False)
    always: date | None = None
    """The day whose wordings hold whenever things happen; None, each its own."""
    _resolved: dict[tuple[int, ...], Policy] = field(
        default_factory=dict, compare=False, repr=False
    )

    @cached_property
    def turns(self) -> list[date]:
        """The days on which some wording begins or ends."""
        days = {
            day
            for rule in parts(self.pack)
            for day in (getattr(rule, "since", None), getattr(rule, "repealed", None))
            if day is not None
        }
        return sorted(days)

    @cached_property
    def governors(self) -> tuple[str, ...]:
        """The events whose days matter to some rule of this regulation."""
        own = {getattr(rule, "governed_by", None) for rule in parts(self.pack)}
        return tuple(event for event in GOVERNORS if event in own)

    def on(self, day: date) -> Policy:
        """The policy as worded on `day`, whichever event governs: for all that happens that day."""
        return self.governed(dict.fromkeys(GOVERNORS, day))

    def at(self, moment: datetime) -> Policy:
        """As worded on the day of that moment where the regulation holds; `moment` knows its zone."""
        return self.on(moment.astimezone(ZoneInfo(str(self.pack.zone))).date())

    def as_of(self, day: date) -> "Regulation":
        """As if everything had always been governed by the wordings of this day: for trying them."""
        return replace(self, earlier=None, always=day, _resolved={})

    def governed(self, days: Mapping[str, date]) -> Policy:
        """Each rule as worded on the day of the event that governs it.

        The same object for all days between two changes.
        """
        if self.always is not None:
            days = dict.fromkeys(GOVERNORS, self.always)
        if self.earlier is not None and days[str(self.pack.governed_by)] < self.pack.in_force:
            return self.earlier().governed(days)
        eras = tuple(bisect_right(self.turns, days[event]) for event in self.governors)
        if eras not in self._resolved:
            self._resolved[eras] = resolve(self.pack, days)
        return self._resolved[eras]

    def editions(self) -> "Iterator[Regulation]":
        """This one and all before it, the latest first."""
        yield self
        if self.earlier is not None:
            yield from self.earlier().editions()

    @cached_property
    def cited(self) -> frozenset[str]:
        """Clauses that some rule cites."""
        return frozenset(str(clause) for rule in parts(self.pack) for clause in rule_clauses(rule))

    @cached_property
    def declined(self) -> dict[str, str]:
        return {str(c): str(d.why) for d in self.pack.declines for c in d.clause}

    def without(self, *clauses: str) -> "Regulation":
        """The same regulation with every rule that cites one of these taken out."""
        return Regulation(_pruned(self.pack, frozenset(clauses)))


def _cites(value: Any, clauses: frozenset[str]) -> bool:
    return is_dataclass(value) and not clauses.isdisjoint(rule_clauses(value))


def _pruned(value: Any, clauses: frozenset[str]) -> Any:
    """The value without anything in it that cites one of the clauses; empty dated rules vanish."""
    if isinstance(value, Dated):
        return Dated(tuple(_pruned(w, clauses) for w in value if not _cites(w, clauses)))
    if isinstance(value, dict):
        kept = {k: _pruned(v, clauses) for k, v in value.items() if not _cites(v, clauses)}
        return {k: v for k, v in kept.items() if not (isinstance(v, Dated) and not v.wordings)}
    if isinstance(value, tuple):
        return tuple(_pruned(item, clauses) for item in value if not _cites(item, clauses))
    if is_dataclass(value) and not isinstance(value, type | Condition | Wording):
        return _pruned_rule(value, clauses)
    return value


def _pruned_rule(rule: Any, clauses: frozenset[str]) -> Any:
    changed = {}
    for part in fields(rule):
        if not part.init:
            continue
        old = getattr(rule, part.name)
        new = None if _cites(old, clauses) else _pruned(old, clauses)
        if new is not old and new != old:
            changed[part.name] = new
    if not changed:
        return rule
    made = replace(rule, **changed)
    if hasattr(rule, "_at"):
        object.__setattr__(made, "_at", rule._at)  # noqa: SLF001 (ours: where it stands)
    return made
