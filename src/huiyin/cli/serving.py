"""The web server and the worker as one process group: they start together and end together."""

import os
import subprocess
import sys
import threading
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self


class Worker:
    """The worker beside the server. One that dies is started again; the clocks it held are due still."""

    def __init__(self, home: Path) -> None:
        self.command = [sys.executable, "-m", "huiyin.cli.main", "--home", str(home), "worker"]
        self.ending = threading.Event()
        self.process: subprocess.Popen[bytes] | None = None
        self.keeper = threading.Thread(target=self._keep, daemon=True)

    def __enter__(self) -> Self:
        self.keeper.start()
        return self

    def _keep(self) -> None:
        while not self.ending.is_set():
            self.process = subprocess.Popen(self.command)  # noqa: S603 (our own program)
            self.process.wait()
            self.ending.wait(1)

    def __exit__(self, *_: object) -> None:
        self.ending.set()
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()


@dataclass(frozen=True)
class Serving:
    address: str
    port: int
    workers: int
    worker: bool = field(kw_only=True)


def serve_until_stopped(home: Path, how: Serving) -> None:
    """Blocks until SIGINT or SIGTERM; the worker ends with the server."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    os.environ["HUIYIN_HOME"] = str(home)
    server = Granian(
        "huiyin.site.wsgi:application",
        address=how.address,
        port=how.port,
        interface=Interfaces.WSGI,
        workers=how.workers,
        blocking_threads=2,
        log_level=LogLevels.warning,
        websockets=False,
        respawn_failed_workers=True,
        respawn_interval=1,
    )
    with Worker(home) if how.worker else nullcontext():
        server.serve()
