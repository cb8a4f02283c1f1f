"""Whether an event is the one that a pattern of the pack waits for."""

from collections.abc import Mapping, Sequence
from typing import Any

from huiyin.casework.draft import Draft
from huiyin.casework.events import Event
from huiyin.policy.expressions import Layers
from huiyin.policy.schema.base import Pattern, Until


def event_env(draft: Draft, event: Event) -> Mapping[str, Any]:
    """What a condition on an event may read: the case, and the event's own fields."""
    said = draft.said
    if said is None or said[0] is not event:
        said = draft.said = (event, _own_fields(event))
    return Layers(said[1], draft.env)


_SEVERAL = (dict, tuple)
"""No value that a condition compares. A tuple: the union would be made anew for each field."""


def _own_fields(event: Event) -> dict[str, Any]:
    return {
        f"event.{name}": value
        for name, value in vars(event).items()
        if value is not None and not isinstance(value, _SEVERAL)
    }


def matches(draft: Draft, pattern: Pattern | Until, event: Event) -> bool:
    if pattern.on != event.name:
        return False
    if pattern.topic and event.topic not in pattern.topic:
        return False
    return pattern.when is None or pattern.when.holds(event_env(draft, event))


def key_of(per: str, event: Event) -> str:
    """Which of several clocks of one rule an event speaks of; "" where there is one per case."""
    if per == "case":
        return ""
    attribute = {"paper": "copy", "letter": "written"}.get(per, per)
    return str(getattr(event, attribute, ""))


def reference(event: Event) -> str:
    """What an event is referred to by when another one revokes it: its name, and what it was about."""
    return _refer(event.name, event)


def _refer(name: str, event: Event) -> str:
    about = next((str(v) for a in _THINGS if (v := getattr(event, a, ""))), "")
    return f"{name}:{about}" if about else name


def revoked_by(event: Event) -> str:
    """The reference to the event that this one revokes; "" when it revokes none."""
    if event.name == "task_verified" and getattr(event, "passed", True):
        return ""
    name = _REVOKES.get(event.name)
    return _refer(name, event) if name else ""


def can_be_revoked(reference: str) -> bool:
    return reference.partition(":")[0] in _REVOKES.values()


_THINGS = ("proposal", "task", "copy", "charge")
_REVOKES = {
    "approval_recalled": "proposal_approved",
    "approval_voided": "proposal_approved",
    "answer_recalled": "answered",
    "task_verified": "task_answered",
    "unmerged": "merged",
    "registration_restored": "registration_corrected",
}


REVOKING = frozenset(_REVOKES)
"""Events that take back what another one said."""


def satisfied(until: Until, met: frozenset[int], first: int = 0) -> bool:
    """Whether what is waited for has happened; `met` numbers the leaves in order."""
    if until.on:
        return first in met
    results, position = [], first
    for part in (*until.any, *until.all):
        results.append(satisfied(part, met, position))
        position += len(part.leaves())
    chosen: Sequence[bool] = results
    return any(chosen) if until.any else all(chosen)


def newly_met(draft: Draft, until: Until, event: Event) -> frozenset[int]:
    leaves = until.leaves()
    return frozenset(i for i, leaf in enumerate(leaves) if matches(draft, leaf, event))
