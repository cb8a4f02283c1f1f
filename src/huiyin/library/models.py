"""Which typical cases there are and how far each has come; what is told of them stays in the ledger."""

from django.db import models


class PrecedentRow(models.Model):
    """Derived and disposable. The words of an open one are in the register's rows of words."""

    stream = models.CharField(primary_key=True, max_length=64)
    pack = models.CharField(max_length=64)
    library = models.CharField(max_length=64)
    case = models.CharField(max_length=64)
    state = models.CharField(max_length=16)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["pack", "state", "-at"], name="precedent_of_pack"),
            models.Index(fields=["case"], name="precedent_of_case"),
        ]
