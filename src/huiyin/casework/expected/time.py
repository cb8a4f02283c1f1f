"""Clocks and due dates after a step."""

from collections.abc import Callable
from typing import Any

from huiyin.casework.case import ClockStatus
from huiyin.casework.expected.base import Outcome, as_list
from huiyin.casework.forms import read_moment


def due(wanted: Any, outcome: Outcome) -> str:
    zone = outcome.draft.context.calendars.zone
    for name, moment in wanted.items():
        states = [s for (clock, _), s in outcome.draft.case.clocks.items() if clock == name]
        if moment is None:
            if states:
                return f"{name} has a due date, {states[-1].due.astimezone(zone)}"
        elif not states:
            return f"{name} was never started"
        elif states[-1].due != read_moment(moment, zone):
            return f"{name} is due {states[-1].due.astimezone(zone).isoformat()}"
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
