"""Rows of the portal: the hash of each receipt code, and forms that somebody goes on with later."""

from django.db import models


class ReceiptCode(models.Model):
    """Which case a receipt code opens. `digest` is keyed; the code itself is nowhere."""

    digest = models.CharField(primary_key=True, max_length=64)
    stream = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()


class SavedForm(models.Model):
    """What somebody typed so far, encrypted under their code: without it nobody here can read it."""

    digest = models.CharField(primary_key=True, max_length=64)
    sealed = models.BinaryField()
    saved_on = models.DateField(db_index=True)
