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
from contextlib import contextmanager
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


@contextmanager
def server(bin_folder: Path) -> Iterator[str]:
    """The address of a running server, as HUIYIN_DATABASE wants it."""
    folder = Path(tempfile.mkdtemp(prefix="huiyin-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, USER, USER)
    data = folder / "data"
    quiet = {"check": True, "stdout": subprocess.DEVNULL, "cwd": "/"}
    make = ["-D", str(data), "-U", USER, "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8"]
    subprocess.run(_as_user([str(bin_folder / "initdb"), *make]), **quiet)
    options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c max_connections=200"
    control = [str(bin_folder / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log")]
    subprocess.run(_as_user([*control, "-o", options, "start"]), **quiet)
    try:
        yield f"postgresql://{USER}@/{USER}?host={folder}"
    finally:
        subprocess.run(_as_user([*control, "-m", "immediate", "stop"]), **{**quiet, "check": False})
        shutil.rmtree(folder, ignore_errors=True)


def main(command: list[str]) -> int:
    bin_folder = programs()
    if bin_folder is None:
        print("SKIPPED: tests on PostgreSQL, because the system has no PostgreSQL server")
        return 1 if os.environ.get("CI") else 0
    with server(bin_folder) as address:
        environment = {**os.environ, "HUIYIN_DATABASE": address}
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
