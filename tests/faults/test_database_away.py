"""The database is killed and started again, or its disk is full, while programs call."""

import resource
import time

import httpx
import pytest

from tests.faults.callers import Callers
from tests.faults.kept import assert_kept
from tests.faults.served import Served, a_house, send, serving
from tests.support.postgres import programs, running

pytestmark = pytest.mark.faults
LONG = "杯子是裂的" * 200


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
    with running(programs()) as server:
        monkeypatch.setenv("HUIYIN_DATABASE", server.address)
        with a_house(tmp_path / "home") as house, serving(house) as served:
            callers = Callers(served.url, house.tokens["wang"], seed=1)
            callers.start()
            wait_for(callers, 10)
            server.stop()
            time.sleep(0.5)
            answer = httpx.get(f"{served.url}/ready", timeout=30)
            assert answer.status_code == 503 and answer.json()["database"] == "away"
            assert httpx.get(f"{served.url}/health").status_code == 200
            server.start()
            wait_for(callers, 10)
            callers.end()
            served.wait()  # the worker lived through it as well
            served.stop()
            house.told += callers.told
            assert callers.turned_away.get(503, 0) > 0
            assert 500 not in callers.turned_away, "a lost database is no fault of ours"
            assert_kept(house)


def limit(served: Served, most: int) -> None:
    """The largest file that a process may write: what lies beyond it is a disk that is full."""
    for pid in [served.process.pid, *served.children()]:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))


def test_a_full_disk_is_refused_clearly_and_work_goes_on_when_there_is_room(tmp_path, monkeypatch):
    monkeypatch.delenv("HUIYIN_DATABASE", raising=False)
    with a_house(tmp_path / "home") as house, serving(house) as served:
        assert send(served, house, "first").status_code == 201
        size = max(f.stat().st_size for f in house.home.glob("huiyin.sqlite3*"))
        limit(served, size + 100_000)

        answers, number = [], 0
        while not answers or answers[-1].status_code == 201:
            number += 1
            answers.append(send(served, house, f"full-{number}", LONG))
            assert number < 500, "the disk never was full"
        refused = answers[-1]

        assert refused.status_code == 503 and refused.json()["reason"] == "unavailable"
        assert refused.headers["Retry-After"]
        assert send(served, house, f"full-{number}", LONG).status_code == 503
        limit(served, resource.RLIM_INFINITY)

        again = send(served, house, f"full-{number}", LONG)
        assert again.status_code == 201, "nothing has to be started again"
        served.wait()
        served.stop()
        found = assert_kept(house)
        assert len(found["numbers"]) == number + 1
