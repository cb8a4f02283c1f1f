"""Facts and settings that are asked for and then read by nothing."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from huiyin.policy.advice.people import rules_of
from huiyin.policy.phrases import say
from huiyin.policy.policy import Policy
from huiyin.policy.problems import Problem
from huiyin.policy.references import conditions_in, place_of, refs_of
from huiyin.policy.schema.base import Limit
from huiyin.policy.schema.counting import Measure
from huiyin.policy.schema.letters import Letter
from huiyin.policy.schema.papers import Notice
from huiyin.policy.schema.things import Channel, Fact
from huiyin.policy.schema.time import ExtensionSpec
from huiyin.policy.schema.work import Do, Draw
from huiyin.policy.templates import names_in
from huiyin.policy.values import Wording

_FILLED = re.compile(r"\{([a-z_]\w*)\}")
_FOR_PEOPLE = frozenset({"text", "person", "place", "names"})
"""Words are read by whoever opens the case; a figure or choice is asked for a rule's sake."""


def unread_facts(policy: Policy) -> Iterator[Problem]:
    """A fact that an act requires has its effect by being there."""
    read = {name for rule in rules_of(policy) for name in _names_read(rule)}
    for name, fact in policy.facts.items():
        if name not in read and not fact.required_at and fact.type not in _FOR_PEOPLE:
            yield Problem(
                place_of(fact),
                say("nothing reads the fact {name}", name=name),
                hint=say("let a condition, paper or notice read it, or do not ask"),
            )
    for name, setting in policy.settings.items():
        if name not in read:
            yield Problem(place_of(setting), say("nothing reads the setting {name}", name=name),
                          hint=say("let a condition or a limit read it, or leave it out"))  # fmt: skip


def _names_read(rule: Any) -> Iterator[str]:
    for condition in conditions_in(rule):
        if condition.expression is not None:
            yield from condition.expression.names
    yield from _settings_named(rule)
    if not isinstance(rule, Fact | Draw):
        for name, what in refs_of(type(rule)).items():
            if what == "fact":
                value = getattr(rule, name)
                yield from map(str, value if isinstance(value, tuple) else (value,))
    yield from map(str, _compared(rule))
    yield from _filled_in(rule)


def _compared(rule: Any) -> Iterable[str]:
    """Facts by which others are drawn or counted."""
    if isinstance(rule, Draw):
        return rule.strata
    return rule.said if isinstance(rule, Measure) else ()


def _settings_named(rule: Any) -> Iterator[str]:
    keys = ("setting", "address_setting")
    if isinstance(rule, Limit | ExtensionSpec | Channel):
        yield from (str(name) for key in keys if (name := getattr(rule, key, None)))


def _filled_in(rule: Any) -> Iterator[str]:
    if isinstance(rule, Letter):
        for words in rule.body.by_language.values():
            yield from names_in(words)
    text = rule.body if isinstance(rule, Notice) else rule.says if isinstance(rule, Do) else None
    if isinstance(text, Wording):
        for words in text.by_language.values():
            yield from _FILLED.findall(words)
