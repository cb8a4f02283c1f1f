"""What every row of the register has that keeps its past."""

from django.db import models


class Kept(models.Model):
    """`place` tells the rows of one stream apart; `since` is when the row came to say this."""

    stream = models.CharField(max_length=64)
    place = models.CharField(max_length=200, blank=True)
    since = models.DateTimeField()

    class Meta:
        abstract = True
