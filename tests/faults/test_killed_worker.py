"""The worker, as an installation runs it, is killed at each named place and started again."""

import ast
import re
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.faults.kept import assert_sound
from tests.faults.served import House, a_house
from tests.faults.test_frozen_worker import wait_until, worker
from tests.faults.test_killed_under_load import LEVEL, assert_each_message_is_one, connect_mail
from tests.support.mail import mail_server

pytestmark = [pytest.mark.database, pytest.mark.faults]
ROOT = Path(__file__).parents[2]
CASES = 3
REGISTER = f"""
import django
django.setup()
from huiyin.ledger import moment
from tests.ledger.house import register
for _ in range({CASES}):
    register(moment.now(), facts={{"topic": "service"}})
"""
CLOCKS = ["timer_taken", "after_append", "after_project", "before_commit"]
JOBS = ["job_taken", "outgoing_taken", "before_completion", "job_done"]
FIRED = "SELECT COUNT(*) FROM ledger_eventrow WHERE type='clock_expired'"
LEFT = "SELECT COUNT(*) FROM jobs_job"
LEASE = 600


@pytest.fixture
def house(tmp_path):
    with a_house(tmp_path / "home") as made:
        yield made


def dies(house: House, place: str) -> None:
    with worker(house, HUIYIN_FAILPOINT=place) as killed:
        assert killed.wait(60) == -signal.SIGKILL, place


def done_with_jobs(house: House) -> None:
    with worker(house):
        wait_until(lambda: house.installed.rows(LEFT) == [(0,)], 60)


def test_the_worker_killed_at_each_named_place_loses_and_doubles_nothing(house):
    """Firing clocks, of which nothing is there then; with a job, with a message, with what was sent.

    What registering told has gone out before: no thread beside the clocks then has anything in its hands
    when the worker dies, and the first job that there is follows from a clock.
    """
    with mail_server() as (letters, port):
        connect_mail(house, port)
        subprocess.run(
            [sys.executable, "-c", REGISTER], env=house.environment, cwd=ROOT, check=True
        )
        done_with_jobs(house)
        house.installed.advance(LEVEL)
        for place in CLOCKS:
            dies(house, place)
            assert house.installed.rows(FIRED) == [(0,)], place
        for place in JOBS:
            dies(house, place)
            assert house.installed.rows(FIRED) == [(CASES,)], place
            house.installed.advance(LEASE)  # what it held is free again
        done_with_jobs(house)

    assert assert_sound(house)["fired"] == CASES
    assert house.installed.rows("SELECT DISTINCT state FROM notices_outgoing") == [("sent",)]
    assert_each_message_is_one(letters)
    copies = Counter(came["Message-ID"] for came in letters.taken)
    assert sorted(copies.values())[-2:] == [1, 2], "the one that was sent and not noted"


def test_every_named_place_is_one_at_which_a_test_breaks_a_process():
    named = {
        name for file in (ROOT / "src").rglob("*.py")
        for name in re.findall(r'failpoint\("(\w+)"\)', file.read_text("utf-8"))
    }  # fmt: skip

    assert named
    assert named - tried() == set()


def tried() -> set[str]:
    """Names in tests that set the place by the environment, or hand it to something that does."""
    found: set[str] = set()
    for file in (ROOT / "tests").rglob("test_*.py"):
        text = file.read_text("utf-8")
        if "failpoint" in text.lower():
            words = (one for one in ast.walk(ast.parse(text)) if isinstance(one, ast.Constant))
            found |= {str(one.value).partition(":")[0] for one in words}
    return found
