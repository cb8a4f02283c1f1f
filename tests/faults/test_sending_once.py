"""A sender killed between the server's answer and its note sends again under the same id."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.installed import Installed
from tests.faults.kept import assert_sound
from tests.support.mail import mail_server

pytestmark = [pytest.mark.database, pytest.mark.faults]
ROOT = Path(__file__).parents[2]


@pytest.fixture
def house(tmp_path):
    with Installed.made(tmp_path / "home") as made:
        yield made


def child(house: Installed, *arguments: str, failpoint: str = "") -> int:
    environment = {**os.environ, **house.environment, "HUIYIN_FAILPOINT": failpoint}
    command = [sys.executable, "-m", "tests.faults.sender", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, timeout=120).returncode


@pytest.mark.parametrize(
    ("place", "copies"),
    [
        ("before_completion", 2),
        pytest.param("outgoing_taken", 1, marks=pytest.mark.slow),
        pytest.param("job_done", 1, marks=pytest.mark.slow),
    ],
)
def test_a_sender_killed_with_a_message_in_its_hands_loses_none(house, place, copies):
    with mail_server() as (letters, port):
        assert child(house, "put", str(port)) == 0
        assert child(house, "send", "0", failpoint=place) == -signal.SIGKILL
        assert child(house, "send", "1") == 0  # the lease has not ended
        before = copies if place == "job_done" else copies - 1
        assert len(letters.taken) == before
        assert child(house, "send", "10") == 0
        assert child(house, "send", "20") == 0

    assert len(letters.taken) == copies
    assert len({came["Message-ID"] for came in letters.taken}) == 1
    assert len({bytes(came) for came in letters.taken}) == 1
    assert house.rows("SELECT state, attempts FROM notices_outgoing") == [
        ("sent", 1 if place == "job_done" else 2)
    ]
    if place == "before_completion":  # the one that sends twice
        assert_sound(house)
