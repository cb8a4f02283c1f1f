"""An installation served by real processes, with a clock that the test advances."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx

from tests.fortnight.desk import Desk

ROOT = Path(__file__).parents[2]
ZONE = ZoneInfo("Asia/Shanghai")
PATIENCE = 120
PASSPHRASE = "an envelope in the safe"


def environment() -> dict[str, str]:
    found = {**os.environ, "PYTHONPATH": str(ROOT / "src") + os.pathsep + str(ROOT)}
    found.pop("HUIYIN_DATABASE", None)
    return {**found, "COLUMNS": "200", "HUIYIN_PASSPHRASE": PASSPHRASE}


class House:
    """One home folder, and the server on it while it runs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = _free_port()
        self._server: subprocess.Popen[bytes] | None = None
        self._desk: Desk | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def huiyin(self, *arguments: str, code: int = 0) -> str:
        command = [sys.executable, "-m", "huiyin.cli.main", "--home", str(self.folder), *arguments]
        done = subprocess.run(command, env=environment(), capture_output=True, text=True)
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout

    def start(self) -> None:
        command = [sys.executable, "-m", "huiyin.cli.main", "--home", str(self.folder)]
        self._log = (self.folder.parent / "server.log").open("ab")
        self._server = subprocess.Popen(
            [*command, "serve", "--port", str(self.port), "--workers", "1"],
            env=environment(), stdout=self._log, stderr=self._log, start_new_session=True,
        )  # fmt: skip
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                httpx.get(self.address + "/", timeout=5)
                break
            except httpx.TransportError:
                assert self._server.poll() is None, "the server did not start"
                time.sleep(0.1)
        self._desk = Desk(self.address, "admin")

    def stop(self) -> None:
        if self._server is not None:
            self._server.send_signal(signal.SIGTERM)
            self._server.wait(PATIENCE)
            self._server = None
        self._close()

    def _close(self) -> None:
        if self._desk is not None:
            self._desk.close()
            self._desk = None
            self._log.close()

    def die(self) -> None:
        """The machine is gone: every process at once, without a word."""
        assert self._server is not None
        os.killpg(self._server.pid, signal.SIGKILL)
        self._server.wait(PATIENCE)
        self._server = None
        self._close()

    def rows(self, question: str, *values: Any) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.folder / "huiyin.sqlite3", timeout=60)) as database:
            return database.execute(question, values).fetchall()

    def now(self) -> datetime:
        rows = self.rows("SELECT seconds FROM ledger_offset")
        wall = datetime.now(UTC)  # noqa: TID251 (what the server reads too)
        return wall + timedelta(seconds=rows[0][0] if rows else 0)

    def local(self) -> datetime:
        return self.now().astimezone(ZONE)

    def advance(self, length: str) -> None:
        assert self._desk is not None
        client = self._desk.client
        headers = {"X-CSRFToken": client.cookies["csrftoken"], "Referer": self.address}
        answers = {"length": length, "next": "/language/"}
        done = client.post("/demo/advance/", data=answers, headers=headers, follow_redirects=False)
        assert done.status_code == 302, done.text[:500]

    def advance_to(self, weekday: int, hour: int) -> None:
        """By steps of an hour, so that every clock is looked at near its moment."""
        while not (self.local().weekday() == weekday and self.local().hour == hour):
            self.advance("hour")

    def is_quiet(self) -> bool:
        """No clock is due that has not fired."""
        now = self.now().replace(tzinfo=None).isoformat(" ")
        return self.rows("SELECT count(*) FROM ledger_timer WHERE due <= ?", now)[0][0] == 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def served(folder: Path) -> Iterator[House]:
    house = House(folder)
    try:
        yield house
    finally:
        if house._server is not None:
            house.die()
