"""The same clocks and the same messages by one, two and four worker processes, in one run.

Workload: cases of the insurer were admitted and left alone, a month passes, and everything that ran is
due at once; then messages of one text part wait for a mail server on this machine, which takes each.
Workers are started on what waits. The pace is that of the middle three fifths, by the moments that the
ledger and the outbox themselves noted, so that starting up does not count. Database, mail server and
workers use the same cores: on two of them the gain is what is left of two.

    python -m tests.support.postgres python -m benchmarks workers
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks import sizes
from benchmarks.clocks import DUE, left_alone
from benchmarks.installed import UNTIL, installation
from benchmarks.measure import Figure

PROCESSES = sizes.processes()
MONTH = timedelta(days=30)
PATIENCE = 1800.0


def figures() -> Iterator[Figure]:
    home = Path(installation().HOME.folder)
    from django.db import connection

    from huiyin.ledger import moment

    (home / "huiyin.toml").write_text('demo = true\nlog = "off"\n')
    with connection.cursor() as cursor:
        seconds = int((datetime.fromisoformat(UNTIL) + MONTH - moment.wall()).total_seconds())
        cursor.execute(f"INSERT INTO ledger_offset (id, seconds) VALUES (1, {seconds})")
    yield from _by_all("clocks fired", home, _clocks)
    with _mail_server():
        yield from _by_all("messages sent", home, _messages)


def _by_all(what: str, home: Path, work: Callable[[int, Path], list[datetime]]) -> Iterator[Figure]:
    from django.db import connection

    alone = 0.0
    for processes in PROCESSES:
        pace = _pace(work(processes, home))
        alone = alone or pace
        name = f"{what} by {processes} worker{'s' * (processes > 1)}, {connection.vendor}"
        made = Figure(f"{name}: {pace:,.0f} a second", 1 / pace, None, "", "", None)
        yield replace(made, floor=1 / alone, floor_name="by one worker")


def _pace(moments: list[datetime]) -> float:
    """A second, of the middle three fifths."""
    at = sorted(moments)
    fifth = len(at) // 5
    return (len(at) - 2 * fifth - 1) / (at[-fifth - 1] - at[fifth]).total_seconds()


def _clocks(processes: int, home: Path) -> list[datetime]:
    """When each clock was fired: one transaction, whose events bear one moment."""
    from huiyin.ledger.models import EventRow, Timer

    left_alone(seed=processes)
    last = EventRow.objects.order_by("-pk").values_list("pk", flat=True)[0]
    passed = datetime.fromisoformat(UNTIL) + MONTH
    with _workers(home, processes):
        _until(lambda: not Timer.objects.filter(not_before__lte=passed).exists())
    fired = EventRow.objects.filter(pk__gt=last, stream__startswith="case/", actor="")
    return list(
        {(s, b): at for s, b, at in fired.values_list("stream", "batch", "recorded_at")}.values()
    )


def _messages(processes: int, home: Path) -> list[datetime]:
    from huiyin.notices import outbox
    from huiyin.notices.models import Outgoing

    letter = outbox.Letter(to="wang@house.test", subject="请尽快答复", text="正文" * 200)
    purpose = f"bench-{processes}"
    for number in range(DUE):
        outbox.put(letter, outbox.Cause(key=f"{purpose}-{number}", purpose=purpose))
    mine = Outgoing.objects.filter(purpose=purpose)
    with _workers(home, processes):
        _until(lambda: not mine.exclude(state="sent").exists())
    return list(mine.values_list("sent_at", flat=True))


def _until(reached: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not reached():
        assert time.monotonic() < until, "the workers do not come to an end"
        time.sleep(0.5)


@contextmanager
def _workers(home: Path, processes: int) -> Iterator[None]:
    command: list[Any] = [sys.executable, "-m", "huiyin.cli.main", "--home", home, "worker"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": dict(os.environ)}
    started = [subprocess.Popen(command, **quiet) for _ in range(processes)]
    try:
        yield
    finally:
        for one in started:
            one.terminate()
        for one in started:
            one.wait(60)


@contextmanager
def _mail_server() -> Iterator[None]:
    """In this process, which only waits meanwhile."""
    from huiyin.connections import keeping
    from tests.support.mail import mail_server

    with mail_server() as (_, port):
        values = {
            "host": "127.0.0.1",
            "port": port,
            "security": "none",
            "sender": "desk@house.test",
        }
        keeping.put("smtp", values, "")
        yield
