"""Jobs of the tests. Their effects are rows of a counter, so that one that is done twice is seen."""

import errno
from datetime import timedelta

from django.db import IntegrityError

from huiyin.jobs.asking import WORK, Later, task
from huiyin.ledger import moment
from huiyin.ledger.counters import next_number
from huiyin.ledger.models import Counter

ALLOWED = {"fails": 0}
"""How often the clumsy one still fails."""


@task(queue_name=WORK, attempts=3)
def count(name: str, *, by: int = 1) -> None:
    for _ in range(by):
        next_number(name)


@task(queue_name=WORK, attempts=3)
def clumsy(name: str) -> None:
    """Has its effect, and then fails."""
    next_number(name)
    if ALLOWED["fails"]:
        ALLOWED["fails"] -= 1
        raise ValueError("张秘密 said something")


@task(queue_name=WORK, attempts=2)
def poisoned(name: str) -> None:
    next_number(name)
    raise IntegrityError("always")


@task(queue_name=WORK, attempts=2)
def roomy(name: str) -> None:
    """Writes more than there is room for."""
    next_number(name)
    if ALLOWED["fails"]:
        ALLOWED["fails"] -= 1
        raise OSError(errno.ENOSPC, "no space left on device")


@task(queue_name=WORK, attempts=3, inside=False)
def in_slices(name: str, slices: int) -> Later | None:
    return Later(moment.now()) if next_number(name) < slices else None


@task(queue_name=WORK, attempts=3, lease=timedelta(seconds=30))
def slow(name: str) -> None:
    next_number(name)


def counted(name: str) -> int:
    return Counter.objects.filter(pk=name).values_list("value", flat=True).first() or 0
