"""The registry of evolvers, and the small changes that several of them share."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any

from huiyin.casework import events as e
from huiyin.casework.case import Case, Stage

Evolver = Callable[[Case, Any], Case]
EVOLVERS: dict[type[e.Event], Evolver] = {}


_FIELDS = frozenset(field.name for field in fields(Case))


def changed(case: Case, **changes: Any) -> Case:
    """As `dataclasses.replace`, without a walk over all of the forty fields for the two that change."""
    assert changes.keys() <= _FIELDS, f"a case has no {sorted(changes.keys() - _FIELDS)}"
    new = object.__new__(Case)
    new.__dict__.update(case.__dict__)
    new.__dict__.update(changes)
    return new


def evolves(*kinds: type[e.Event]) -> Callable[[Evolver], Evolver]:
    def register(function: Evolver) -> Evolver:
        for kind in kinds:
            EVOLVERS[kind] = function
        return function

    return register


def put(mapping: Mapping[Any, Any], key: Any, value: Any) -> dict[Any, Any]:
    return {**mapping, key: value}


def in_hand(case: Case) -> Case:
    return changed(case, stage=Stage.HANDLING) if case.stage is Stage.ASSESSED else case


def with_proposal(case: Case, proposal_id: str, **changes: Any) -> Case:
    proposal = replace(case.proposals[proposal_id], **changes)
    return changed(case, proposals=put(case.proposals, proposal_id, proposal))


@evolves(
    e.Acknowledged, e.Notified, e.Reminded, e.ExtractReleased, e.Spawned, e.PaperAsked,
    e.AppendedToFile, e.ResponsibilityFound, e.ActDone, e.ResponseGiven,
    e.Confirmed,
)  # fmt: skip
def _nothing_but_the_count(case: Case, event: e.Event) -> Case:
    return case
