"""What one house of one size costs, in seconds of processor time where nothing else is said.

PostgreSQL works in processes of its own, so that there it is time on the clock.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True)
class Found:
    """`middle` and `high` are the median and the 95th of a hundred, in seconds, or what `high_is` says;
    `right` is how much of what should be found was.
    """

    name: str
    middle: float
    high: float
    right: float | None = None
    high_is: str = "95th"


def seconds_of(act: Callable[[], object]) -> float:
    from django.db import connection

    clock = time.process_time if connection.vendor == "sqlite" else time.perf_counter
    begun = clock()
    act()
    return clock() - begun


def timed(name: str, times: list[float], right: float | None = None) -> Found:
    return Found(name, median(times), quantiles(times, n=20)[-1], right)
