"""The same contract on PostgreSQL where procrastinate says when a job is due."""

import threading
import time

import pytest
from django.db import connection
from django.db.models import Q
from django.test import override_settings
from django_tasks import default_task_backend

from huiyin.jobs.kept import caller
from huiyin.jobs.models import Job
from huiyin.ledger import moment
from tests.jobs.contract import *  # noqa: F403
from tests.jobs.working import Worker

KEPT = {"default": {"BACKEND": "huiyin.jobs.kept.Kept", "QUEUES": ["messages", "work"]}}
PATIENCE = 30.0


@pytest.fixture
def worker(transactional_db):
    if "procrastinate_jobs" not in connection.introspection.table_names():
        caller.schema_manager.apply_schema()
    with override_settings(TASKS=KEPT):
        yield Worker(work)


def work(queue: str) -> None:
    """Its own worker, in a thread, until nothing is due."""
    stop = threading.Event()
    run = default_task_backend.run
    thread = threading.Thread(target=run, args=(queue, stop.is_set, stop.wait), daemon=True)
    thread.start()
    until = time.monotonic() + PATIENCE
    while _due() and time.monotonic() < until:
        time.sleep(0.02)
    stop.set()
    thread.join(PATIENCE)
    assert not thread.is_alive()


def _due() -> bool:
    now = moment.now()
    held = Q(leased_until__gt=now)
    return Job.objects.filter(held | Q(not_before__lte=now), state="waiting").exists()
