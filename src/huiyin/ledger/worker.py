"""Fires what is due, each clock exactly once, whoever else does the same.

A firing is one transaction: take the timer's row, decide, append, project, plan. Killed before the
commit, nothing has happened and the next worker finds the row again; killed after it, the clock is
no longer running and its row is gone.
"""

import time
from collections.abc import Callable, Sequence
from datetime import datetime

import structlog
from django.db import DatabaseError, connection, transaction

from huiyin.casework.commands import FireClock
from huiyin.casework.refusal import Refused
from huiyin.ledger import meters, moment
from huiyin.ledger.door import Ask, follow
from huiyin.ledger.failpoints import failpoint
from huiyin.ledger.held import one_look
from huiyin.ledger.models import EventRow, Timer
from huiyin.ledger.spans import span
from huiyin.ledger.timers import next_due, postpone

log = structlog.get_logger()
IDLE = 1.0
CHORES_EVERY = 30.0


def fire_due(now: datetime | None = None, *, limit: int | None = None) -> int:
    """Fires everything due at `now` (by default the present), longest due first; says how many."""
    fired = 0
    while limit is None or fired < limit:
        if not fire_one(now or moment.now()):
            return fired
        fired += 1
    return fired


def fire_one(now: datetime) -> bool:
    """Fires one timer; False when none is due. An error postpones that timer and no other."""
    held: Timer | None = None
    try:
        with transaction.atomic(), one_look():
            held = next_due(now)
            if held is None:
                return False
            failpoint("timer_taken")
            with span("clock"):
                _fire(held, now)
            failpoint("before_commit")
        meters.FIRED.inc()
    except DatabaseError:
        raise
    except Exception as error:
        assert held is not None
        meters.FAULTS.labels("clock").inc()
        log.exception("clock could not fire", stream=held.stream, clock=held.clock)
        postpone(held.pk, now, f"{type(error).__name__}: {error}")
    return True


def _fire(timer: Timer, now: datetime) -> None:
    case = timer.stream.partition("/")[2]
    command = FireClock(clock=timer.clock, key=timer.key)
    try:
        follow(Ask(case=case, command=command, actor="", at=_moment_of(timer, now)), moment.now())
    except Refused:  # the clock was stopped or moved, and the row is a left-over
        Timer.objects.filter(pk=timer.pk).delete()


def _moment_of(timer: Timer, now: datetime) -> datetime:
    """When it counts as fired: at its due moment, however late the worker comes, so that a house
    that was closed over night finds its ladder where it would have been; yet never before what
    has happened to the case since.
    """
    last = EventRow.objects.filter(stream=timer.stream).order_by("-seq").first()
    return min(now, max(timer.due, last.happened_at if last else timer.due))


def _do(chore: Callable[[], object]) -> bool:
    """Whether it says, by True, that it left off with more to do. What goes wrong in a chore is no
    reason for clocks to stand still.
    """
    try:
        return chore() is True
    except DatabaseError:
        raise
    except Exception:
        meters.FAULTS.labels("chore").inc()
        log.exception("chore failed", chore=getattr(chore, "__name__", ""))
        return False


def run(
    stopped: Callable[[], bool],
    *,
    chores: Sequence[Callable[[], object]] = (),
    rest: Callable[[float], object] = time.sleep,
) -> None:
    """Works until told to stop. A lost database is waited for, not died of.

    `chores` are done twice a minute; each sees to it that doing it again is harmless. One that left off
    with more to do goes on as soon as no clock is due.
    """
    done_at, wanted = float("-inf"), list[Callable[[], object]]()
    while not stopped():
        try:
            busy = fire_due(limit=200)
            if time.monotonic() - done_at > CHORES_EVERY:
                wanted, done_at = list(chores), time.monotonic()
            wanted = [chore for chore in wanted if _do(chore)]
            busy += len(wanted)
        except DatabaseError:
            log.warning("database away, trying again")
            connection.close()
            busy = 0
        if not busy:
            rest(IDLE)
