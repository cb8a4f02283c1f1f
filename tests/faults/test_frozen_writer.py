"""A process is frozen while it holds the one write lock of SQLite: the others give up, and go on later."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from huiyin.ledger.sqlite.turns import HELD, PATIENCE
from tests.faults.installed import Installed
from tests.faults.kept import assert_sound
from tests.faults.test_frozen_worker import frozen, wait_until

pytestmark = pytest.mark.faults
ROOT = Path(__file__).parents[2]


@pytest.fixture
def house(tmp_path, monkeypatch):
    monkeypatch.delenv("HUIYIN_DATABASE", raising=False)
    with Installed.made(tmp_path / "home") as made:
        yield made


@contextmanager
def child(house: Installed, *arguments: str, failpoint: str = ""):
    environment = {**os.environ, **house.environment, "HUIYIN_FAILPOINT": failpoint}
    command = [sys.executable, "-m", "tests.faults.child", *arguments]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True
    ) as made:
        try:
            yield made
        finally:
            made.send_signal(signal.SIGCONT)
            made.wait(60)


def registered(house: Installed) -> int:
    return house.rows("SELECT count(*) FROM ledger_stream WHERE kind = 'case'")[0][0]


@pytest.mark.slow
def test_nobody_waits_for_ever_for_a_frozen_writer_and_nothing_is_lost(house):
    with child(house, "register", "1", failpoint="before_commit:stop") as sleeper:
        wait_until(lambda: frozen(sleeper.pid))
        with child(house, "register", "1") as other:
            begun = time.monotonic()
            said = other.communicate(timeout=PATIENCE + 60)[1]
        assert other.returncode == 1 and HELD in said
        assert time.monotonic() - begun >= PATIENCE
        assert registered(house) == 0  # reading goes on

    assert sleeper.returncode == 0
    assert registered(house) == 1  # what it had in its hands was done when it woke
    with child(house, "register", "1") as again:
        pass
    assert again.returncode == 0
    assert registered(house) == 2
    assert_sound(house)


def test_writers_of_many_threads_still_come_one_by_one(house):
    """Waiting is done by a thread that may be given up; the lock is nobody's twice."""
    with child(house, "register", "20") as one, child(house, "register", "20") as two:
        pass
    assert (one.returncode, two.returncode) == (0, 0)
    assert registered(house) == 40
