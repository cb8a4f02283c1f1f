"""What returns count of a case besides what its other rows say, as rows with a past."""

from django.db import models

from huiyin.register.kept import Kept


class TallyColumns(Kept):
    """What returns count of a case (casework.tally.entries), or, as `result`, what a table said of it.

    `amount` is fen of money, microseconds of time.
    """

    pack = models.CharField(max_length=64)
    kind = models.CharField(max_length=64)
    what = models.CharField(max_length=24)
    topic = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField(null=True)
    amount = models.BigIntegerField(null=True)

    class Meta:
        abstract = True


class TallyRow(TallyColumns):
    class Meta:
        constraints = [models.UniqueConstraint(fields=["stream", "place"], name="one_row_a_tally")]
        indexes = [models.Index(fields=["pack", "what", "at"], name="tally_what")]


class PastTallyRow(TallyColumns):
    until = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["stream", "since"], name="past_tally_stream")]
