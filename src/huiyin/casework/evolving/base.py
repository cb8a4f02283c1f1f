"""The registry of evolvers, and the small changes that several of them share."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

from huiyin.casework import events as e
from huiyin.casework.case import Case, Stage
from huiyin.casework.context import Context

Evolver = Callable[[Case, Any], Case]
EVOLVERS: dict[type[e.Event], Evolver] = {}


Record = TypeVar("Record", Case, Context, e.Registered)


def changed(record: Record, **changes: Any) -> Record:
    """As `dataclasses.replace`, without a walk over all of the forty fields for the two that change."""
    known = record.__dict__
    assert changes.keys() <= known.keys(), f"nothing is called {changes.keys() - known.keys()}"
    new = object.__new__(type(record))
    object.__setattr__(new, "__dict__", known | changes)
    return new


Part = TypeVar("Part")


def renewed(part: Part, **changes: Any) -> Part:
    """As `dataclasses.replace` for the small things a case is made of: a clock, a task, a proposal."""
    kind: Any = type(part)
    names, said = _fields_of(kind)
    new: Part = kind(**(dict(zip(names, said(part), strict=True)) | changes))
    return new


@cache
def _fields_of(kind: Any) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    names = tuple(field.name for field in fields(kind))
    return names, attrgetter(*names)


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
    proposal = renewed(case.proposals[proposal_id], **changes)
    return changed(case, proposals=put(case.proposals, proposal_id, proposal))


@evolves(
    e.Acknowledged, e.Notified, e.Reminded, e.Spawned, e.PaperAsked,
    e.AppendedToFile, e.ResponsibilityFound, e.ActDone, e.ResponseGiven,
    e.MatterSuspected,
)  # fmt: skip
def _nothing_but_the_count(case: Case, event: e.Event) -> Case:
    return case
