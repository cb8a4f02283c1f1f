"""A worker on PostgreSQL is frozen in a transaction: others get what it held, and it goes on later."""

import os
import signal
import time

import httpx
import pytest
from django.db import InternalError
from psycopg.errors import IdleInTransactionSessionTimeout

from huiyin.upkeep.away import is_away
from tests.faults.kept import assert_kept
from tests.faults.served import Served, a_house, send
from tests.faults.test_frozen_worker import frozen, wait_until, worker
from tests.support.postgres import programs, running

pytestmark = [
    pytest.mark.faults,
    pytest.mark.skipif(programs() is None, reason="the system has no PostgreSQL server"),
]
IDLE = 4
FIRED = "SELECT count(*) FROM ledger_eventrow WHERE type = 'clock_expired'"


def test_a_worker_frozen_with_a_case_in_its_hands_keeps_nobody_from_it_for_ever(
    tmp_path, monkeypatch
):
    """Its transaction is undone by the server; when it wakes it fires what it held, once."""
    with running(programs()) as server:
        monkeypatch.setenv("HUIYIN_DATABASE", server.address)
        with a_house(tmp_path / "home") as house:
            served = Served(house, workers=1)
            served.start_alone()
            try:
                served.wait(with_worker=False)
                case = send(served, house, "one").json()["case"]
                house.installed.advance(2 * 3600 + 60)  # its first level is due
                sleeps = {
                    "HUIYIN_FAILPOINT": "before_commit:stop",
                    "HUIYIN_WORKER_IDLE_S": str(IDLE),
                }
                with worker(house, **sleeps) as sleeper:
                    wait_until(lambda: frozen(sleeper.pid))
                    told = contact(served, house.tokens["wang"], case)
                    assert told.status_code == 200, told.text
                    assert house.installed.rows(FIRED) == [(0,)], "what it held is undone"
                    wait_until(
                        lambda: thawed(sleeper.pid) and house.installed.rows(FIRED) != [(0,)], 60
                    )
                    time.sleep(1)
                    assert sleeper.poll() is None, "it lives on"
                assert house.installed.rows(FIRED) == [(1,)]
                served.stop()
                assert_kept(house)
            finally:
                if served.process is not None and served.process.poll() is None:
                    served.kill_all()


def contact(served: Served, token: str, case: str) -> httpx.Response:
    body = {"direction": "in", "medium": "phone", "told": "来电催问"}
    return httpx.post(f"{served.url}/api/cases/{case}/acts/record_contact", json=body, timeout=60,
                      headers={"Authorization": f"Bearer {token}"})  # fmt: skip


def thawed(pid: int) -> bool:
    """It freezes each time that it comes by the place: woken as often as it does."""
    if frozen(pid):
        os.kill(pid, signal.SIGCONT)
    return True


def test_an_end_for_idling_is_nobodys_fault():
    """As the driver says it; whoever asked is told to try again."""
    error = InternalError("ended")
    error.__cause__ = IdleInTransactionSessionTimeout("ended")

    assert is_away(error)
