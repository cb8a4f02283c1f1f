"""Clocks and due dates after a step."""

from collections.abc import Callable
from typing import Any

from huiyin.casework.case import ClockStatus
from huiyin.casework.expected.base import Outcome, as_list
from huiyin.casework.forms import read_moment


def due(wanted: Any, outcome: Outcome) -> str:
    zone = outcome.draft.context.calendars.zone
    for name, moment in wanted.items():
        state = outcome.draft.case.clock_of(name)
        if moment is None:
            if state is not None:
                return f"{name} has a due date, {state.due.astimezone(zone)}"
        elif state is None:
            return f"{name} was never started"
        elif state.due != read_moment(moment, zone):
            return f"{name} is due {state.due.astimezone(zone).isoformat()}"
    return ""


def clock_status(*statuses: ClockStatus) -> Callable[[Any, Outcome], str]:
    def check(wanted: Any, outcome: Outcome) -> str:
        clocks = outcome.draft.case.clocks.items()
        found = {clock for (clock, _), state in clocks if state.status in statuses}
        missing = set(as_list(wanted)) - found
        return f"not {sorted(missing)}, only {sorted(found)}" if missing else ""

    return check


def not_running(wanted: Any, outcome: Outcome) -> str:
    running = {state.clock for state in outcome.draft.case.running_clocks()}
    still = running & set(as_list(wanted))
    return f"{sorted(still)} still running" if still else ""


def missed(wanted: Any, outcome: Outcome) -> str:
    found = {state.clock for state in outcome.draft.case.clocks.values() if state.breach}
    return "" if found == set(as_list(wanted)) else f"are {sorted(found)}"
