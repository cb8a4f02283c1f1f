"""A command is on the disk before it is acknowledged, while others have their turn to write."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from huiyin.ledger.sqlite.base import UNSURE
from tests.faults.installed import Installed
from tests.faults.kept import assert_sound

pytestmark = pytest.mark.faults
ROOT = Path(__file__).parents[2]
FULL, NORMAL = 2, 1


@pytest.fixture
def seen(tmp_path, monkeypatch):
    """What a process of a new house saw."""
    monkeypatch.delenv("HUIYIN_DATABASE", raising=False)
    with Installed.made(tmp_path / "home") as house:

        def see(action: str):
            done = subprocess.run(
                [sys.executable, "-m", "tests.faults.disk", action, str(tmp_path)], cwd=ROOT,
                env={**os.environ, **house.environment}, capture_output=True, text=True,
            )  # fmt: skip
            assert done.returncode == 0, done.stderr
            assert_sound(house)
            return json.loads(done.stdout.splitlines()[-1])

        yield see


def test_the_disk_is_waited_for_once_after_the_turn_and_before_the_answer(seen):
    assert seen("turns") == [False]


def test_after_a_loss_of_power_all_that_was_acknowledged_is_there(seen):
    found = seen("power")

    assert len(found["told"]) == 3
    assert (found["left"], found["whole"]) == (found["told"], "ok")


def test_what_is_written_without_a_turn_is_waited_for_at_once(seen):
    assert seen("levels") == [FULL, NORMAL, FULL, FULL]


def test_a_disk_that_fails_is_told_and_the_command_is_done_once(seen):
    assert seen("fails") == {"said": UNSURE, "repeated": True, "level": FULL}


def test_who_is_in_a_hurry_waits_for_no_disk(seen):
    assert seen("hurry") == {"synced": [], "level": FULL}
