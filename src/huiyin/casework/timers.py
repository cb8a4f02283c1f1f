"""When the clock must look at a case again."""

from datetime import datetime

from huiyin.casework.case import Case, ClockStatus


def timers(case: Case) -> dict[tuple[str, str], datetime]:
    """Clock and key to the next moment at which it warns or ends; only for clocks that run."""
    return {
        key: min((*state.warn_at, state.due))
        for key, state in case.clocks.items()
        if state.status is ClockStatus.RUNNING
    }
