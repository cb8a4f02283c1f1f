"""Jobs: what asking for one costs, how many one worker does, and how soon an idle one begins.

Workload: a job adds one to a counter in its own transaction. The floor adds one to the same counter by
plain SQL, in as many transactions with the same durability. On PostgreSQL (`python -m
tests.support.postgres python -m benchmarks jobs`) the same with procrastinate, which says when one is due.
"""

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median
from typing import Any

from benchmarks import sizes
from benchmarks.measure import Figure

JOBS = 200 if os.environ.get("HUIYIN_BENCH_SMALL") else 1_000
ROUNDS = 3 if os.environ.get("HUIYIN_BENCH_SMALL") else 9
JOBS, ROUNDS = round(sizes.less(JOBS)), sizes.rounds(ROUNDS)
PATIENCE = 120.0


def figures() -> Iterator[Figure]:
    from benchmarks.installed import installation

    settings = installation()
    from django.db import connection

    own = settings.DATABASES["default"]["ENGINE"].rpartition(".")[2]
    yield from _of(f"our rows, {own}")
    if connection.vendor == "postgresql":
        with _called():
            yield from _of("procrastinate")


def _of(name: str) -> Iterator[Figure]:
    from benchmarks.counting import add_one, count, seen

    floor = _timed(lambda: [add_one("floor") for _ in range(JOBS)])
    asked = _timed(lambda: [count.enqueue(name) for _ in range(JOBS)])
    about = f"plain SQL, {JOBS} transactions"
    yield Figure(f"asking for a job, {name}", asked / JOBS, floor / JOBS, about, "", None)
    done = _timed(lambda: _until(lambda: seen(name) >= JOBS, 0.05), worker=True)
    yield Figure(f"a job done, one worker, {name}", done / JOBS, floor / JOBS, about, "", None)
    delays = list(_delays())
    yield Figure(f"an idle worker begins after, median, {name}", median(delays), None, "", "", None)


def _delays() -> Iterator[float]:
    from benchmarks.counting import count, seen

    with _worker():
        time.sleep(2)
        for number in range(ROUNDS):
            before, begun = seen("delay"), time.perf_counter()
            count.enqueue("delay")
            _until(lambda before=before: seen("delay") > before)
            yield time.perf_counter() - begun
            time.sleep(0.37 + number / 50)  # not in step with whoever looks once a second


def _timed(act: Callable[[], object], *, worker: bool = False) -> float:
    begun = time.perf_counter()
    if worker:
        with _worker():
            act()
            return time.perf_counter() - begun
    act()
    return time.perf_counter() - begun


def _until(reached: Callable[[], bool], pause: float = 0.005) -> None:
    until = time.monotonic() + PATIENCE
    while not reached():
        assert time.monotonic() < until, "the worker does nothing"
        time.sleep(pause)


@contextmanager
def _worker() -> Iterator[None]:
    from django_tasks import default_task_backend

    stop = threading.Event()
    run: Any = default_task_backend.run  # type: ignore[attr-defined]
    thread = threading.Thread(target=run, args=("work", stop.is_set, stop.wait), daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


@contextmanager
def _called() -> Iterator[None]:
    from django.db import connection
    from django.test import override_settings

    from huiyin.jobs.kept import caller

    if "procrastinate_jobs" not in connection.introspection.table_names():
        caller.schema_manager.apply_schema()
    kept = {"default": {"BACKEND": "huiyin.jobs.kept.Kept", "QUEUES": ["messages", "work"]}}
    with override_settings(TASKS=kept):
        yield
