"""A database wrapper whose write transactions wait for one lock, in threads and processes alike.

SQLite's own busy handler sleeps and is unfair: with several writers the slowest waits 0.2 to 0.9 s.
Queueing on a lock of our own brings that to some 10 ms (docs/decisions/0003-sqlite-writers-queue.md).
"""

import fcntl
import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, ClassVar

from django.db import OperationalError
from django.db.backends.sqlite3 import base, features

CACHE_KIB, WIDE_KIB = 8 * 1024, 64 * 1024
"""Of pages, at most, for each connection, as they are needed, and while somebody counts over the whole
register. With SQLite's own 2 MiB the counts of a year over 100,000 cases read the same pages again and
again, and take twice as long; as connections stay open, as many as there are threads keep theirs.
"""


LOG_PAGES = 4_000
"""Of 4 KiB, in the log before they are brought over to the database: 16 MB. A command writes to some twenty
pages, many of them the same as the one before it; with SQLite's 1,000 they are brought over four times as
often, which cost a tenth of all registrations a second.
"""
PATIENCE = 20.0
"""Seconds that a writer waits for the one before it. Longer than any of ours takes by itself."""
HELD = "another process holds the database and does not go on"


@lru_cache(maxsize=4096)
def _moment(text: bytes) -> datetime:
    """With its zone at once; Django reads it by a longer way and then looks whether it has one. What one
    command wrote bears the same moments; and `replace` takes three times as long as reading.
    """
    said = text.decode()
    try:
        return datetime.fromisoformat(said + "+00:00")
    except ValueError:  # somebody else's statement wrote it, with a zone or without hours
        found = datetime.fromisoformat(said)
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


for _kind in ("datetime", "timestamp"):
    sqlite3.register_converter(_kind, _moment)


class DatabaseFeatures(features.DatabaseFeatures):
    pass


class Cursor(base.SQLiteCursorWrapper):
    """Spells a statement for SQLite once; Django does it with every execution."""

    def convert_query(self, query: str, *, param_names: list[str] | None = None) -> str:
        return _spelled(query) if param_names is None else _by_name(query, param_names)


@lru_cache(maxsize=1024)
def _spelled(query: str) -> str:
    return base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")


def _by_name(query: str, names: list[str]) -> str:
    return query % {name: f":{name}" for name in names}


class WriteLock:
    """A thread lock and a file lock; taken together, by the file they guard."""

    _known: ClassVar[dict[str, "WriteLock"]] = {}
    _making = threading.Lock()

    def __init__(self, path: str) -> None:
        self.path, self.thread_lock, self.descriptor = path, threading.Lock(), -1

    @classmethod
    def of(cls, database: str) -> "WriteLock":
        with cls._making:
            return cls._known.setdefault(database, cls(database + ".lock"))

    @classmethod
    @contextmanager
    def kept_from_others(cls, mine: "WriteLock | None") -> Iterator[None]:
        """Inside, no other thread of this process writes; `mine` is held by the present one already."""
        with ExitStack() as taken:
            for lock in [one for one in cls._known.values() if one is not mine]:
                taken.enter_context(lock.thread_lock)
            yield

    def acquire(self) -> None:
        """Raises OperationalError after PATIENCE: whoever holds it was frozen, and may be for ever."""
        ends = time.monotonic() + PATIENCE
        if not self.thread_lock.acquire(timeout=PATIENCE):
            raise OperationalError(HELD)
        try:
            self.descriptor = self._locked(ends)
        except BaseException:
            self.thread_lock.release()
            raise

    def _locked(self, ends: float) -> int:
        """The file, locked. Waiting is the system's, which keeps the order in which people came; a thread
        does it, so that we may stop waiting. What it gets too late it gives back.
        """
        file = os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return _waited(file, ends)
        except BaseException:
            os.close(file)
            raise
        return file

    def release(self) -> None:
        os.close(self.descriptor)  # closing gives the file lock back, also when we are killed
        self.thread_lock.release()


def _waited(file: int, ends: float) -> int:
    """Whose file it is changes hands under a lock: the waiting thread's once we have given up."""
    changing, state = threading.Lock(), {"given up": False, "locked": False}

    def wait() -> None:
        fcntl.flock(file, fcntl.LOCK_EX)
        with changing:
            state["locked"] = True
            if state["given up"]:
                os.close(file)

    waiting = threading.Thread(target=wait, daemon=True)
    waiting.start()
    waiting.join(max(0.0, ends - time.monotonic()))
    with changing:
        if state["locked"]:
            return file
        state["given up"] = True
    raise OperationalError(HELD)


class DatabaseWrapper(base.DatabaseWrapper):
    """WAL, full durability, `BEGIN IMMEDIATE` behind the write lock."""

    features_class = DatabaseFeatures

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._held: WriteLock | None = None

    def create_cursor(self, name: str | None = None) -> Any:  # noqa: ARG002 (as Django calls it)
        return self.connection.cursor(factory=Cursor)

    def get_new_connection(self, conn_params: Any) -> Any:
        connection = super().get_new_connection(conn_params)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA busy_timeout = 30000")
        connection.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        return connection

    @contextmanager
    def wide(self) -> Iterator[None]:
        """Inside, more pages are kept."""
        self._keep_pages(WIDE_KIB)
        try:
            yield
        finally:
            self._keep_pages(CACHE_KIB)

    def _keep_pages(self, kib: int) -> None:
        self.ensure_connection()
        self.connection.execute(f"PRAGMA cache_size = -{kib}")

    def _start_transaction_under_autocommit(self) -> None:
        self._take()
        try:
            self.cursor().execute("BEGIN IMMEDIATE")
        except BaseException:
            self._give_back()
            raise

    def _take(self) -> None:
        if self._held is None and not self.is_in_memory_db():
            lock = WriteLock.of(str(self.settings_dict["NAME"]))
            lock.acquire()
            self._held = lock

    def _give_back(self) -> None:
        held, self._held = self._held, None
        if held is not None:
            held.release()

    def _commit(self) -> Any:
        try:
            return super()._commit()  # type: ignore[misc]
        finally:
            self._give_back()

    def _rollback(self) -> Any:
        try:
            return super()._rollback()  # type: ignore[misc]
        finally:
            self._give_back()

    def close(self) -> None:
        try:
            super().close()
        finally:
            if not self.in_atomic_block:
                self._give_back()
