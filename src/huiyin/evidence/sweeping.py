"""Chores about files: what failed to arrive is removed after a day, what nobody scanned is scanned."""

import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.db.models import QuerySet

from huiyin.evidence import keeping, scanning
from huiyin.evidence.models import Blob, Upload
from huiyin.jobs.asking import WORK, Later, task
from huiyin.ledger import moment

KEPT_FOR = timedelta(days=1)
EVERY = 3600.0
_AT_ONCE = 200
SLICE = 5.0
_swept = float("-inf")


def sweep_hourly() -> None:
    """For the worker, whose chores come twice a minute."""
    global _swept  # noqa: PLW0603 (the one thing a process remembers of it)
    if time.monotonic() - _swept > EVERY:
        _swept = time.monotonic()
        sweep()


def sweep() -> int:
    """Removes what came more than a day ago and belongs to nothing; says how many."""
    before, gone = moment.now() - KEPT_FOR, 0
    files_before = moment.wall() - KEPT_FOR
    for path in _old_files(files_before):
        path.unlink(missing_ok=True)
        gone += 1
    Upload.objects.filter(begun_at__lt=before).delete()
    for blob in Blob.objects.filter(claimed=False, kept_at__lt=before)[:_AT_ONCE]:
        if Blob.objects.filter(pk=blob.pk, claimed=False).delete()[0]:
            keeping.depot().remove(blob.place)
            gone += 1
    return gone + _orphans(files_before)


def _old_files(before: datetime) -> Iterator[Path]:
    for path in keeping.incoming().iterdir():
        with suppress(FileNotFoundError):
            if datetime.fromtimestamp(path.stat().st_mtime, UTC) < before:
                yield path


def _orphans(before: datetime) -> int:
    """Files that were brought to the depot by somebody who was killed before the row stood."""
    store, gone = keeping.depot(), 0
    for name in list(store.names_before(before)):
        if len(name) == keeping.PLACE and not Blob.objects.filter(place=name).exists():
            store.remove(name)
            gone += 1
    return gone


def scan_waiting() -> None:
    """The chore of the worker: a scanner that hangs on a large file must not hold up a clock."""
    if scanning.is_set_up() and _unscanned().exists():
        scan.keyed("scan").enqueue()


def _unscanned() -> QuerySet[Blob]:
    return Blob.objects.filter(scan="").exclude(wrapped=b"").order_by("kept_at")


@task(queue_name=WORK, lease=timedelta(minutes=10), inside=False)
def scan() -> Later | None:
    """Scans what could not be scanned when it came, for a while. What is found stays, and says so."""
    until = time.monotonic() + SLICE
    for blob in _unscanned()[:_AT_ONCE]:
        try:
            said = scanning.scan(keeping.stream(blob))
        except scanning.NoAnswer:
            return None
        Blob.objects.filter(pk=blob.pk).update(scan=said, scanned_at=moment.now())
        if time.monotonic() > until:
            return Later(moment.now())
    return None
