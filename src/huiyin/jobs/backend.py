"""The embedded backend of django-tasks: a row in the transaction of whoever asks; workers lease it."""

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import transaction
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus

from huiyin.jobs import running
from huiyin.jobs.asking import Asked, JobTask
from huiyin.jobs.models import Job
from huiyin.ledger import moment, rehearsal
from huiyin.ledger.canonical import canonical
from huiyin.ledger.inserting import insert, insert_unless_there

LONGEST = 4_000
"""Characters of arguments: they name things, and are no place to keep them."""


class TooLong(ValueError):
    """Arguments that are no names."""


class Leased(BaseTaskBackend):
    task_class = JobTask
    supports_defer = True

    def enqueue(self, task: Task[Any, Any], args: Any, kwargs: Any) -> TaskResult[Any]:
        assert isinstance(task, JobTask)
        now = moment.now()
        job = _job(task, task.key or uuid4().hex, _given(args, kwargs), now, task.run_after or now)
        with transaction.atomic():
            if insert_unless_there(job) or _revived(job):
                self.wake(job)
        return _told(task, job, json.loads(job.given))

    def enqueue_each(self, task: JobTask, asked: Sequence[Asked]) -> None:
        now = moment.now()
        jobs = [_job(task, one.key, _given(one.args, {}), now, one.at) for one in asked]
        with rehearsal.or_transaction():
            there = set(
                Job.objects.filter(key__in=[job.key for job in jobs]).values_list("key", flat=True)
            )
            insert([job for job in jobs if job.key not in there], ignore_conflicts=True)
            for job in jobs:
                if job.key not in there or _revived(job):
                    self.wake(job)

    def wake(self, job: Job) -> None:
        """The row says when it is due; workers look by themselves."""

    def run(self, queue: str, stopped: Callable[[], bool], rest: Callable[[float], object]) -> None:
        running.run(queue, stopped, rest)


def _given(args: Any, kwargs: Any) -> str:
    given = canonical({"args": list(args), "kwargs": dict(kwargs)})
    if len(given) > LONGEST:
        raise TooLong(f"a job takes names of things, not {len(given)} characters")
    return given


def _job(task: JobTask, key: str, given: str, now: datetime, at: datetime) -> Job:
    return Job(
        key=key,
        task=task.module_path,
        queue=task.queue_name,
        given=given,
        made_at=now,
        not_before=at,
    )


def _revived(job: Job) -> bool:
    """Who asks anew for what was given up has it tried anew."""
    again = {"state": "waiting", "attempts": 0, "not_before": job.not_before, "failed_at": None}
    return bool(Job.objects.filter(key=job.key, state="failed").update(**again))


def _told(task: JobTask, job: Job, given: Any) -> TaskResult[Any]:
    return TaskResult(
        task=task, id=job.key, status=TaskResultStatus.READY, enqueued_at=job.made_at,
        started_at=None, finished_at=None, last_attempted_at=None, args=given["args"],
        kwargs=given["kwargs"], backend=task.backend, errors=[], worker_ids=[],
    )  # fmt: skip
