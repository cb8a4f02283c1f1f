"""Ladders that raise each other for ever: a step up on one raises the other, and back again."""

from collections.abc import Iterator, Mapping

from huiyin.policy.policy import Policy
from huiyin.policy.references import place_of
from huiyin.policy.schema.work import Do
from huiyin.proof.finding import Finding, clauses_of
from huiyin.proof.graphs import circles

Rung = tuple[str, str]
"""Ladder and level."""


def about_ladders(policy: Policy) -> Iterator[Finding]:
    """One finding for each set of ladders that a case could go round in."""
    for circle in circles(_leads_to(policy)):
        ladders = list(dict.fromkeys(ladder for ladder, _ in circle))
        if len(ladders) < 2:
            continue
        rules = [policy.ladders[name] for name in ladders]
        levels = [policy.ladders[ladder].levels[level] for ladder, level in circle]
        words = {"rules": [("ladders", name) for name in ladders]}
        yield Finding(
            "ladder_cycle", "ladder_cycle", ("ladders", ladders[0]),
            clauses_of(*rules, *levels), place_of(rules[0]), words, policy=policy,
        )  # fmt: skip


def _leads_to(policy: Policy) -> Mapping[Rung, list[Rung]]:
    """Each rung to those that follow from it: by time on its own ladder, by a rule on another."""
    edges: dict[Rung, list[Rung]] = {}
    for name, ladder in policy.ladders.items():
        for place, level in ladder.levels.items():
            here = edges.setdefault((name, str(place)), [])
            if level.next is not None:
                here.append((name, str(level.next)))
            here += list(_raised(policy, level.then))
    for reaction in policy.reactions.values():
        for pattern in reaction.on:
            if str(pattern.on) == "level_reached":
                for rung in _meant(policy, pattern.topic):
                    edges.setdefault(rung, []).extend(_raised(policy, reaction.do))
    return edges


def _meant(policy: Policy, topic: tuple[str, ...]) -> Iterator[Rung]:
    for name, ladder in policy.ladders.items():
        for level in ladder.levels:
            if not topic or level in topic:
                yield name, str(level)


def _raised(policy: Policy, consequences: tuple[Do, ...]) -> Iterator[Rung]:
    for do in consequences:
        if do.raise_ is None or str(do.raise_.ladder) not in policy.ladders:
            continue
        yield str(do.raise_.ladder), str(do.raise_.to)
