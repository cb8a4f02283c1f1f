"""Long reports are read from a standby of PostgreSQL, where the house has one and it follows closely.

Only what somebody looks at: what is recorded, and whatever leads to a decision, is read where it is
written. A page read there may be as old as the lag that the house allows (`standby_lag_s`).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

import structlog
from django.conf import settings
from django.db import DatabaseError, connections

ALIAS = "standby"
log = structlog.get_logger()
_READING: ContextVar[bool] = ContextVar("reading", default=False)
_LAG = """
SELECT pg_is_in_recovery(),
       CASE WHEN EXISTS (SELECT 1 FROM pg_stat_wal_receiver WHERE status = 'streaming')
                 AND pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn()
            THEN 0
            ELSE extract(epoch FROM now() - pg_last_xact_replay_timestamp()) END
"""
"""Where nothing is written the last transaction grows old, and nothing is missing all the same."""


@dataclass(frozen=True)
class Standing:
    """`lag` in seconds; None where the standby cannot be reached or follows nobody."""

    lag: float | None

    @property
    def follows(self) -> bool:
        return self.lag is not None and self.lag <= settings.STANDBY_LAG


class Router:
    """Sends reads there inside `long_read`, and never a write."""

    def db_for_read(self, *_: object, **__: object) -> str | None:
        return ALIAS if _READING.get() else None

    def db_for_write(self, *_: object, **__: object) -> str:
        return "default"

    def allow_relation(self, *_: object, **__: object) -> bool:
        return True

    def allow_migrate(self, database: str, *_: object, **__: object) -> bool:
        return database != ALIAS


def standing() -> Standing | None:
    """None where the house has no standby."""
    if ALIAS not in connections.databases:
        return None
    connection = connections[ALIAS]
    try:
        with connection.cursor() as cursor:
            cursor.execute(_LAG)
            recovers, lag = cursor.fetchone()
    except DatabaseError:
        connection.close()
        return Standing(None)
    return Standing(float(lag) if recovers and lag is not None else None)


@contextmanager
def long_read() -> Iterator[None]:
    """Inside, rows are read from the standby if there is one that follows; else where they are written."""
    found = standing()
    if found is None or not found.follows:
        if found is not None:
            log.warning("standby does not follow, reading from the primary", lag=found.lag)
        yield
        return
    token = _READING.set(True)
    try:
        yield
    finally:
        _READING.reset(token)
