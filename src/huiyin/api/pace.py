"""How many requests somebody may make in a minute. Counted in each web process for itself."""

import time

from django.conf import settings
from django.core.cache.backends.locmem import LocMemCache

from huiyin.api.problems import Problem

WINDOW = 60
COUNTS = LocMemCache("api.pace", {"OPTIONS": {"MAX_ENTRIES": 10_000}})
"""In memory: a request that only reads must not write to the database."""
WRONG_TOKENS = 30
"""So many wrong tokens may come from one address in a minute."""


def count(who: str, most: int) -> None:
    """One more request of this one. Raises Problem 429 above `most` in the running minute."""
    minute, passed = divmod(time.monotonic(), WINDOW)
    key = f"api.pace.{who}.{int(minute)}"
    COUNTS.add(key, 0, WINDOW * 2)
    if COUNTS.incr(key) > most:
        raise Problem(429, "too-many-requests", {"seconds": int(WINDOW - passed) + 1})


def of_token(token: str) -> None:
    count(f"token.{token}", settings.API_REQUESTS_A_MINUTE)


def of_wrong_token(address: str) -> None:
    count(f"wrong.{address}", WRONG_TOKENS)
