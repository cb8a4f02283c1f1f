"""Takes jobs that are due, one after another, each under a lease, and does them."""

import json
import time
import traceback
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, cast

import structlog
from django.db import DatabaseError, InterfaceError, OperationalError, connection, transaction
from django.db.models import QuerySet
from django.utils.module_loading import import_string
from django_tasks import default_task_backend

from huiyin.jobs.asking import JobTask, Later
from huiyin.jobs.models import Job
from huiyin.ledger import meters, moment
from huiyin.ledger.failpoints import failpoint
from huiyin.ledger.held import one_look
from huiyin.ledger.room import is_full
from huiyin.ledger.spans import span

log = structlog.get_logger()
IDLE = 1.0
_LEASE = timedelta(minutes=2)
_LONGEST_WAIT = 3600
_FULL = timedelta(seconds=30)
"""After this a full disk may have room again."""
DIED = "worker died"


class Lost(RuntimeError):
    """The lease ended while it was worked at, and somebody else has it: what was done here is undone."""


def work_due(queue: str, *, limit: int | None = None) -> int:
    """Does everything that is due; says how many were taken up."""
    done = 0
    while limit is None or done < limit:
        job = take(queue)
        if job is None:
            return done
        do(job)
        done += 1
    return done


def take(queue: str, key: str = "") -> Job | None:
    """The job that has waited longest, or the one with this key if it is due, leased. Those that others
    hold are skipped. One that was given up because its workers died of it is none.
    """
    now = moment.now()
    due = Job.objects.filter(queue=queue, state="waiting", not_before__lte=now)
    due = due.filter(key=key) if key else due
    while due.exists():  # a look takes no lock
        with transaction.atomic():
            rows = due.order_by("not_before", "id").select_for_update(skip_locked=True)
            job = rows.first()
            if job is None:
                return None
            if _lease(job, now):
                return job
    return None


def _lease(job: Job, now: datetime) -> bool:
    task = _task(job)
    if task is not None and job.attempts >= task.attempts:
        _give_up(Job.objects.filter(pk=job.pk), job, DIED)
        return False
    job.attempts += 1
    job.leased_until = job.not_before = now + (task.lease if task else _LEASE)
    job.save(update_fields=["attempts", "leased_until", "not_before"])
    return True


def _task(job: Job) -> JobTask | None:
    """None where this version of the product does not know it: another one may."""
    try:
        return cast(JobTask, import_string(job.task))
    except ImportError:
        return None


def do(job: Job) -> None:
    """Does a job that was taken. An error puts off this one and no other."""
    failpoint("job_taken")
    try:
        task = _task(job)
        if task is None:
            raise LookupError("no such task in this version")
        with span("job", task=job.task):
            _do(task, job)
    except Lost:
        log.warning("a job took longer than its lease", task=job.task)
    except Exception as error:
        meters.FAULTS.labels("job").inc()
        log.exception("job failed", task=job.task, attempt=job.attempts)
        if isinstance(error, InterfaceError | OperationalError):
            connection.close()  # it may be the connection itself; a new one is opened by itself
        _not_done(job, error)


def _do(task: JobTask, job: Job) -> None:
    given = json.loads(job.given)
    if not task.inside:
        said = task.func(*given["args"], **given["kwargs"])
        failpoint("job_done")
        with transaction.atomic():
            _end(job, said)
        return
    with transaction.atomic(), one_look():
        said = task.func(*given["args"], **given["kwargs"])
        failpoint("job_done")
        _end(job, said)


def _end(job: Job, said: Later | None) -> None:
    if isinstance(said, Later):
        values = {"not_before": said.at, "leased_until": None, "attempts": 0, "fault": ""}
        kept = _held(job).update(**values)
        job.not_before = said.at
        _wake(job)
    else:
        kept = _held(job).delete()[0]
    if not kept:
        raise Lost(job.key)


def _held(job: Job) -> QuerySet[Job]:
    """The row while it is ours: whoever took it after our lease ended has the word."""
    return Job.objects.filter(pk=job.pk, state="waiting", leased_until=job.leased_until)


def _not_done(job: Job, error: Exception) -> None:
    """Later again, longer each time; after the last attempt it waits for somebody to look at it. A full
    disk is no failed attempt: however long it lasts, the job is done when there is room.
    """
    task, fault = _task(job), _sort_of(error)
    if is_full(error):
        _put_off(
            job, {"not_before": moment.now() + _FULL, "attempts": job.attempts - 1, "fault": fault}
        )
        return
    with transaction.atomic():
        if task is not None and job.attempts >= task.attempts:
            _give_up(_held(job), job, fault)
            return
        _put_off(job, {"not_before": moment.now() + backoff(job.attempts), "fault": fault})


def _put_off(job: Job, values: dict[str, Any]) -> None:
    with transaction.atomic():
        job.not_before = values["not_before"]
        if _held(job).update(**values, leased_until=None):
            _wake(job)


def backoff(attempts: int) -> timedelta:
    return timedelta(seconds=min(_LONGEST_WAIT, 5 * 2**attempts))


def _give_up(rows: QuerySet[Job], job: Job, fault: str) -> None:
    now = moment.now()
    if rows.update(state="failed", fault=fault, leased_until=None, failed_at=now):
        log.error("job given up", task=job.task, attempts=job.attempts, fault=fault)


def _sort_of(error: Exception) -> str:
    """The sort of error and where it was raised: its message may quote what somebody told us."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} @ {last.name}:{last.lineno}"[:300]


def _wake(job: Job) -> None:
    wake: Callable[[Job], None] = default_task_backend.wake  # type: ignore[attr-defined]
    wake(job)


def run(
    queue: str,
    stopped: Callable[[], bool],
    rest: Callable[[float], object] = time.sleep,
) -> None:
    """Works until told to stop. A lost database is waited for, and no mistake of ours ends it."""
    while not stopped():
        try:
            busy = work_due(queue, limit=50)
        except (DatabaseError, InterfaceError):
            log.warning("database away, trying again", queue=queue)
            connection.close()
            busy = 0
        if not busy:
            rest(IDLE)
    connection.close()
