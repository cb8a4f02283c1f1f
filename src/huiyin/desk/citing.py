"""Which clause of several says most: the one that speaks of the fewest things stands first."""

from collections import Counter
from collections.abc import Iterable, Mapping

from huiyin.policy.policy import Policy

BROAD = 8
"""A clause that gives the right to so many acts says nothing about any one of them."""


def by_meaning(policy: Policy | None, cited: Iterable[str]) -> tuple[list[str], list[str]]:
    """The clauses that speak of the matter, the most particular first; and those that speak of all."""
    once = list(dict.fromkeys(map(str, cited)))
    if policy is None:
        return once, []
    reach = _reach(policy)
    particular = [clause for clause in once if reach.get(clause, 0) < BROAD]
    particular.sort(key=lambda clause: reach.get(clause, 0))
    return particular, [clause for clause in once if clause not in particular]


def _reach(policy: Policy) -> Mapping[str, int]:
    """How many acts each clause gives a right to."""
    found: Mapping[str, int] | None = policy.memo.get("desk.reach")
    if found is None:
        acts = {
            (str(clause), act)
            for act, grants in policy.rights.items()
            for grant in grants
            for clause in grant.clause
        }
        found = policy.memo["desk.reach"] = Counter(clause for clause, _ in acts)
    return found
