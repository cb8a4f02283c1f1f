"""Every due clock fires once and only once, though workers are killed at any instruction."""

import os
import random  # noqa: TID251 (chance is what is tested here; the seed is in the message)
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.faults.installed import Installed
from tests.faults.kept import assert_sound

pytestmark = [pytest.mark.database, pytest.mark.faults]
ROOT = Path(__file__).parents[2]
CASES = 12


@pytest.fixture
def house(tmp_path, request):
    with Installed.made(tmp_path / "home") as made:
        yield made


def start(house: Installed, *arguments: str, failpoint: str = "") -> subprocess.Popen[bytes]:
    environment = {**os.environ, **house.environment, "HUIYIN_FAILPOINT": failpoint}
    return subprocess.Popen(
        [sys.executable, "-m", "tests.faults.child", *arguments], cwd=ROOT, env=environment
    )


def finish(house: Installed, *together: str) -> None:
    assert start(house, "work", "60", *together).wait(120) == 0


def assert_each_fired_once(house: Installed, why: str, cases: int = CASES) -> None:
    counts = house.rows(
        "SELECT stream, COUNT(*) FROM ledger_eventrow WHERE type='clock_expired' GROUP BY stream"
    )
    assert sorted(count for _, count in counts) == [1] * cases, why
    levels = house.rows("SELECT COUNT(*) FROM register_caserow WHERE levels='pace:high'")
    assert levels == [(cases,)], why
    told = house.rows("SELECT COUNT(*) FROM register_noticerow WHERE template LIKE 'escalation%%'")
    assert told == [(cases,)], why


PLACES = ["timer_taken", "after_append", "after_project", "before_commit"]


@pytest.mark.parametrize("together", ["1", pytest.param("5", marks=pytest.mark.slow)])
def test_a_worker_killed_at_a_named_place_loses_and_doubles_nothing(house, together):
    """One by one, and in the middle of many; first with nothing done, then with some done before.

    In every run the worker itself is killed in the middle of many (test_killed_worker).
    """
    assert start(house, "register", str(CASES)).wait(120) == 0
    for place in PLACES:
        killed = start(house, "work", "60", together, failpoint=f"{place}:1")
        assert killed.wait(120) == -signal.SIGKILL
        assert fired(house) == 0, place

    killed = start(house, "work", "60", together, failpoint="before_commit:2")
    assert killed.wait(120) == -signal.SIGKILL
    assert fired(house) == int(together), (
        "the first transaction is there whole, of the second nothing"
    )
    finish(house, together)
    assert_each_fired_once(house, together)
    if together == "5":
        assert_sound(house)


ROUNDS = 50


@pytest.mark.slow
def test_fifty_times_one_of_two_workers_is_killed_in_the_middle_of_its_work(house):
    chance = random.Random(2026)
    in_the_middle = 0
    for turn in range(1, ROUNDS + 1):
        assert start(house, "register", str(CASES)).wait(120) == 0
        together = str(1 + turn % 2)
        victim, other = (start(house, "work", "60", together) for _ in range(2))
        wait_until_one_more_fired(house, (turn - 1) * CASES)
        time.sleep(chance.uniform(0, 0.03))
        victim.kill()
        in_the_middle += fired(house) < turn * CASES
        victim.wait(60)
        assert other.wait(120) == 0
        finish(house)
        assert_each_fired_once(house, f"round {turn}", cases=turn * CASES)

    assert in_the_middle > ROUNDS / 2


def fired(house: Installed) -> int:
    return house.rows("SELECT COUNT(*) FROM ledger_eventrow WHERE type='clock_expired'")[0][0]


def wait_until_one_more_fired(house: Installed, before: int) -> None:
    for _ in range(6000):
        if fired(house) > before:
            return
        time.sleep(0.01)
    pytest.fail("no worker began to work")


@pytest.mark.parametrize("together", ["1", "3"])
def test_two_workers_at_once_share_the_work(house, together):
    assert start(house, "register", str(CASES)).wait(120) == 0

    both = [start(house, "work", "60", together), start(house, "work", "60", together)]

    assert [one.wait(120) for one in both] == [0, 0]
    assert_each_fired_once(house, "two workers")


def test_sixteen_writers_at_once_get_numbers_without_gap_and_without_double(house):
    writers = [start(house, "register", "6") for _ in range(16)]

    assert {one.wait(300) for one in writers} == {0}

    numbers = sorted(n for (n,) in house.rows("SELECT number FROM register_caserow"))
    assert numbers == [f"T202603-{n:04}" for n in range(1, 97)]
