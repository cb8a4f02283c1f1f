"""Commands that touch several streams at once never wait for each other in a ring."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.faults.crowd import THREADS
from tests.faults.installed import Installed
from tests.faults.kept import assert_sound

pytestmark = [pytest.mark.database, pytest.mark.faults]
ROOT = Path(__file__).parents[2]
ROUNDS = 6


@pytest.fixture
def house(tmp_path):
    with Installed.made(tmp_path / "home") as made:
        yield made


def crowd(house: Installed, *arguments: str) -> None:
    environment = {**os.environ, **house.environment}
    command = [sys.executable, "-m", "tests.faults.crowd", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]


def test_cases_moved_both_ways_between_two_regulations_at_once_never_deadlock(house):
    crowd(house, "prepare")
    crowd(house, "go", str(ROUNDS))

    moved = house.rows("SELECT count(*) FROM ledger_eventrow WHERE type = 'case_moved'")
    assert moved == [(THREADS * ROUNDS,)]
    assert deadlocks(house) == 0
    assert unsealed(house) == []
    assert_sound(house)


def test_a_worker_that_fires_many_and_officers_at_the_same_cases_never_deadlock(house):
    child = [sys.executable, "-m", "tests.faults.child"]
    environment = {**os.environ, **house.environment}
    subprocess.run([*child, "register", "48"], cwd=ROOT, env=environment, check=True)
    workers = [
        subprocess.Popen([*child, "work", "60", "6"], cwd=ROOT, env=environment) for _ in range(2)
    ]
    crowd(house, "answer")

    assert [one.wait(120) for one in workers] == [0, 0]
    assert house.rows("SELECT count(*) FROM register_caserow WHERE stage = 'answered'") == [(48,)]
    fired = house.rows(
        "SELECT count(*) FROM ledger_eventrow WHERE type = 'clock_expired' GROUP BY stream"
    )
    assert {count for (count,) in fired} <= {1}
    assert deadlocks(house) == 0
    assert house.rows("SELECT count(*) FROM ledger_timer WHERE attempts > 0") == [(0,)]


def deadlocks(house: Installed) -> int:
    if not house.environment["HUIYIN_DATABASE"]:
        return 0
    time.sleep(1)  # PostgreSQL adds up when a session ends
    own = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"
    return int(house.rows(own)[0][0])


def unsealed(house: Installed) -> list[str]:
    """Streams whose last event no seal holds, although it was made when everybody had ended."""
    sealed: dict[str, int] = {}
    for file in sorted((Path(house.environment["HUIYIN_HOME"]) / "seals").glob("*.json")):
        for stream, version, _ in json.loads(file.read_text("utf-8"))["heads"]:
            sealed[stream] = max(version, sealed.get(stream, 0))
    rows = house.rows("SELECT id, version FROM ledger_stream WHERE version > 0")
    return [stream for stream, version in rows if sealed.get(stream) != version]
