"""Measures two ways of doing a thing side by side, so that the machine's mood cancels out.

A figure is a ratio: what ours takes over what the floor (the least that could be done) or a peer
takes, both measured in turns in the same process. Rounds are interleaved and their medians
compared; absolute times are those of the median round and say little about another machine.
"""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from benchmarks import sizes

Act = Callable[[], object]
_CLOCKS = {"cpu": time.process_time, "wall": time.perf_counter}
_ROUND = 0.02
"""Seconds that a round should take, long against the clock's own resolution."""


@dataclass(frozen=True)
class Figure:
    """One measured line. `goal` is said in words; `met` is None where none was set."""

    name: str
    ours: float
    floor: float | None
    floor_name: str
    goal: str
    met: bool | None

    @property
    def ratio(self) -> float | None:
        return self.ours / self.floor if self.floor else None


def compare(
    name: str,
    ours: Act,
    floor: tuple[str, Act],
    *,
    at_most: float | None = None,
    rounds: int = 15,
    clock: str = "cpu",
) -> Figure:
    """Ours against a floor or a peer; `at_most` is the ratio that we promise.

    `clock`: cpu for pure computing, so that a busy neighbour does not count; wall where waiting
    for a disk or a socket is part of the thing.
    """
    floor_name, other = floor
    times = _interleaved((ours, other), rounds, clock)
    mine, theirs = median(times[0]), median(times[1])
    met = None if at_most is None else mine / theirs <= at_most
    goal = "" if at_most is None else f"ratio at most {at_most:g}"
    return Figure(name, mine, theirs, floor_name, goal, met)


def within(
    name: str,
    ours: Act,
    seconds: float,
    *,
    floor: tuple[str, Act] | None = None,
    rounds: int = 15,
    clock: str = "cpu",
) -> Figure:
    """Ours against a promise in seconds, with a floor beside it where one helps to judge."""
    floor_name, other = floor or ("", lambda: None)
    times = _interleaved((ours, other), rounds, clock)
    mine = median(times[0])
    theirs = median(times[1]) if floor else None
    return Figure(name, mine, theirs, floor_name, f"under {in_words(seconds)}", mine < seconds)


def in_words(seconds: float) -> str:
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds * 1e9:.0f} ns"


def _interleaved(acts: tuple[Act, ...], rounds: int, clock: str) -> list[list[float]]:
    """Seconds for one call of each act, round by round."""
    rounds = sizes.rounds(rounds)
    counts = [_calls_a_round(act) for act in acts]
    times: list[list[float]] = [[] for _ in acts]
    enabled = gc.isenabled()
    gc.disable()
    try:
        for _ in range(rounds):
            for act, count, taken in zip(acts, counts, times, strict=True):
                taken.append(_timed(act, count, clock) / count)
            gc.collect()
    finally:
        if enabled:
            gc.enable()
    return times


def _calls_a_round(act: Act) -> int:
    """Also warms up: caches are filled before anything is measured."""
    act()
    count = 1
    while _timed(act, count, "wall") < sizes.less(_ROUND) and count < 1_000_000:
        count *= 2
    return count


def _timed(act: Act, count: int, clock: str) -> float:
    now = _CLOCKS[clock]
    begun = now()
    for _ in range(count):
        act()
    return now() - begun
