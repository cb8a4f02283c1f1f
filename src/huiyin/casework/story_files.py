"""Scenarios as files hold them: stories, and the beginnings that they share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import yaml

from huiyin.policy.composing import FAST, is_plainly_nested
from huiyin.policy.phrases import Phrase, say

Step = Mapping[str, Any]


@dataclass(frozen=True)
class Scenario:
    """One story with its expectations. `clauses` are those it is about."""

    name: str
    file: str
    steps: tuple[Step, ...]
    clauses: tuple[str, ...] = ()
    people: Mapping[str, Any] = field(default_factory=dict)
    vacant: tuple[str, ...] = ()
    deputies: Mapping[str, str] = field(default_factory=dict)
    managers: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)
    related: Mapping[str, Any] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)

    def asserted(self) -> frozenset[str]:
        """Every clause this scenario speaks of."""
        found = set(self.clauses)
        for step in self.steps:
            then = step.get("then") or {}
            found.update(as_list(then.get("cites")))
            refused = then.get("refused")
            if isinstance(refused, dict):
                found.update(as_list(refused.get("clause")))
        return frozenset(found)


class ScenarioError(ValueError):
    """A scenario file that cannot be read; `said` for its author."""

    def __init__(self, said: Phrase) -> None:
        super().__init__(str(said))
        self.said = said


def as_list(value: Any) -> list[str]:
    if value is None:
        return []
    return [value] if isinstance(value, str) else list(value)


_HOUSE = ("people", "deputies", "managers", "settings", "related", "numbers")
_KEYS = {"scenario", "clauses", "after", "steps", "vacant", *_HOUSE}
_STEP_KEYS = {
    "at", "as", "do", "with", "draw", "follow", "schedule", "then", "note", "related", "case",
}  # fmt: skip


def _exact(loader: Any) -> Any:
    """Reads as packs are read: 999.99 is exactly that, and `off`, `yes`, `no` are words."""
    words = {
        first: [(tag, form) for tag, form in rules if first in "tTfF" or not tag.endswith(":bool")]
        for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    made: Any = type("Exact", (loader,), {"yaml_implicit_resolvers": words})
    made.add_constructor("tag:yaml.org,2002:float", lambda _, node: Decimal(node.value))
    return made


_EXACT, _FAST = _exact(yaml.SafeLoader), _exact(FAST)


def _told(text: str) -> Any:
    loader = _FAST if is_plainly_nested(text) else _EXACT
    return loader(text).get_single_data()


Setups = Mapping[str, tuple[Step, ...]]
"""How stories begin, by name."""


def read_scenarios(text: str, file: str, shared: Setups = MappingProxyType({})) -> list[Scenario]:
    """Scenarios of one file: a list, or `setups` that scenarios begin `after`, and `scenarios`.

    `shared` are setups that several files begin with; the file's own go before them.
    """
    data = _told(text) or []
    setups = read_setups(data, file, shared) if isinstance(data, dict) else shared
    items = data.get("scenarios", ()) if isinstance(data, dict) else data
    return [_scenario(item, setups, file) for item in items]


def read_setups(data: Mapping[str, Any], file: str, shared: Setups) -> Setups:
    """Each setup is a list of steps, or steps `after` those of one that stands before it."""
    setups = dict(shared)
    for name, given in (data.get("setups") or {}).items():
        item = given if isinstance(given, dict) else {"steps": given}
        after = item.get("after")
        if after is not None and after not in setups:
            what = say(
                '{file}: {name}: there is no setup "{after}" before it',
                file=file,
                name=name,
                after=after,
            )
            raise ScenarioError(what)
        setups[name] = (*(setups[after] if after else ()), *item["steps"])
    return setups


def _scenario(item: Mapping[str, Any], setups: Mapping[str, Any], file: str) -> Scenario:
    name = str(item.get("scenario", "?"))
    strange = set(item) - _KEYS
    if strange or "steps" not in item:
        raise ScenarioError(_unknown(file, name, strange) if strange else _no_steps(file, name))
    after = item.get("after")
    if after is not None and after not in setups:
        what = say('{file}: {name}: there is no setup "{after}"', file=file, name=name, after=after)
        raise ScenarioError(what)
    steps = (*(setups[after] if after else ()), *item["steps"])
    if odd := {word for step in steps for word in step} - _STEP_KEYS:
        raise ScenarioError(_unknown(file, name, odd))
    return Scenario(
        name=name,
        file=file,
        steps=tuple(steps),
        clauses=tuple(as_list(item.get("clauses"))),
        vacant=tuple(item.get("vacant") or ()),
        **{name: item.get(name) or {} for name in _HOUSE},
    )


def _unknown(file: str, name: str, strange: set[str]) -> Phrase:
    words = ", ".join(sorted(map(str, strange)))
    return say("{file}: {name}: unknown: {words}", file=file, name=name, words=words)


def _no_steps(file: str, name: str) -> Phrase:
    return say("{file}: {name}: no steps", file=file, name=name)
