"""What the house has set for each of its connections."""

from django.db import models


class ConnectionRow(models.Model):
    """`place` is the kind, or `kind/name` where a kind may be there several times.

    `values` is a JSON text of what is no secret; `secrets` is encrypted under the key of the place.
    """

    place = models.CharField(primary_key=True, max_length=64)
    values = models.TextField()
    secrets = models.BinaryField(default=b"")
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=150, blank=True)
