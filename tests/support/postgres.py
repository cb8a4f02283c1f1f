"""Runs a command against a PostgreSQL server of its own, made for it and thrown away afterwards.

    python -m tests.support.postgres COMMAND …

The server listens on a socket in a temporary folder and nowhere else. Where the system has no
PostgreSQL the command is skipped by name; on CI that is a failure.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

USER = "postgres"


def programs() -> Path | None:
    """The newest server programs of the system."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    if found:
        return found[-1].parent
    return Path(on_path).parent if on_path else None


def _as_user(command: list[str]) -> list[str]:
    """PostgreSQL refuses to run as root."""
    return ["runuser", "-u", USER, "--", *command] if os.geteuid() == 0 else command


@dataclass
class Server:
    """A server of its own. `options` are further ones of the command line."""

    bin_folder: Path
    folder: Path
    options: str = ""

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def address(self) -> str:
        """As HUIYIN_DATABASE wants it."""
        return f"postgresql://{USER}@/{USER}?host={self.folder}"

    def make(self) -> None:
        how = ["-U", USER, "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8"]
        self.run("initdb", "-D", str(self.data), *how)

    def start(self) -> None:
        where = f"-c listen_addresses='' -c unix_socket_directories='{self.folder}'"
        self._control("-o", f"{where} -c max_connections=200 {self.options}", "start")

    def stop(self, how: str = "immediate") -> None:
        """`immediate` is what a loss of power does to it."""
        self._control("-m", how, "stop")

    def _control(self, *what: str) -> None:
        log = str(self.folder / "log")
        self.run("pg_ctl", "-D", str(self.data), "-w", "-l", log, *what)

    def run(self, program: str, *arguments: str) -> None:
        command = _as_user([str(self.bin_folder / program), *arguments])
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")


@contextmanager
def running(bin_folder: Path, options: str = "") -> Iterator[Server]:
    folder = Path(tempfile.mkdtemp(prefix="huiyin-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, USER, USER)
    made = Server(bin_folder, folder, options)
    made.make()
    made.start()
    try:
        yield made
    finally:
        with suppress(subprocess.CalledProcessError):
            made.stop()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def standby(primary_socket: Path) -> Iterator[Server]:
    """A real one that streams from the server behind this socket."""
    bin_folder = programs()
    assert bin_folder is not None
    folder = Path(tempfile.mkdtemp(prefix="huiyin-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, USER, USER)
    made = Server(bin_folder, folder)
    made.run("pg_basebackup", "-h", str(primary_socket), "-U", USER, "-D", str(made.data), "-R",
             "-X", "stream", "-c", "fast")  # fmt: skip
    made.start()
    try:
        yield made
    finally:
        with suppress(subprocess.CalledProcessError):
            made.stop()
        shutil.rmtree(folder, ignore_errors=True)


def main(command: list[str]) -> int:
    bin_folder = programs()
    if bin_folder is None:
        print("SKIPPED: tests on PostgreSQL, because the system has no PostgreSQL server")
        return 1 if os.environ.get("CI") else 0
    with running(bin_folder) as server:
        environment = {**os.environ, "HUIYIN_DATABASE": server.address}
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
