"""What is kept, and what is still on its way in. The files themselves lie in the depot."""

from django.db import models


class Blob(models.Model):
    """One content, kept once however often it comes. `sha256` is over the content in clear.

    `wrapped` is the file's own key under the master key, empty once the file was erased. `scan` is
    empty for what nobody scanned, else CLEAN or what was found. `claimed` says that something
    recorded speaks of it: what is claimed by nothing is removed after a day.
    """

    CLEAN = "clean"

    sha256 = models.CharField(primary_key=True, max_length=64)
    place = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=16)
    wrapped = models.BinaryField()
    scan = models.CharField(max_length=200, blank=True)
    scanned_at = models.DateTimeField(null=True)
    kept_at = models.DateTimeField(db_index=True)
    claimed = models.BooleanField(default=False)


class Upload(models.Model):
    """A file that comes in pieces. How much is there, the file in `incoming` knows best."""

    id = models.CharField(primary_key=True, max_length=32)
    person = models.CharField(max_length=150)
    length = models.PositiveBigIntegerField()
    wrapped = models.BinaryField()
    begun_at = models.DateTimeField(db_index=True)
    sha256 = models.CharField(max_length=64, blank=True)


class SampleRow(models.Model):
    """Where a physical piece of evidence is now. Derived from the cases; a rebuild makes it anew."""

    stream = models.CharField(max_length=64)
    sample = models.CharField(max_length=64)
    pack = models.CharField(max_length=64)
    kept_where = models.CharField(max_length=200)
    kept_by = models.CharField(max_length=200)
    kept_until = models.DateTimeField(null=True)
    moved_at = models.DateTimeField()
    fate = models.CharField(max_length=16)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stream", "sample"], name="one_row_a_sample"),
        ]
        indexes = [models.Index(fields=["pack", "fate", "kept_until", "id"], name="sample_due")]
