"""The API over HTTP with tokens, eight callers at once in a process of their own: a registration, and a
whole life from the call to the closing, with the worker running, against the same rows by plain SQL.
"""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import httpx

from benchmarks import sizes
from benchmarks.callers import Caller, life, plain_life, run
from benchmarks.installed import installation
from benchmarks.ledger import _register, _Replay, _writes_of
from benchmarks.measure import Figure, in_words
from benchmarks.resident import GOALS, largest

CALLERS, WORKERS = 8, 2
SECONDS, ROUNDS = (1.0, 1) if os.environ.get("HUIYIN_BENCH_SMALL") else (3.0, 3)
SECONDS, WARM = sizes.less(SECONDS), sizes.less(2.0)
GOAL_REGISTER, GOAL_LIFE, GOAL_RATIO = 400, 60, 4.0
PEOPLE = ("chen", "lin")


@dataclass(frozen=True)
class Load:
    """What callers got done together. `each` is the time from one done to the next, in seconds."""

    rates: list[float]
    waits: list[float]

    @property
    def a_second(self) -> float:
        return median(self.rates)

    @property
    def each(self) -> float:
        return 1 / self.a_second

    def said(self) -> str:
        late = quantiles(self.waits, n=20)[-1]
        return (
            f"{self.a_second:,.0f} a second, a caller waits {in_words(median(self.waits))}, "
            f"95th {in_words(late)}"
        )


def figures() -> Iterator[Figure]:
    home = Path(installation().HOME.folder)
    (home / "huiyin.toml").write_text('api_requests_a_minute = 100000000\nlog = "off"\n')
    give_posts()
    with served(home) as url:
        tokens = {person: token_of(person) for person in PEOPLE}
        run(url, tokens, CALLERS, WARM, "register")  # each web process reads the regulation once
        floor = _floor()
        yield _figure(
            f"a registration of the insurer over HTTP, {CALLERS} callers, {WORKERS} web processes",
            load_of(url, tokens, "register"), GOAL_REGISTER,
            (f"its {floor.writes} writes by plain SQL, {CALLERS} threads, same durability",
             floor.each()),
        )  # fmt: skip
        plain_life(Caller(url, tokens))
        yield _figure(
            "a whole life over HTTP as the goal names it, 10 acts, worker running",
            load_of(url, tokens, "plain_life"),
            GOAL_LIFE,
        )
        life(Caller(url, tokens))
        yield _figure(
            "a whole life of the insurer over HTTP, 13 acts and a look, worker running",
            load_of(url, tokens, "life"),
            GOAL_LIFE,
        )
        yield from _memory(home)


def give_posts() -> None:
    """For a life under the general regulation, to those who have none yet."""
    from huiyin.people.happenings import PostGiven
    from huiyin.people.models import Holding
    from huiyin.people.organising import record

    for person, role in (("chen", "agent"), ("chen", "investigator"), ("lin", "head")):
        post = {"person": person, "pack": "general", "role": role}
        if not Holding.objects.filter(**post).exists():
            record(PostGiven, "", **post)


def _figure(name: str, load: Load, goal: int, floor: tuple[str, float] = ("", 0.0)) -> Figure:
    said, least = floor
    met = load.a_second >= goal and (not least or load.each <= GOAL_RATIO * least)
    wanted = f"{goal} a second" + (f", ratio at most {GOAL_RATIO:g}" if least else "")
    return Figure(f"{name}: {load.said()}", load.each, least or None, said, wanted, met)


def load_of(url: str, tokens: dict[str, str], story: str) -> Load:
    """Rounds of some seconds, by callers in their own process."""
    rates, waits = [], []
    for _ in range(ROUNDS):
        command = [sys.executable, "-m", "benchmarks.callers", url, json.dumps(tokens)]
        found = json.loads(
            subprocess.run(
                [*command, str(CALLERS), str(SECONDS), story], check=True, capture_output=True
            ).stdout
        )
        rates.append(len(found["took"]) / found["seconds"])
        waits += found["took"]
    return Load(rates, waits)


class _floor:  # noqa: N801 (reads as what it is)
    """The writes of one registration, again and again by as many threads as there are callers."""

    def __init__(self) -> None:
        statements = _writes_of(_register)
        self.writes, self.plain = len(statements), _Replay(statements)

    def each(self) -> float:
        rates = []
        for _ in range(ROUNDS):
            with ThreadPoolExecutor(CALLERS) as many:
                began = time.perf_counter()
                done = sum(many.map(self._write, [began + SECONDS] * CALLERS))
                rates.append(done / (time.perf_counter() - began))
        return 1 / median(rates)

    def _write(self, until: float) -> int:
        from django.db import connection

        done = 0
        while time.perf_counter() < until:
            self.plain.again()
            done += 1
        connection.close()
        return done


def _memory(home: Path) -> Iterator[Figure]:
    """The memory that is a process's own and its share of the rest, after the load."""
    for name, found in largest(home).items():
        said = f"memory of a {name} process after the load: {found.own:.0f} MB"
        yield Figure(said, 0.0, None, "", f"under {GOALS[name]} MB", found.own < GOALS[name])


def token_of(person: str) -> str:
    from huiyin.ledger import moment
    from huiyin.people.access_tokens import Wish, issue

    ends = moment.now() + timedelta(days=1)
    return issue(
        Wish(person=person, title="benchmark", scopes=("read", "act"), expires_at=ends), ""
    )


@contextmanager
def served(home: Path, workers: int = WORKERS) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command: list[Any] = [sys.executable, "-m", "huiyin.cli.main", "--home", home, "serve"]
    server = subprocess.Popen(
        [*command, "--port", str(port), "--workers", str(workers)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    url = f"http://127.0.0.1:{port}"
    try:
        wait(lambda: httpx.get(f"{url}/api/me", timeout=60).status_code == 401)
        yield url
    finally:
        server.terminate()
        server.wait(30)


def wait(is_there: Callable[[], bool]) -> None:
    for _ in range(600):
        with suppress(httpx.TransportError):
            if is_there():
                return
        time.sleep(0.2)
    raise TimeoutError("the server did not answer within two minutes")
