"""Wordings over time: rules that name a rule which is not in force beside them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from huiyin.policy.phrases import NOTHING, say
from huiyin.policy.policy import SECTIONS
from huiyin.policy.problems import Problem
from huiyin.policy.references import check_references
from huiyin.policy.regulation import Regulation
from huiyin.policy.schema.pack import Pack
from huiyin.policy.values import Dated
from huiyin.policy.vocabulary import Vocabulary


def eras(regulation: Regulation) -> list[date]:
    """The first day of each stretch in which no wording changes, from the pack's own first day."""
    start = regulation.pack.in_force
    return [start, *(day for day in regulation.turns if day > start)]


def lost_references(regulation: Regulation, vocabulary: Vocabulary) -> Iterator[Problem]:
    for day in eras(regulation):
        for problem in check_references(_as_of(regulation, day), vocabulary):
            yield replace(
                problem,
                what=say("from {day} on {what}", day=day, what=problem.what),
                expected=NOTHING,
                hint=NOTHING,
            )


def _as_of(regulation: Regulation, day: date) -> Pack:
    policy = regulation.on(day)
    sections: dict[str, Any] = {
        section: {name: Dated((rule,)) for name, rule in getattr(policy, section).items()}
        for section in SECTIONS
    }
    return replace(regulation.pack, tables=dict(policy.tables), **sections)
