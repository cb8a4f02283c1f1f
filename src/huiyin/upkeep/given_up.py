"""What administrators do about jobs that were given up; each deed is an event, with what it did at once."""

from collections.abc import Callable

from django.db import transaction

from huiyin.jobs import dead
from huiyin.jobs.models import Job
from huiyin.people.deeds import Unfit, allow
from huiyin.people.models import Account
from huiyin.people.organising import record
from huiyin.upkeep.happenings import JobDropped, JobRequeued


def sort_of(job: Job) -> str:
    """The last two parts of its task's name, under which it has its words: `sending.deliver`."""
    return ".".join(job.task.rsplit(".", 2)[-2:])


def requeue(by: Account, pk: int) -> None:
    """Trying again changes nothing that was decided, so it needs no power."""
    with transaction.atomic():
        job = _found(dead.requeue, pk)
        record(JobRequeued, by.person, job=sort_of(job), fault=job.fault)


def drop(by: Account, pk: int, why: str) -> None:
    """Raises Unfit without power, without a reason, or where it is not given up any more."""
    who = allow(by)
    if len(why.strip()) < 2:
        raise Unfit("house.no.why", "why")
    with transaction.atomic():
        job = _found(dead.drop, pk)
        record(JobDropped, who, job=sort_of(job), fault=job.fault, why=why.strip())


def _found(act: Callable[[int], Job | None], pk: int) -> Job:
    job = act(pk)
    if job is None:
        raise Unfit("job.no.gone")
    return job
