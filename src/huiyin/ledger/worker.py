"""Fires what is due, each clock exactly once, whoever else does the same.

A firing is one transaction: lock the case, decide, append, project, plan, for one case or for many at once
(`ledger.firing`). Killed before the commit, nothing has happened and the next worker finds the timers
again; killed after it, the clocks are no longer running and their rows are gone.
"""

import gc
import time
from collections.abc import Callable, Sequence
from datetime import datetime

import structlog
from django.db import DatabaseError, InterfaceError, connection, transaction

from huiyin.casework.commands import FireClock
from huiyin.casework.refusal import Refused
from huiyin.ledger import meters, moment, ports
from huiyin.ledger.door import Ask, follow
from huiyin.ledger.failpoints import failpoint
from huiyin.ledger.firing import Pace, fire_together, moment_of
from huiyin.ledger.gathered import together
from huiyin.ledger.held import one_look
from huiyin.ledger.models import Timer
from huiyin.ledger.spans import span
from huiyin.ledger.store import standing
from huiyin.ledger.timers import postpone, take_due

log = structlog.get_logger()
_pace = Pace()
IDLE = 1.0
CHORES_EVERY = 30.0


def fire_due(now: datetime | None = None, *, limit: int | None = None) -> int:
    """Fires everything due at `now` (by default the present), longest due first; says how many."""
    fired = 0
    while limit is None or fired < limit:
        at = now or moment.now()
        done = _fire_some(at, _pace.size if limit is None else min(_pace.size, limit - fired))
        if not done:
            return fired
        fired += done
    return fired


def _fire_some(now: datetime, most: int) -> int:
    if most == 1:
        _pace.speed_up()
        return int(fire_one(now))
    together = fire_together(now, most, _pace)
    meters.FIRED.inc(together.fired)
    return together.fired + sum(fire_one(now, stream) for stream in together.alone)


def fire_one(now: datetime, stream: str = "") -> bool:
    """Fires one timer, of this stream if one is named; False when none is due. An error postpones that
    timer and no other.
    """
    held: Timer | None = None
    try:
        with transaction.atomic(), one_look(), together():
            for taken in take_due(now, 1, stream):
                held = taken.timer
                failpoint("timer_taken")
                with span("clock"):
                    _fire(held, now)
                failpoint("before_commit")
        if held is None:
            return False
        meters.FIRED.inc()
    except ports.AWAY:
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
    _, earlier = standing(timer.stream, case)
    at = moment_of(timer, now, earlier[-1].event.at if earlier else timer.due)
    try:
        follow(Ask(case=case, command=command, actor="", at=at), moment.now())
    except Refused:  # the clock was stopped or moved, and the row is a left-over
        Timer.objects.filter(pk=timer.pk).delete()


def _do(chore: Callable[[], object]) -> bool:
    """Whether it says, by True, that it left off with more to do. What goes wrong in a chore is no
    reason for clocks to stand still.
    """
    try:
        return chore() is True
    except ports.AWAY:
        raise
    except Exception:
        meters.FAULTS.labels("chore").inc()
        log.exception("chore failed", chore=getattr(chore, "__name__", ""))
        return False


def settle() -> None:
    """What is there by now, the regulations above all, stays: the collector of memory need not go through
    it again and again, which took a sixth of the time of a worker that fires, and a third of a second of
    the page that it happened to meet.
    """
    gc.collect()
    gc.freeze()


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
    done_at, wanted, settled = float("-inf"), list[Callable[[], object]](), False
    while not stopped():
        try:
            busy = fire_due(limit=200)
            if time.monotonic() - done_at > CHORES_EVERY:
                wanted, done_at = list(chores), time.monotonic()
            wanted = [chore for chore in wanted if _do(chore)]
            busy += len(wanted)
            if not settled:
                settle()
                settled = True
        except (DatabaseError, InterfaceError):
            log.warning("database away, trying again")
            connection.close()
            busy = 0
        if not busy:
            rest(IDLE)
