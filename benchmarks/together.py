"""Complaints of many people about one matter: cases that follow each other, or one case of many."""

import random  # noqa: TID251 (seeded: the same every time)
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from heapq import heappop, heappush
from typing import Any

from benchmarks.made_up import Telling
from benchmarks.stories import Story
from huiyin.casework.commands import SuspectMatter
from huiyin.casework.repeats import BATCH

SHARE, JOINT = 0.06, 0.06
"""Of all cases those of a matter of many people; of the cases that can be joint those that are."""
LINKED = 2 / 3
_MIDDLE, _FEWEST, _MOST = 8, 3, 60
_APART = 2.0
"""Days after the first that somebody comes, on average."""
_PATIENCE = timedelta(days=60)
_OTHERS_AFTER_ONE = 8.8
"""How many more a matter brings on average; says how often one has to begin for the share to come out."""


@dataclass(eq=False)
class Matter:
    """`cases` are those told already, the first of which the others are linked to."""

    story: Story
    name: str
    cases: list[str] = field(default_factory=list)

    def besides(self, chance: random.Random) -> dict[str, Any]:
        facts = {"facts": {self.story.by: self.name}} if self.story.by else {}
        linked = self.cases and chance.random() < LINKED
        return {**facts, "relation": BATCH, "related": self.cases[0]} if linked else dict(facts)


class Gathering:
    """Which of the cases that arrive belong to a matter, and to which."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.due: list[tuple[datetime, int, Matter]] = []
        self.begun = 0

    def at(self, now: datetime, story: Story, words: Sequence[str]) -> Matter | None:
        """The matter of the case that arrives now. Who could not come for want of an arrival gives up."""
        while self.due and self.due[0][0] <= now:
            since, _, matter = heappop(self.due)
            if now - since < _PATIENCE:
                return matter
        begins = SHARE / (1 + _OTHERS_AFTER_ONE * (1 - SHARE))
        return self._begin(now, story, words) if self.chance.random() < begins else None

    def _begin(self, now: datetime, story: Story, words: Sequence[str]) -> Matter:
        self.begun += 1
        matter = Matter(story, "".join(self.chance.choices(words[-len(words) // 2 :], k=3)))
        size = int(self.chance.lognormvariate(0, 0.7) * _MIDDLE)
        for place in range(1, min(max(size, _FEWEST), _MOST)):
            comes = now + timedelta(days=self.chance.expovariate(1 / _APART))
            heappush(self.due, (comes, self.begun * _MOST + place, matter))
        return matter


def joint(story: Story, chance: random.Random) -> dict[str, Any]:
    """Several people in one case, where the regulation knows that."""
    if not story.joint or chance.random() >= JOINT:
        return {}
    channel = {"channel": story.joint_by} if story.joint_by else {}
    people = str(min(2 + int(chance.expovariate(1 / 6)), 40))
    return {**channel, "facts": {**story.with_joint, story.joint: people}}


def suspicion(matter: Matter, told: Telling) -> SuspectMatter | None:
    """What the worker says when the case is told that makes it many, by the regulation of its story."""
    for name, rule in told.regulation.at(told.maker.until).mass_matters.items():
        if len(matter.cases) + 1 == rule.people:
            return SuspectMatter(matter=str(name), people=rule.people, cases=tuple(matter.cases))
    return None
