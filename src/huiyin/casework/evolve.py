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
    return evolve_all(Case(id=case_id), events)


def evolve_all(case: Case, events: Iterable[e.Event]) -> Case:
    """As `evolve` by each. Nobody sees the cases in between, and no evolver asks what was counted, so that
    it is counted in one place.
    """
    version, happened = case.version, dict(case.happened)
    for event in events:
        case = EVOLVERS[type(event)](case, event)
        version += 1
        _count(happened, event)
    return changed(case, version=version, happened=happened) if version > case.version else case


def _counted(case: Case, event: e.Event) -> Mapping[tuple[str, str], Any]:
    counted = dict(case.happened)
    _count(counted, event)
    return counted


def _count(happened: dict[tuple[str, str], Any], event: e.Event) -> None:
    name, at = event.name, event.at
    for place in ((name, ""), (name, event.topic)) if event.TOPIC else ((name, ""),):
        before = happened.get(place)
        happened[place] = (before[0] + 1 if before else 1, at)
