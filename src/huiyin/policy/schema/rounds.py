"""Ratings (评定): who is rated by what criteria, who decides in what order, how many places there are."""

from dataclasses import dataclass, field

from huiyin.policy.schema.base import FactRef, KindRef, OwnActRef, Rule
from huiyin.policy.values import Condition, Wording

PLACES = "places."
"""Before the name of a rank: how many places it has, as conditions read it."""


@dataclass(frozen=True, kw_only=True)
class Rank:
    """A rating of which there are only so many: whose `fact` says `answer` has one of its `places`.

    The figure is asked as it stands for one of those who are rated, so that measures in it leave out
    that one; conditions read it as `places.NAME`. `per` are the facts that part the round into
    groups with places of their own. `candidates` are the answers that make somebody a candidate. What
    must be true before a place is given is said by gates.
    """

    title: Wording
    fact: FactRef
    answer: str
    places: Condition
    per: tuple[FactRef, ...] = ()
    candidates: dict[str, tuple[str, ...]] = field(default_factory=dict)
    clause: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Round(Rule):
    """A rating that comes round: every record of a kind that agrees in `told_apart`, such as its year.

    `criteria` are the figures given by themselves, `score` what they come to; the best are shown first.
    `steps` are the acts by which it is rated, in their order: who rates themselves, who proposes, who
    decides.
    """

    title: Wording
    of: KindRef
    told_apart: FactRef
    criteria: tuple[FactRef, ...] = ()
    score: FactRef
    steps: tuple[OwnActRef, ...]
    ranks: dict[str, Rank] = field(default_factory=dict)
