"""The web server and the worker as one process group: they start together and end together."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from huiyin.cli.processors import Processors, suffice_for_all_processors

BESIDE = "HUIYIN_BESIDE"
"""In the environment of a worker: the process whose end is its own."""


_FORKING = threading.Lock()
"""Held while a worker is started and while a web process is forked. One that is forked in the middle of
the other's start keeps the pipe on which that start is waited for: the worker that was to come in place of
a dead one would wait until that web process ends, and all clocks with it.
"""
os.register_at_fork(
    before=_FORKING.acquire, after_in_parent=_FORKING.release, after_in_child=_FORKING.release
)


class Worker:
    """The worker beside the server. One that dies is started again; the clocks it held are due still. It
    ends with the server, however that ended.
    """

    def __init__(self, home: Path) -> None:
        self.command = [sys.executable, "-m", "huiyin.cli.main", "--home", str(home), "worker"]
        kept = {k: v for k, v in os.environ.items() if k != "HUIYIN_REQUESTS"}
        self.environment = kept | {BESIDE: str(os.getpid())}
        self.ending = threading.Event()
        self.process: subprocess.Popen[bytes] | None = None
        self.keeper = threading.Thread(target=self._keep, daemon=True)

    def __enter__(self) -> Self:
        self.keeper.start()
        return self

    def _keep(self) -> None:
        while not self.ending.is_set():
            self.start().wait()
            self.ending.wait(1)

    def start(self) -> subprocess.Popen[bytes]:
        with _FORKING:
            self.process = subprocess.Popen(self.command, env=self.environment)  # noqa: S603 (ours)
        return self.process

    def __exit__(self, *_: object) -> None:
        self.ending.set()
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()


HEAD_MS = 10_000
"""So long somebody may take to say what they want."""


GRACE_S = 35
"""So long whoever answers a request may take to end it, once told to stop: no statement takes as long
(`site.databases`). Then it is killed, as one that was told before it could listen would never end.
"""


@dataclass(frozen=True)
class Serving:
    address: str
    port: int
    workers: int
    worker: bool = field(kw_only=True)


TURN = 0.001
"""Seconds for which a thread computes while another of its process wants to. Whoever comes back from the
database may hold the lock on all writing: with Python's 5 ms everybody waits for whoever only computes.
"""


def load_before_forking() -> None:
    """Web processes are forks of this one. What is read here is theirs from the beginning: the first
    request need not wait for it, also after one of them died, and they share its memory; and no collector
    of memory goes through it, whose look at all of it would be felt on a page and end the sharing.
    """
    from django.conf import settings
    from django.db import connection
    from django.urls import get_resolver
    from django.utils.module_loading import import_string

    from huiyin.ledger import ports
    from huiyin.ledger.worker import settle
    from huiyin.people.models import Holding
    from huiyin.policy.problems import PackError
    from huiyin.upkeep.away import own_migrations

    own_migrations()
    import_string(settings.WSGI_APPLICATION)
    get_resolver().url_patterns  # noqa: B018 (asking reads every view)
    used = set(Holding.objects.values_list("pack", flat=True).distinct())
    for pack in used & set(ports.rules().names()):
        with suppress(PackError):  # whoever needs that one is told; the others are served
            ports.rules().calendars(pack)
    connection.close()  # each process opens its own
    if connection.vendor == "postgresql":
        close_pool: Callable[[], None] = connection.close_pool  # type: ignore[attr-defined]
        close_pool()  # its threads would not be in the forks
    settle()


def _in_each_web_process(begin: Callable[[], None]) -> None:
    """As soon as it is there, before it has a second thread."""
    server = os.getpid()

    def if_it_is_ours() -> None:
        if os.getppid() == server:
            begin()

    os.register_at_fork(after_in_child=if_it_is_ours)


def _end_web_processes_with_this_one() -> None:
    """A server that is told to stop stops them. Where it is killed, they would serve on for ever."""
    server = os.getpid()

    def watch() -> None:
        while os.getppid() == server:
            time.sleep(1)
        os.kill(os.getpid(), signal.SIGTERM)

    _in_each_web_process(lambda: threading.Thread(target=watch, daemon=True).start())


def keep_web_processes_on_their_processors(how_many: int) -> None:
    """Fewer than there are processors go where the system sends them: none is to stand idle."""
    if suffice_for_all_processors(how_many):
        _in_each_web_process(Processors().take_one)


def serve_until_stopped(home: Path, how: Serving) -> None:
    """Blocks until SIGINT or SIGTERM; the worker ends with the server."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.http import HTTP1Settings
    from granian.log import LogLevels

    os.environ["HUIYIN_HOME"] = str(home)
    load_before_forking()
    sys.setswitchinterval(TURN)
    keep_web_processes_on_their_processors(how.workers)
    _end_web_processes_with_this_one()
    server = Granian(
        "huiyin.site.wsgi:application",
        address=how.address,
        port=how.port,
        interface=Interfaces.WSGI,
        workers=how.workers,
        blocking_threads=2,
        log_level=LogLevels.warning,
        websockets=False,
        backlog=4096,
        backpressure=2048,
        http1_settings=HTTP1Settings(header_read_timeout=HEAD_MS),
        respawn_failed_workers=True,
        respawn_interval=1,
        workers_kill_timeout=GRACE_S,
    )
    with Worker(home) if how.worker else nullcontext():
        server.serve()
