"""The memory of the web processes and the worker over a busy hour: a look each minute, early and late.

Workload: two web processes with their worker, SQLite; four times a second somebody comes, and a complaint
of the insurer goes through its whole life by the API (13 acts and a look); the list of cases is read and
searched. What a process keeps at most (8 MiB of pages for each connection, the last twenty thousand pieces
of words) is filled in the first minutes.

How much a process takes is its own memory and its share of what it shares with others (PSS). Web processes
are forks of one, and share less the longer they run, without holding more: whether one grows is told by all
that it holds, shared or not (RSS), of the largest web process and of the worker, early and late.
`HUIYIN_BENCH_MINUTES` says how long.
"""

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.api import PEOPLE, served, token_of
from benchmarks.callers import Caller, life
from benchmarks.installed import installation
from benchmarks.measure import Figure
from benchmarks.resident import GOALS, Memory, largest

MINUTES = float(os.environ.get("HUIYIN_BENCH_MINUTES", "0.5"))
EVERY, LOOK, WARM = 0.25, min(60.0, MINUTES * 60 / 8), 3
"""Seconds between two lives and between two looks; the first looks, while caches fill, do not count."""
FLAT = 1.05
Look = dict[str, Memory]


def figures() -> Iterator[Figure]:
    home = Path(installation().HOME.folder)
    (home / "huiyin.toml").write_text('api_requests_a_minute = 100000000\nlog = "off"\n')
    tokens = {person: token_of(person) for person in PEOPLE}
    with served(home) as url:
        lives, looks = _day(url, tokens, home)
    for name, most in GOALS.items():
        part = max(1, len(looks[WARM:]) // 4)
        held = [look[name].held for look in looks[WARM:]]
        early, late = median(held[:part]), median(held[-part:])
        largest = max(look[name].own for look in looks)
        said = (
            f"memory of {'a' if name == 'web' else 'the'} {name} process over {MINUTES:g} min, "
            f"{lives} lives, {len(looks)} looks: {largest:.0f} MB at most; with all that it shares "
            f"{looks[0][name].held:.0f} MB at first, {early:.0f} MB early, {late:.0f} MB late"
        )
        goal = f"under {most} MB, late at most {FLAT:g} × early"
        yield Figure(said, 0.0, None, "", goal, late / early <= FLAT and largest < most)


def _day(url: str, tokens: dict[str, str], home: Path) -> tuple[int, list[Look]]:
    lives, looks = 0, list[Look]()
    begun = time.monotonic()
    while time.monotonic() < begun + MINUTES * 60 or len(looks) <= WARM:
        caller = Caller(url, tokens)
        life(caller)
        caller.get("/api/cases")
        caller.get("/api/cases?q=%E5%88%86%E7%BA%A2")
        caller.wire.close()
        lives += 1
        if time.monotonic() >= begun + len(looks) * LOOK:
            looks.append(largest(home))
            sys.stderr.write(f"{time.monotonic() - begun:.0f} s: {looks[-1]}\n")
        time.sleep(max(0.0, begun + lives * EVERY - time.monotonic()))
    return lives, looks
