"""Figures at which a rule turns, and that no scenario stands on."""

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from typing import Any

from huiyin.policy.advice.people import rules_of
from huiyin.policy.phrases import say
from huiyin.policy.policy import Policy
from huiyin.policy.problems import Problem
from huiyin.policy.schema.base import LimitCase, TableRow
from huiyin.policy.schema.decisions import Cap, Gate
from huiyin.policy.values import Condition


def untouched_boundaries(
    policy: Policy, touched: Mapping[str, Collection[Any]]
) -> Iterator[Problem]:
    """One warning for each fact and figure, at the first rule that turns there."""
    seen: set[tuple[str, Decimal]] = set()
    for condition in _turning(policy):
        assert condition.expression is not None
        for name, constants in sorted(condition.expression.constants.items()):
            for figure in sorted(c for c in constants if isinstance(c, Decimal)):
                if (name, figure) in seen or figure in touched.get(name, ()):
                    continue
                seen.add((name, figure))
                yield Problem(
                    condition.at,
                    say(
                        "no scenario stands on the boundary {name} = {figure}",
                        name=name,
                        figure=figure,
                    ),
                    hint=say("tell a case with exactly this figure"),
                )


def _turning(policy: Policy) -> Iterator[Condition]:
    """Conditions of rules in which a figure divides one outcome from another."""
    for rule in rules_of(policy):
        if isinstance(rule, TableRow | LimitCase) and rule.when is not None:
            yield rule.when
        elif isinstance(rule, Cap | Gate):
            yield rule.needs
