"""The case after one more event. Never refuses: what happened, happened."""

from collections.abc import Iterable, Mapping
from typing import Any

from huiyin.casework import events as e
from huiyin.casework.case import Case
from huiyin.casework.evolving import EVOLVERS
from huiyin.casework.evolving.base import changed


def evolve(case: Case, event: e.Event) -> Case:
    evolved = EVOLVERS[type(event)](case, event)
    counted = {"version": case.version + 1, "happened": _counted(case, event)}
    if evolved is case:
        return changed(case, **counted)
    evolved.__dict__.update(counted)  # made for this event alone, and not handed out yet
    return evolved


def replay(events: Iterable[e.Event], case_id: str = "") -> Case:
    case = Case(id=case_id)
    for event in events:
        case = evolve(case, event)
    return case


def _counted(case: Case, event: e.Event) -> Mapping[tuple[str, str], Any]:
    counted = dict(case.happened)
    name, own = event.name, event.topic
    for topic in ("", own) if own else ("",):
        count, _ = counted.get((name, topic), (0, None))
        counted[name, topic] = (count + 1, event.at)
    return counted
