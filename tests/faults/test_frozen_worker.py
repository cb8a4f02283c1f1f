"""A worker is frozen with a message in its hands until its lease is over; or it has a poisoned job."""

import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faults.kept import assert_kept
from tests.faults.served import House, a_house
from tests.faults.test_killed_under_load import connect_mail
from tests.support.mail import mail_server

pytestmark = pytest.mark.faults
ROOT = Path(__file__).parents[2]
WORKER = [sys.executable, "-m", "huiyin.cli.main", "worker"]


@pytest.fixture
def house(tmp_path):
    with a_house(tmp_path / "home") as made:
        yield made


@contextmanager
def worker(house: House, **environment: str):
    with (house.home / "worker.log").open("ab") as log:
        process = subprocess.Popen(WORKER, cwd=ROOT, env={**house.environment, **environment},
                                   stdout=log, stderr=log)  # fmt: skip
    try:
        yield process
    finally:
        process.send_signal(signal.SIGCONT)
        process.terminate()
        process.wait(60)


def wait_until(what, seconds: float = 180) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until, "it never came to pass"
        time.sleep(0.1)


def frozen(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat").read_text()
    return stat.rpartition(")")[2].split()[0] == "T"


def test_a_worker_frozen_with_a_message_in_its_hands_wakes_and_leaves_one(house):
    """Its lease runs out while it sleeps, another sends the message, and then it wakes."""
    with mail_server() as (letters, port):
        connect_mail(house, port)
        put_one_message(house)
        with worker(house, HUIYIN_FAILPOINT="outgoing_taken:stop") as sleeper:
            wait_until(lambda: frozen(sleeper.pid))
            later(house, minutes=10)
            wait_until(lambda: len(letters.taken) == 1)
            state = house.installed.rows("SELECT state FROM notices_outgoing")
            wait_until(
                lambda: house.installed.rows("SELECT state FROM notices_outgoing") == [("sent",)]
            )
            sleeper.send_signal(signal.SIGCONT)
            wait_until(lambda: len(letters.taken) == 2)
            assert state in ([("waiting",)], [("sent",)])

    assert len({bytes(came) for came in letters.taken}) == 1, (
        "the same id, and the same to the byte"
    )
    assert house.installed.rows("SELECT state FROM notices_outgoing") == [("sent",)]
    assert_kept(house)


def test_a_job_that_always_fails_holds_up_no_other_and_is_listed_in_the_end(house):
    """In a real worker, which lives on; the time between its two attempts is put forward."""
    subprocess.run([sys.executable, "-c", ASK], env=house.environment, cwd=ROOT, check=True)
    jobs = "SELECT state, attempts FROM jobs_job WHERE task LIKE '%%poisoned'"
    with worker(house) as working:
        wait_until(lambda: house.installed.rows(jobs) == [("waiting", 1)], 60)
        house.installed.advance(60)
        wait_until(lambda: house.installed.rows(jobs) == [("failed", 2)], 60)
        done = "SELECT name, value FROM ledger_counter WHERE name IN ('bad', 'good')"
        wait_until(lambda: house.installed.rows(done) == [("good", 3)], 60)
        assert working.poll() is None
    listed = subprocess.run([sys.executable, "-c", LISTED], env=house.environment, cwd=ROOT,
                            check=True, capture_output=True, text=True)  # fmt: skip
    assert listed.stdout.strip().startswith("tests.jobs.tasks.poisoned IntegrityError")
    assert_kept(house)


ASK = """
import django
django.setup()
from tests.jobs.tasks import count, poisoned
poisoned.enqueue("bad")
for _ in range(3):
    count.enqueue("good")
"""
LISTED = """
import django
django.setup()
from huiyin.jobs import dead
for job in dead.given_up():
    print(job.task, job.fault)
"""
PUT = """
import django
django.setup()
from huiyin.notices import outbox
said = {"subject": "请尽快答复", "text": "正文", "html": "<p>正文</p>"}
letter = outbox.Letter(to="wang@house.test", **said)
outbox.put(letter, outbox.Cause(key="one", purpose="test"))
"""
LATER = """
import sys, django
django.setup()
from datetime import timedelta
from huiyin.ledger import moment
from tests.support.jobs import send_due
send_due(moment.now() + timedelta(minutes=int(sys.argv[1])))
"""


def put_one_message(house: House) -> None:
    subprocess.run([sys.executable, "-c", PUT], env=house.environment, cwd=ROOT, check=True)


def later(house: House, minutes: int) -> None:
    """Another sender, some minutes on."""
    command = [sys.executable, "-c", LATER, str(minutes)]
    subprocess.run(command, env=house.environment, cwd=ROOT, check=True)
