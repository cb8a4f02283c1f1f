"""A worker is frozen for minutes of real time with work in hand, while another goes on, and then wakes."""

import time

import pytest

from tests.faults.callers import Callers
from tests.faults.kept import assert_kept
from tests.faults.served import House, a_house, serving
from tests.faults.test_frozen_in_a_transaction import FIRED, thawed
from tests.faults.test_frozen_worker import frozen, wait_until, worker
from tests.faults.test_killed_under_load import LEVEL, assert_each_message_is_one, connect_mail
from tests.support.mail import mail_server

pytestmark = [pytest.mark.faults, pytest.mark.slow, pytest.mark.database]
MINUTES = 3.25
"""Longer than the lease of a job, and than any limit of a statement or of an idle transaction."""
LEFT = "SELECT count(*) FROM notices_outgoing WHERE state = 'waiting'"


@pytest.fixture
def house(tmp_path):
    with a_house(tmp_path / "home") as made:
        yield made


def test_a_worker_frozen_for_minutes_misses_nothing_and_does_nothing_twice(house):
    """With a case in its hands on PostgreSQL; with a message on SQLite, where nobody could write while it
    held a case (test_frozen_writer).
    """
    place = "outgoing_taken" if house.is_sqlite else "timer_taken"
    with mail_server() as (letters, port):
        connect_mail(house, port)
        with serving(house) as served:
            callers = Callers(served.url, house.tokens["wang"], seed=5, count=2, pause=0.2)
            callers.start()
            try:
                with worker(house, HUIYIN_FAILPOINT=f"{place}:stop") as sleeper:
                    wait_until(lambda: advance(house) and frozen(sleeper.pid))
                    before, told = fired(house), callers.acknowledged()
                    ends = time.monotonic() + MINUTES * 60
                    while time.monotonic() < ends:
                        assert frozen(sleeper.pid)
                        time.sleep(5)
                        advance(house)
                    assert fired(house) > before + 10, "the other one goes on"
                    assert callers.acknowledged() > told + 100
                    ends = time.monotonic() + 30
                    while time.monotonic() < ends:
                        assert thawed(sleeper.pid)
                        time.sleep(0.05)
                    assert sleeper.poll() is None, "it lives on"
                    wait_until(lambda: thawed(sleeper.pid) and not house.installed.rows(LEFT)[0][0])
            finally:
                callers.end()
            served.wait()
            served.stop()
        house.told += callers.told
        found = assert_kept(house)
        assert found["fired"] >= fired(house) > 0
        assert letters.taken
        assert_each_message_is_one(letters)


def advance(house: House) -> bool:
    house.installed.advance(LEVEL // 8)
    return True


def fired(house: House) -> int:
    return int(house.installed.rows(FIRED)[0][0])
