"""Picks the wordings in force: of each rule one, and within it only the parts that count."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

from huiyin.calendars import Term
from huiyin.policy.policy import SECTIONS, Policy
from huiyin.policy.references import place_of
from huiyin.policy.schema.pack import Pack
from huiyin.policy.values import Condition, Dated, Wording

Days = Mapping[str, date]
"""The day of each event that may govern a rule."""


def resolve(pack: Pack, days: Days) -> Policy:
    """The rules in force; a rule that is not is simply not there."""
    picking = _Picking(days, str(pack.governed_by))
    sections: dict[str, Any] = {}
    for section in SECTIONS:
        worded = {str(name): picking.wording(rule) for name, rule in getattr(pack, section).items()}
        sections[section] = {name: rule for name, rule in worded.items() if rule is not None}
    tables = {str(name): picking.pruned(table) for name, table in pack.tables.items()}
    return Policy(head=pack, tables=tables, **sections)


class _Picking:
    def __init__(self, days: Days, governor: str) -> None:
        self.days, self.governor = days, governor

    def wording(self, dated: Dated[Any]) -> Any:
        """The wording in force of one rule, without the parts of it that are not."""
        found = dated.on(self._day(dated.wordings[0])) if dated.wordings else None
        return None if found is None else self.pruned(found)

    def _day(self, rule: Any) -> date:
        return self.days[str(getattr(rule, "governed_by", None) or self.governor)]

    def _counts(self, part: Any) -> bool:
        """Rows, levels and limits may begin and end by themselves."""
        since, repealed = getattr(part, "since", None), getattr(part, "repealed", None)
        if since is None and repealed is None:
            return True
        day = self._day(part)
        return (since is None or since <= day) and (repealed is None or day < repealed)

    def pruned(self, value: Any) -> Any:
        """The value without parts that are not in force; the same object where all are."""
        if isinstance(value, tuple):
            kept = tuple(self.pruned(item) for item in value if self._counts(item))
            return value if _same(kept, value) else kept
        if isinstance(value, dict):
            found = {k: self.pruned(v) for k, v in value.items() if self._counts(v)}
            return value if _same(found.values(), value.values()) else found
        if is_dataclass(value) and not isinstance(value, type | Condition | Term | Wording):
            return self._pruned_rule(value)
        return value

    def _pruned_rule(self, rule: Any) -> Any:
        old = {part.name: getattr(rule, part.name) for part in fields(rule) if part.init}
        new = {name: self.pruned(value) for name, value in old.items()}
        changed = {name: value for name, value in new.items() if value is not old[name]}
        if not changed:
            return rule
        made = replace(rule, **changed)
        object.__setattr__(made, "_at", place_of(rule))
        return made


def _same(new: Any, old: Any) -> bool:
    return len(new) == len(old) and all(a is b for a, b in zip(new, old, strict=True))
