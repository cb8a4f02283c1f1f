"""Recovery to a moment on PostgreSQL: everything up to it comes back, and nothing after it."""

import os
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from tests.faults.installed import Installed, _on_server
from tests.faults.kept import look
from tests.faults.served import House, a_house
from tests.support.postgres import USER, Server, programs, running

ROOT = Path(__file__).parents[2]
pytestmark = [
    pytest.mark.faults,
    pytest.mark.slow,
    pytest.mark.skipif(programs() is None, reason="the system has no PostgreSQL server"),
]


def register(house: Installed, cases: int) -> None:
    command = [sys.executable, "-m", "tests.faults.child", "register", str(cases)]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **house.environment}, check=True)


def given_to_the_server(folder: Path) -> Path:
    folder.mkdir()
    if os.geteuid() == 0:
        shutil.chown(folder, USER, USER)
    return folder


def recovered(server: Server, base: Path, logs: Path, moment: str) -> Server:
    """As the how-to says: the base backup, and the log up to a time."""
    again = Server(server.bin_folder, base.parent)
    with (base / "postgresql.auto.conf").open("a") as settings:
        settings.write(f"restore_command = 'cp {logs}/%f %p'\nrecovery_target_time = '{moment}'\n"
                       "recovery_target_action = 'promote'\narchive_mode = off\n")  # fmt: skip
    (base / "recovery.signal").touch()
    if os.geteuid() == 0:
        shutil.chown(base / "recovery.signal", USER, USER)
    again.start()
    return again


def test_what_was_lost_by_mistake_comes_back_up_to_the_moment_before_it(tmp_path, monkeypatch):
    place = Path("/tmp") / f"huiyin-moment-{os.getpid()}"  # where the server's own user may go
    given_to_the_server(place)
    logs = given_to_the_server(place / "logs")
    options = f"-c wal_level=replica -c archive_mode=on -c archive_command='cp %p {logs}/%f'"
    try:
        with running(programs(), options) as server:
            monkeypatch.setenv("HUIYIN_DATABASE", server.address)
            with a_house(tmp_path / "home") as made:
                house = made.installed
                register(house, 5)
                base = place / "data"
                server.run(
                    "pg_basebackup",
                    "-h",
                    str(server.folder),
                    "-U",
                    USER,
                    "-c",
                    "fast",
                    "-D",
                    str(base),
                )
                register(house, 5)
                [(moment,)] = _on_server(house.database, "SELECT clock_timestamp()::text")
                time.sleep(1)
                register(house, 3)
                _on_server(house.database, "DROP TABLE ledger_sealedtext")
                _on_server(house.database, "SELECT pg_switch_wal()")
                server.stop("fast")

                again = recovered(server, base, logs, moment)
                address = house.database.replace(str(server.folder), str(again.folder))
                environment = {**house.environment, "HUIYIN_DATABASE": address}
                found = look(House(replace(house, environment=environment), {}))
                again.stop("fast")
                server.start()  # whoever made the house takes it away

        assert len(found["numbers"]) == 10
        assert found["fault"] is None and found["differs"] == []
    finally:
        shutil.rmtree(place, ignore_errors=True)
