"""The rows of jobs: what waits, what somebody works at, and what came to nothing."""

from django.db import models
from django.db.models import Q


class Job(models.Model):
    """One call of a function that is still to be made. It goes when it was done.

    `key` is unique: nothing is asked for twice while it waits. `given` is canonical JSON of the
    arguments, which name things and never hold what people told us. Whoever holds the row until
    `leased_until` works at it; `not_before` is then the same moment, after which others may.
    `fault` is the sort of error that came last, and where; its message may quote somebody.
    """

    key = models.CharField(max_length=128, unique=True)
    task = models.CharField(max_length=200)
    queue = models.CharField(max_length=32)
    given = models.TextField()
    state = models.CharField(max_length=8, default="waiting")
    made_at = models.DateTimeField()
    not_before = models.DateTimeField()
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    fault = models.CharField(max_length=300, blank=True)
    failed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["queue", "not_before", "id"], name="job_due", condition=Q(state="waiting")
            ),
            models.Index(fields=["-id"], name="job_failed", condition=Q(state="failed")),
        ]
