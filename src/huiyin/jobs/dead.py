"""Jobs that were given up: who looks at them has them tried again, or lets them go."""

from django.db import transaction
from django.db.models import QuerySet
from django_tasks import default_task_backend

from huiyin.jobs.models import Job
from huiyin.ledger import moment


def given_up() -> QuerySet[Job]:
    return Job.objects.filter(state="failed").order_by("-pk")


def requeue(pk: int) -> Job | None:
    """Has it tried anew, with all its attempts; None where it is not given up any more."""
    with transaction.atomic():
        job = given_up().select_for_update().filter(pk=pk).first()
        if job is None:
            return None
        job.state, job.attempts, job.not_before, job.failed_at = "waiting", 0, moment.now(), None
        job.save(update_fields=["state", "attempts", "not_before", "failed_at"])
        default_task_backend.wake(job)  # type: ignore[attr-defined]
        return job


def drop(pk: int) -> Job | None:
    """Lets it go for good; None where it is not given up any more."""
    with transaction.atomic():
        job = given_up().select_for_update().filter(pk=pk).first()
        if job is not None:
            Job.objects.filter(pk=pk).delete()
        return job
