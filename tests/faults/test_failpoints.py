"""The places themselves: what a process holds when it is frozen there."""

import fcntl
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.test_frozen_worker import frozen, wait_until

pytestmark = pytest.mark.faults
ROOT = Path(__file__).parents[2]
BUSY = """
import os, sys, threading, time
from django.conf import settings

database = sys.argv[1]
settings.configure(DATABASES={"default": {"ENGINE": "huiyin.ledger.sqlite", "NAME": database}})
os.environ["HUIYIN_FAILPOINT"] = "here:stop"
from django.db import connection, transaction
from huiyin.ledger.failpoints import failpoint


def write():
    while True:
        with transaction.atomic():
            time.sleep(0.05)


for _ in range(2):
    threading.Thread(target=write, daemon=True).start()
time.sleep(0.5)
if sys.argv[2] == "writing":
    with transaction.atomic():
        failpoint("here")
else:
    failpoint("here")
"""


@pytest.mark.parametrize("doing", ["resting", "writing"])
def test_a_process_frozen_at_a_place_holds_what_that_place_holds_and_no_more(tmp_path, doing):
    database = tmp_path / "house.sqlite3"
    command = [sys.executable, "-c", BUSY, str(database), doing]
    with subprocess.Popen(command, cwd=ROOT, env={"PYTHONPATH": str(ROOT / "src")}) as busy:
        try:
            wait_until(lambda: frozen(busy.pid))
            assert is_locked(database.with_suffix(".sqlite3.lock")) == (doing == "writing")
        finally:
            busy.kill()


def is_locked(path: Path) -> bool:
    with path.open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False
