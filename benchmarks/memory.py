"""The memory of the web processes and the worker over a busy hour: a look each minute, early and late.

Workload: two web processes with their worker, SQLite; four times a second a complaint of the insurer goes
through its whole life by the API (13 acts and a look), and the list of cases is read and searched. What a
process keeps at most (8 MiB of pages for each connection, the last hundred thousand pieces of words) is
filled in the first minutes, and no longer grows.
`HUIYIN_BENCH_MINUTES` says how long. What counts is the memory that is a process's own and its share of
the rest (PSS), of the largest web process and of the worker.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from statistics import median

from benchmarks.api import PEOPLE, proportional, served, token_of
from benchmarks.callers import Caller, life
from benchmarks.installed import installation
from benchmarks.measure import Figure

MINUTES = float(os.environ.get("HUIYIN_BENCH_MINUTES", "0.5"))
EVERY, LOOK, WARM = 0.25, min(60.0, MINUTES * 60 / 8), 3
"""Seconds between two lives and between two looks; the first looks, while caches fill, do not count."""
GOALS = {"web": 250, "worker": 200}
FLAT = 1.05
Look = dict[str, float]


def figures() -> Iterator[Figure]:
    home = Path(installation().HOME.folder)
    (home / "huiyin.toml").write_text('api_requests_a_minute = 100000000\nlog = "off"\n')
    tokens = {person: token_of(person) for person in PEOPLE}
    with served(home) as url:
        lives, looks = _day(Caller(url, tokens), home)
    for name, most in GOALS.items():
        sizes = [look[name] for look in looks[WARM:]]
        part = max(1, len(sizes) // 4)
        first, last = median(sizes[:part]), median(sizes[-part:])
        said = (
            f"memory of {'a' if name == 'web' else 'the'} {name} process over {MINUTES:g} min, "
            f"{lives} lives, {len(looks)} looks: {looks[0][name]:.0f} MB at first, {first:.0f} MB "
            f"early, {last:.0f} MB late, {max(sizes):.0f} MB at most"
        )
        flat = last / first <= FLAT
        goal = f"under {most} MB, late at most {FLAT:g} × early"
        yield Figure(said, 0.0, None, "", goal, flat and max(sizes) < most)


def _day(caller: Caller, home: Path) -> tuple[int, list[Look]]:
    lives, looks = 0, list[Look]()
    begun = time.monotonic()
    while time.monotonic() < begun + MINUTES * 60 or len(looks) <= WARM:
        life(caller)
        caller.get("/api/cases")
        caller.get("/api/cases?q=%E5%88%86%E7%BA%A2")
        lives += 1
        if time.monotonic() >= begun + len(looks) * LOOK:
            looks.append(_look(home))
            sys.stderr.write(f"{time.monotonic() - begun:.0f} s: {looks[-1]}\n")
        time.sleep(max(0.0, begun + lives * EVERY - time.monotonic()))
    return lives, looks


def _look(home: Path) -> Look:
    """In MB: of the largest web process, and of the worker."""
    found: Look = {"web": 0.0, "worker": 0.0}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            environment = (folder / "environ").read_bytes().split(b"\0")
            if f"HUIYIN_HOME={home}".encode() in environment and folder.name != str(os.getpid()):
                words = (folder / "cmdline").read_bytes().split(b"\0")
                name = "worker" if b"worker" in words else "web"
                found[name] = max(found[name], proportional(int(folder.name)) / 1024)
    return found
