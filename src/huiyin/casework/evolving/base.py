"""The registry of evolvers, and the small changes that several of them share."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from huiyin.casework import events as e
from huiyin.casework.case import Case, Stage

Evolver = Callable[[Case, Any], Case]
EVOLVERS: dict[type[e.Event], Evolver] = {}


Record = TypeVar("Record")


def changed(record: Record, **changes: Any) -> Record:
    """As `dataclasses.replace`, without a walk over all of the forty fields for the two that change: of a
    case, and of what it is made of. A class with slots has nothing to copy at once.
    """
    known = record.__dict__
    said = known | changes
    assert len(said) == len(known), f"nothing is called {changes.keys() - known.keys()}"
    new = object.__new__(type(record))
    object.__setattr__(new, "__dict__", said)
    return new


def evolves(*kinds: type[e.Event]) -> Callable[[Evolver], Evolver]:
    def register(function: Evolver) -> Evolver:
        for kind in kinds:
            EVOLVERS[kind] = function
        return function

    return register


def put(mapping: Mapping[Any, Any], key: Any, value: Any) -> dict[Any, Any]:
    return {**mapping, key: value}


def noted(case: Case, what: str, told: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """The latest decisions, with this one, as letters tell them."""
    return put(case.decided, what, told)


def in_hand(case: Case) -> Case:
    return changed(case, stage=Stage.HANDLING) if case.stage is Stage.ASSESSED else case


def with_proposal(case: Case, proposal_id: str, **changes: Any) -> Case:
    proposal = changed(case.proposals[proposal_id], **changes)
    return changed(case, proposals=put(case.proposals, proposal_id, proposal))


@evolves(
    e.Acknowledged, e.Notified, e.Reminded, e.Spawned, e.PaperAsked,
    e.AppendedToFile, e.ResponsibilityFound, e.ActDone, e.ResponseGiven,
    e.MatterSuspected,
)  # fmt: skip
def _nothing_but_the_count(case: Case, event: e.Event) -> Case:
    return case
