"""What came of a case, as far as a regulation decides it: grades, breaches, approvers, work."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from huiyin.casework import events as e
from huiyin.casework.case import Case, ClockStatus, nothing
from huiyin.casework.clock_rules import thing_of
from huiyin.simulation.playing import NotPossible

Place = tuple[str, int]
"""A rule by name, and the how manieth time it came to bear in the case."""


@dataclass(frozen=True)
class Outcome:
    """`clauses` gives for each table, clock and proposal the clauses by which it came out so."""

    case: str
    number: str
    results: Mapping[str, str] = field(default_factory=nothing)
    breaches: Mapping[str, int] = field(default_factory=nothing)
    approvers: Mapping[Place, str] = field(default_factory=nothing)
    load: Mapping[str, int] = field(default_factory=nothing)
    refused: tuple[NotPossible, ...] = ()
    clauses: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=nothing)
    dues: Mapping[str, datetime] = field(default_factory=nothing)
    """When each clock is due, or was, by its name and what it is kept for."""


def outcome_of(
    case: Case,
    events: Sequence[e.Event],
    refused: Iterable[NotPossible] = (),
    post_of: Callable[[str], str] = str,
) -> Outcome:
    """What came of it by the events. What is only provisional is no result yet.

    `post_of` gives the post of a person, so that work is counted by post and not by name.
    """
    breaches: Counter[str] = Counter()
    load: Counter[str] = Counter()
    approvers: dict[Place, str] = {}
    seen: Counter[str] = Counter()
    clauses: dict[tuple[str, str], tuple[str, ...]] = {}
    for event in events:
        if isinstance(event, e.ClockExpired) and event.breach:
            breaches[event.clock] += 1
            clauses["breach", event.clock] = event.clauses
        elif isinstance(event, e.TaskOpened):
            load.update(map(post_of, event.to))
        elif isinstance(event, e.Proposed):
            seen[event.subject] += 1
            approvers[event.subject, seen[event.subject]] = event.approver
            clauses["approver", event.subject] = event.clauses
            load[post_of(event.approver)] += 1
    dues = {
        thing_of(state.clock, state.key): state
        for state in case.clocks.values()
        if state.status is not ClockStatus.DROPPED
    }
    clauses |= {("due", thing): state.clauses for thing, state in dues.items()}
    results = {name: a.result for name, a in case.assessments.items() if not a.provisional}
    clauses |= {("result", name): a.clauses for name, a in case.assessments.items()}
    return Outcome(
        case.id, case.number, results, breaches, approvers, load, tuple(refused), clauses,
        {thing: state.due for thing, state in dues.items()},
    )  # fmt: skip
