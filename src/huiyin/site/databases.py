"""The store from its address: SQLite in the home folder, or PostgreSQL with pool, limits and standby."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

REQUESTS = "HUIYIN_REQUESTS"
"""In the environment of processes that answer requests: only they keep a pool, and have no time."""
WORKER_IDLE = "HUIYIN_WORKER_IDLE_S"
"""In the environment of a worker: so many seconds may it sit in an open transaction, frozen or cut off;
then others get what it holds, and it goes on by itself.
"""
STATEMENT_S, LOCK_S, IDLE_S = 30, 10, 60
"""Seconds that one statement of a request may take, wait for a lock, and sit in an open transaction.
Whoever exceeds it is told to try again; a worker and the command line may take longer over a statement.
"""
_IDLE = "idle_in_transaction_session_timeout"
POOL = {"min_size": 1, "max_size": 8, "timeout": 2, "reconnect_timeout": 3}
"""Connections of one web process; each of its threads uses one at a time, and one of the standby. So a
thread waits for one only while the database is away: not for long, since whoever asks after the health of
the process waits behind it; and every request tries anew, once the pool itself gave up.
"""


def databases(address: str, standby: str, folder: Path) -> dict[str, Any]:
    if not address:
        file = folder / "huiyin.sqlite3"
        made = {
            "ENGINE": "huiyin.ledger.sqlite",
            "NAME": file,
            "CONN_MAX_AGE": None,  # opening it anew costs a third of a request
            "OPTIONS": {"cached_statements": 1_000},
            "TEST": {"NAME": ":memory:"},
        }
        return {"default": made}
    made = {"default": _postgresql(address)}
    if standby:
        made["standby"] = {**_postgresql(standby), "TEST": {"MIRROR": "default"}}
    return made


def _postgresql(address: str) -> dict[str, Any]:
    """`postgresql://user@host/name` (`?host=` for a socket's folder)."""
    parts = urlsplit(address)
    folder = parse_qs(parts.query).get("host", [""])[0]
    return {
        "ENGINE": "huiyin.ledger.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": folder or unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": _options(),
        "CONN_HEALTH_CHECKS": bool(os.environ.get(REQUESTS)),
    }


def _options() -> dict[str, Any]:
    if not os.environ.get(REQUESTS):
        idle = os.environ.get(WORKER_IDLE, "")
        return {"options": f"-c {_IDLE}={int(idle)}s"} if idle else {}
    limits = {
        "statement_timeout": STATEMENT_S,
        "lock_timeout": LOCK_S,
        _IDLE: IDLE_S,
    }
    said = " ".join(f"-c {name}={seconds}s" for name, seconds in limits.items())
    return {"options": said, "pool": dict(POOL)}
