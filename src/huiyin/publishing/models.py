"""What a machine still has to look at before somebody decides on a proposed edition."""

from django.db import models


class Trial(models.Model):
    """One long piece of work on a proposal: `prove`, or `try` on the closed cases of the house.

    The worker does it in slices and keeps what was found so far, so that a worker that dies loses
    one slice and clocks never wait for it. `cursor` is the last stream that was tried, `last` the
    last that is to be. What came of it is said by an event when it is finished.
    """

    pack = models.CharField(max_length=64)
    proposal = models.PositiveIntegerField()
    part = models.CharField(max_length=8)
    cursor = models.CharField(max_length=64, blank=True)
    last = models.CharField(max_length=64, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    found = models.TextField(default="")
    fault = models.CharField(max_length=500, blank=True)
    begun_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pack", "proposal", "part"], name="one_trial_a_part")
        ]
