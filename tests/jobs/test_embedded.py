"""The contract of jobs on our leased rows, on SQLite and PostgreSQL."""

import pytest
from django.db import OperationalError

from huiyin.jobs import running
from huiyin.jobs.asking import WORK
from tests.jobs.contract import *  # noqa: F403
from tests.jobs.working import Worker


@pytest.fixture
def worker(db):
    return Worker(running.work_due)


def test_a_worker_waits_for_a_lost_database_and_goes_on(monkeypatch, db):
    """Nobody would notice that nothing is done."""
    tries: list[str] = []
    rests: list[float] = []

    def work(queue: str, limit: int) -> int:
        tries.append(queue)
        if len(tries) == 1:
            raise OperationalError("gone")
        return 1

    monkeypatch.setattr(running, "work_due", work)
    monkeypatch.setattr(running.connection, "close", lambda: None)
    running.run(WORK, lambda: len(tries) == 3, rests.append)

    assert rests == [running.IDLE]
