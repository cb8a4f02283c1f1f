"""How often somebody does the same thing: counted in memory only, under a hash nobody can undo.

An address is hashed with a key that is drawn anew every day and written nowhere. Beyond a limit
nobody is locked out: they answer a question first, which a person can and a flood of programs does not.
"""

import hmac
import os
import threading
from collections import defaultdict, deque
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from hashlib import sha256

from django.http import HttpRequest

from huiyin.ledger import moment
from huiyin.people.caller import address_of

MOST_KNOWN = 50_000
"""So many addresses are remembered; then all are forgotten, and the counting begins anew."""


@dataclass(frozen=True)
class Limit:
    """So many times within so long, before a question is asked."""

    times: int
    within: timedelta


COMPLAIN = Limit(5, timedelta(hours=1))
CODES = Limit(8, timedelta(minutes=15))
SAVE = Limit(20, timedelta(hours=1))
WRITE = Limit(30, timedelta(hours=1))


@dataclass
class _Day:
    day: date | None = None
    key: bytes = b""
    seen: dict[str, deque[datetime]] = field(default_factory=lambda: defaultdict(deque))


_today = _Day()
_lock = threading.Lock()


def note(request: HttpRequest, what: str) -> None:
    """It was done once more."""
    with _lock:
        _renew(moment.wall())
        _today.seen[_hash(request, what)].append(moment.wall())


def is_often(request: HttpRequest, what: str, limit: Limit) -> bool:
    now = moment.wall()
    with _lock:
        _renew(now)
        times = _today.seen.get(_hash(request, what))
        while times and times[0] < now - limit.within:
            times.popleft()
        return times is not None and len(times) >= limit.times


def forget() -> None:
    """As on the next day."""
    with _lock:
        _today.day = None


def _renew(now: datetime) -> None:
    if _today.day != now.date() or len(_today.seen) > MOST_KNOWN:
        _today.day, _today.key = now.date(), os.urandom(32)
        _today.seen = defaultdict(deque)


def _hash(request: HttpRequest, what: str) -> str:
    said = f"{what}/{address_of(request)}".encode()
    return hmac.new(_today.key, said, sha256).hexdigest()
