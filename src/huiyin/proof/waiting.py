"""Gates that no sequence opens, clocks that nothing stops, consents that wait for each other."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from huiyin.policy.policy import Policy
from huiyin.policy.references import place_of
from huiyin.policy.schema.base import Until
from huiyin.policy.schema.decisions import Gate
from huiyin.proof.exploring import Exploration
from huiyin.proof.finding import Finding, clauses_of
from huiyin.proof.graphs import circles
from huiyin.proof.world import ANY

_WORD = re.compile(r"[^\W\d][\w-]*")
Node = tuple[str, str]


def about_waiting(exploration: Exploration) -> Iterator[Finding]:
    yield from _gates(exploration)
    yield from _clocks(exploration)


def _gates(exploration: Exploration) -> Iterator[Finding]:
    """Where shut gates wait for one another, that is said of the consents, and once."""
    policy = exploration.policy
    shut = {name: gate for name, gate in policy.gates.items() if _is_shut(exploration, gate)}
    in_circles: set[str] = set()
    for circle in circles(_waits_for(exploration, shut)):
        own = [n for n, gate in shut.items() if {("act", t) for t in _subjects(gate)} & set(circle)]
        in_circles.update(own)
        yield _of_circle(policy, circle, [shut[name] for name in own])
    for name, gate in shut.items():
        if name not in in_circles:
            words = {"condition": str(gate.needs.source), "rounds": exploration.rounds}
            yield Finding(
                "gate_never_opens", "gate_never_opens", ("gates", name), gate.clause,
                place_of(gate), words, policy=policy,
            )  # fmt: skip


def _is_shut(exploration: Exploration, gate: Gate) -> bool:
    """Somebody could come to it, it is asked, and what it needs never comes about.

    A gate that shuts an act while something is so, opens when it is so no more.
    """
    if not exploration.can_ever_be(gate.needs):
        return False  # a condition that is never true is said where conditions are
    asked = [(None, gate.when)] if gate.when is not None else []
    acts = list(map(str, gate.act))
    if not any(exploration.can_be(*asked, act=act) for act in acts):
        return False
    return not any(exploration.can_be((None, gate.needs), act=act) for act in acts)


def _subjects(gate: Gate) -> list[str]:
    return list(map(str, gate.topic)) or [ANY]


def _waits_for(exploration: Exploration, shut: Mapping[str, Gate]) -> dict[Node, list[Node]]:
    """Each subject, task or paper behind a shut gate to those that the gate speaks of."""
    policy = exploration.policy
    named = {*policy.remedies, *policy.approvals, *policy.tasks, *policy.papers}
    edges: dict[Node, list[Node]] = {}
    for gate in shut.values():
        words = [w for w in _WORD.findall(str(gate.needs.source)) if w in named]
        for topic in _subjects(gate):
            edges.setdefault(("act", topic), []).extend(("act", word) for word in words)
    for name, task in policy.tasks.items():
        if task.approval is not None and not exploration.world.happens("task_sent", str(name)):
            edges.setdefault(("act", str(name)), []).append(("act", str(task.approval)))
    return edges


def _of_circle(policy: Policy, circle: list[Node], gates: list[Gate]) -> Finding:
    rules = [_rule(policy, name) for _, name in circle]
    about = rules[0]
    places: list[Any] = [*gates, *(getattr(policy, section)[name] for section, name in rules)]
    return Finding(
        "approval_cycle", "approval_cycle", about, clauses_of(*places), place_of(places[0]),
        {"rules": rules}, policy=policy,
    )  # fmt: skip


def _rule(policy: Policy, name: str) -> tuple[str, str]:
    for section in ("approvals", "remedies", "tasks", "papers"):
        if name in getattr(policy, section):
            return section, name
    return "approvals", name


def _clocks(exploration: Exploration) -> Iterator[Finding]:
    policy = exploration.policy
    for section in ("clocks", "ladders"):
        for name, rule in getattr(policy, section).items():
            if not any(map(exploration.happens, rule.from_)):
                continue
            if not _may_end(exploration, rule.until):
                words = {"events": [(str(leaf.on), leaf.topic) for leaf in rule.until.leaves()]}
                yield Finding(
                    "clock_never_stops", "clock_never_stops", (section, name), clauses_of(rule),
                    place_of(rule), words, policy=policy,
                )  # fmt: skip
            paused = getattr(rule, "pauses_on", ())
            runs = getattr(rule, "runs_on", ())
            if any(map(exploration.happens, paused)) and not any(map(exploration.happens, runs)):
                yield Finding(
                    "clock_never_stops", "clock_never_stops.paused", (section, name),
                    clauses_of(rule), place_of(rule), {}, policy=policy,
                )  # fmt: skip


def _may_end(exploration: Exploration, until: Until) -> bool:
    if until.on:
        return exploration.happens(until)
    parts = [_may_end(exploration, part) for part in (*until.any, *until.all)]
    return any(parts) if until.any else all(parts)
