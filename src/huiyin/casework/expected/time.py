"""Clocks and due dates after a step."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from huiyin.casework.case import ClockStatus
from huiyin.casework.expected.base import Outcome, as_list, listed
from huiyin.casework.forms import read_moment
from huiyin.policy.phrases import NOTHING, Phrase, say


def due(wanted: Any, outcome: Outcome) -> Phrase:
    zone = outcome.draft.context.calendars.zone
    for name, moment in wanted.items():
        state = outcome.draft.case.clock_of(name)
        if moment is None:
            if state is not None:
                return say(
                    "{name} is due {day}",
                    name=name,
                    day=_local(state.due, zone),
                )
        elif state is None:
            return say("{name} was never started", name=name)
        elif state.due != read_moment(moment, zone):
            return say("{name} is due {day}", name=name, day=_local(state.due, zone))
    return NOTHING


def clock_status(*statuses: ClockStatus) -> Callable[[Any, Outcome], Phrase]:
    def check(wanted: Any, outcome: Outcome) -> Phrase:
        clocks = outcome.draft.case.clocks.items()
        found = {clock for (clock, _), state in clocks if state.status in statuses}
        missing = set(as_list(wanted)) - found
        if not missing:
            return NOTHING
        return say(
            "not {missing}, only {found}",
            missing=listed(sorted(missing)),
            found=listed(sorted(found)),
        )

    return check


def not_running(wanted: Any, outcome: Outcome) -> Phrase:
    running = {state.clock for state in outcome.draft.case.running_clocks()}
    still = running & set(as_list(wanted))
    return say("still running: {names}", names=listed(sorted(still))) if still else NOTHING


def missed(wanted: Any, outcome: Outcome) -> Phrase:
    found = {state.clock for state in outcome.draft.case.clocks.values() if state.breach}
    return (
        NOTHING
        if found == set(as_list(wanted))
        else say("are {found}", found=listed(sorted(found)))
    )


def _local(due: datetime, zone: ZoneInfo) -> str:
    return due.astimezone(zone).isoformat()
