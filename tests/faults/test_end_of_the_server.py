"""However a server ends, nothing of it goes on: another can take its place."""

import time

import pytest

from tests.faults.served import a_house, is_alive, send, serving

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
