"""However a server ends, nothing of it goes on: another can take its place."""

import os
import signal
import time

import pytest

from huiyin.cli.serving import GRACE_S
from huiyin.site.databases import STATEMENT_S
from tests.faults.served import Served, a_house, is_alive, send, serving

pytestmark = pytest.mark.faults


@pytest.fixture
def house(tmp_path):
    with a_house(tmp_path / "home") as made:
        yield made


def gone(pids: list[int], seconds: float = 20) -> bool:
    until = time.monotonic() + seconds
    while any(is_alive(pid) for pid in pids) and time.monotonic() < until:
        time.sleep(0.1)
    return not any(is_alive(pid) for pid in pids)


def test_a_server_that_is_killed_takes_its_worker_and_web_processes_along(house):
    with serving(house) as served:
        webs, workers = served.webs(), served.workers_beside()
        assert webs and workers

        served.process.kill()  # it alone
        served.process.wait(30)

        assert gone([*webs, *workers])
        served.start()
        served.wait()
        assert send(served, house, "after").status_code == 201
        webs, workers = served.webs(), served.workers_beside()
        served.stop()
        assert gone([*webs, *workers])


def test_whoever_is_told_to_stop_may_end_the_longest_statement():
    assert GRACE_S > STATEMENT_S


@pytest.mark.slow
def test_a_web_process_that_does_not_end_when_told_does_not_keep_the_server_from_ending(house):
    """One dies again and again, so the server gives up; the other is frozen, and hears of nothing."""
    with serving(house) as served:
        frozen, dying = served.webs()
        os.kill(frozen, signal.SIGSTOP)
        os.kill(dying, signal.SIGKILL)
        os.kill(another_web(served, {frozen, dying}), signal.SIGKILL)

        served.process.wait(GRACE_S + 20)

        assert gone([frozen])
        served.start()
        served.wait()
        assert send(served, house, "after").status_code == 201


def another_web(served: Served, known: set[int]) -> int:
    until = time.monotonic() + 5
    while time.monotonic() < until:
        fresh = [pid for pid in served.webs() if pid not in known]
        if fresh:
            return fresh[0]
        time.sleep(0.05)
    raise AssertionError("none was started in the place of the one that died")
