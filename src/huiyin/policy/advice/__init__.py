"""Warns of what a pack says and yet cannot mean: posts, clocks, tasks and rows without effect."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from huiyin.policy.advice.boundaries import untouched_boundaries
from huiyin.policy.advice.facts import unread_facts
from huiyin.policy.advice.marks import wordless_marks
from huiyin.policy.advice.people import idle_roles
from huiyin.policy.advice.reach import Reach, idle_tasks, stuck_clocks
from huiyin.policy.advice.repeats import unknown_repeats
from huiyin.policy.advice.secrecy import doubtful_secrecy
from huiyin.policy.advice.tables import doubtful_tables
from huiyin.policy.advice.versions import eras, lost_references
from huiyin.policy.policy import Policy
from huiyin.policy.problems import Problem
from huiyin.policy.regulation import Regulation
from huiyin.policy.vocabulary import Vocabulary

Touched = Mapping[str, Collection[Any]]


def advise(
    regulation: Regulation, vocabulary: Vocabulary, touched: Touched | None = None
) -> list[Problem]:
    """Warnings in the order of their places; nothing here keeps a pack from being used.

    `touched` are the values that scenarios gave to facts; without it no boundary is asked for.
    """
    found: dict[str, Problem] = {}
    for day in eras(regulation):
        for problem in _about(regulation.on(day), vocabulary, touched):
            found.setdefault(str(problem), problem)
    for problem in lost_references(regulation, vocabulary):
        found.setdefault(str(problem), problem)
    return sorted(found.values(), key=lambda problem: problem.at)


def _about(policy: Policy, vocabulary: Vocabulary, touched: Touched | None) -> Iterator[Problem]:
    reach = Reach(policy, vocabulary)
    yield from idle_roles(policy)
    yield from stuck_clocks(reach)
    yield from idle_tasks(reach)
    yield from unread_facts(policy)
    yield from wordless_marks(policy)
    yield from doubtful_secrecy(policy)
    yield from unknown_repeats(policy)
    yield from doubtful_tables(policy, vocabulary)
    if touched is not None:
        yield from untouched_boundaries(policy, touched)


__all__ = ["advise"]
