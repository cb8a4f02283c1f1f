"""Signs of life, and what was last done to keep the installation. Nothing here is casework."""

from django.db import models


class Heartbeat(models.Model):
    """One worker process. `seen_at` moves at each of its rounds; true time, in a demo too."""

    worker = models.CharField(primary_key=True, max_length=120)
    version = models.CharField(max_length=40)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)


class Care(models.Model):
    """What was last done of a kind: `verify`, `backup`. `is_sound` says whether it came out well."""

    what = models.CharField(primary_key=True, max_length=32)
    at = models.DateTimeField()
    is_sound = models.BooleanField()
    events = models.PositiveBigIntegerField(default=0)
