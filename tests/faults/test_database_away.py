"""The database is killed and started again while programs call."""

import time

import httpx
import pytest

from tests.faults.callers import Callers
from tests.faults.kept import assert_kept
from tests.faults.served import a_house, serving
from tests.faults.test_frozen_worker import wait_until
from tests.faults.test_killed_under_load import LEVEL, assert_each_message_is_one, connect_mail
from tests.support.mail import mail_server
from tests.support.postgres import programs, running

pytestmark = pytest.mark.faults


def wait_for(callers: Callers, more: int) -> None:
    wanted = callers.acknowledged() + more
    for _ in range(1200):
        if callers.acknowledged() >= wanted:
            return
        time.sleep(0.05)
    pytest.fail(f"nothing was acknowledged any more: {callers.turned_away} {callers.wrong}")


@pytest.mark.skipif(programs() is None, reason="the system has no PostgreSQL server")
def test_a_database_that_is_killed_under_load_is_waited_for_and_nothing_is_lost(
    tmp_path, monkeypatch
):
    """Twice, while clocks fall due and mails go out."""
    with running(programs()) as server, mail_server() as (letters, port):
        monkeypatch.setenv("HUIYIN_DATABASE", server.address)
        with a_house(tmp_path / "home") as house, serving(house) as served:
            connect_mail(house, port)
            callers = Callers(served.url, house.tokens["wang"], seed=1)
            callers.start()
            for _ in range(2):
                wait_for(callers, 10)
                house.installed.advance(LEVEL)
                server.stop()
                time.sleep(0.5)
                answer = httpx.get(f"{served.url}/ready", timeout=30)
                assert answer.status_code == 503 and answer.json()["database"] == "away"
                assert httpx.get(f"{served.url}/health").status_code == 200
                server.start()
            wait_for(callers, 10)
            callers.end()
            served.wait()  # the worker lived through it as well
            wait_until(lambda: letters.taken, 60)
            served.stop()
            house.told += callers.told
            assert callers.turned_away.get(503, 0) > 0
            assert 500 not in callers.turned_away, "a lost database is no fault of ours"
            assert assert_kept(house)["fired"] > 0
            assert_each_message_is_one(letters)
