"""The sign of life of each worker."""

import os
import socket
from datetime import timedelta
from functools import cache
from importlib.metadata import version

from huiyin.ledger import moment
from huiyin.upkeep.models import Heartbeat

ALIVE = timedelta(minutes=2)
"""A round of the worker takes half a minute when nothing is due; who has been silent longer is late."""
FORGOTTEN = timedelta(days=1)


@cache
def product() -> str:
    return version("huiyin")


class Beating:
    """A chore of the worker: says that it is there, and forgets those that ended long ago."""

    def __init__(self) -> None:
        self.worker = f"{socket.gethostname()}:{os.getpid()}"[:120]
        self.started_at = moment.wall()

    def beat(self) -> None:
        now = moment.wall()
        values = {"version": product(), "started_at": self.started_at, "seen_at": now}
        Heartbeat.objects.update_or_create(worker=self.worker, defaults=values)
        Heartbeat.objects.filter(seen_at__lt=now - FORGOTTEN).delete()

    def end(self) -> None:
        """A worker that was told to stop leaves none behind that seems to be late."""
        Heartbeat.objects.filter(worker=self.worker).delete()


def is_anybody_there() -> bool:
    return Heartbeat.objects.filter(seen_at__gte=moment.wall() - ALIVE).exists()
