"""A worker of the backend under test."""

from collections.abc import Callable
from dataclasses import dataclass

from django_tasks import default_task_backend

from huiyin.jobs.asking import WORK
from huiyin.jobs.models import Job
from huiyin.ledger import moment


@dataclass
class Worker:
    """`until_done` works at a queue until nothing in it is due."""

    until_done: Callable[[str], object]

    def work(self) -> None:
        self.until_done(WORK)

    def hasten(self) -> None:
        """What waits for its next attempt is due now."""
        rows = Job.objects.filter(state="waiting", leased_until=None)
        rows.update(not_before=moment.now())
        for job in rows:
            default_task_backend.wake(job)
