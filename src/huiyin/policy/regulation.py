"""A whole regulation with all its wordings: what a pack folder becomes once it is linked."""

from bisect import bisect_right
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from huiyin.policy.policy import SECTIONS, Policy
from huiyin.policy.references import parts
from huiyin.policy.schema.base import rule_clauses
from huiyin.policy.schema.decisions import TableSpec
from huiyin.policy.schema.pack import Pack
from huiyin.policy.values import Condition, Dated, Wording


@dataclass(frozen=True)
class Regulation:
    """`pack` is linked: every condition is compiled, every name checked."""

    pack: Pack
    _resolved: dict[int, Policy] = field(default_factory=dict, compare=False, repr=False)

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

    def on(self, day: date) -> Policy:
        """The policy as worded on `day`; the same object for all days between two changes."""
        era = bisect_right(self.turns, day)
        if era not in self._resolved:
            self._resolved[era] = _resolve(self.pack, day)
        return self._resolved[era]

    @cached_property
    def cited(self) -> frozenset[str]:
        """Clauses that some rule cites."""
        return frozenset(str(clause) for rule in parts(self.pack) for clause in rule_clauses(rule))

    @cached_property
    def declined(self) -> dict[str, str]:
        return {str(c): str(d.why) for d in self.pack.declines for c in d.clause}

    def without(self, clause: str) -> "Regulation":
        """The same regulation with every rule that cites `clause` taken out."""
        return Regulation(_pruned(self.pack, clause))


def _resolve(pack: Pack, day: date) -> Policy:
    sections: dict[str, Any] = {}
    for section in SECTIONS:
        worded = {str(name): dated.on(day) for name, dated in getattr(pack, section).items()}
        sections[section] = {name: rule for name, rule in worded.items() if rule is not None}
    tables = {str(name): _table_on(spec, day) for name, spec in pack.tables.items()}
    return Policy(head=pack, tables=tables, **sections)


def _table_on(spec: TableSpec, day: date) -> TableSpec:
    rows = tuple(
        row
        for row in spec.rows
        if (row.since is None or row.since <= day) and (row.repealed is None or day < row.repealed)
    )
    return spec if rows == spec.rows else replace(spec, rows=rows)


def _cites(value: Any, clause: str) -> bool:
    return is_dataclass(value) and clause in rule_clauses(value)


def _pruned(value: Any, clause: str) -> Any:
    """The value without anything in it that cites the clause; empty dated rules vanish."""
    if isinstance(value, Dated):
        return Dated(tuple(_pruned(w, clause) for w in value if not _cites(w, clause)))
    if isinstance(value, dict):
        kept = {k: _pruned(v, clause) for k, v in value.items() if not _cites(v, clause)}
        return {k: v for k, v in kept.items() if not (isinstance(v, Dated) and not v.wordings)}
    if isinstance(value, tuple):
        return tuple(_pruned(item, clause) for item in value if not _cites(item, clause))
    if is_dataclass(value) and not isinstance(value, type | Condition | Wording):
        return _pruned_rule(value, clause)
    return value


def _pruned_rule(rule: Any, clause: str) -> Any:
    changed = {}
    for part in fields(rule):
        if not part.init:
            continue
        old = getattr(rule, part.name)
        new = None if _cites(old, clause) else _pruned(old, clause)
        if new is not old and new != old:
            changed[part.name] = new
    return replace(rule, **changed) if changed else rule
