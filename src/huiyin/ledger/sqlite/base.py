"""A database wrapper whose write transactions wait for one lock, in threads and processes alike.

SQLite's own busy handler sleeps and is unfair: with several writers the slowest waits 0.2 to 0.9 s.
Queueing on a lock of our own brings that to some 10 ms (docs/decisions/0003-sqlite-writers-queue.md).
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from django.db import OperationalError
from django.db.backends.sqlite3 import base, features

from huiyin.ledger.sqlite.turns import WriteLock

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
UNWRITTEN = "nothing can be written now"
UNSURE = "the disk does not say whether it keeps what was written"


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
    has_turns = True
    """Writers come one after the other; `ledger.rehearsal` shortens the turn of each."""


class Cursor(base.SQLiteCursorWrapper):
    """Spells a statement for SQLite once; Django does it with every execution."""

    def convert_query(self, query: str, *, param_names: list[str] | None = None) -> str:
        return spelled(query) if param_names is None else _by_name(query, param_names)


@lru_cache(maxsize=1024)
def spelled(query: str) -> str:
    """With the places for values as SQLite has them."""
    return base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")


def _by_name(query: str, names: list[str]) -> str:
    return query % {name: f":{name}" for name in names}


class DatabaseWrapper(base.DatabaseWrapper):
    """WAL, full durability, `BEGIN IMMEDIATE` behind the write lock.

    A transaction is on the disk before whoever committed it goes on, but the disk is waited for after its
    turn, together with all who do (docs/decisions/0081-the-disk-is-waited-for-after-the-turn.md).
    """

    features_class = DatabaseFeatures
    is_kept_surely = True
    """False for what can be made again; then what was committed last may be lost with the power."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._held: WriteLock | None = None
        self._only_reads = self._logs_ahead = self._waits_later = False

    def create_cursor(self, name: str | None = None) -> Any:  # noqa: ARG002 (as Django calls it)
        return self.connection.cursor(factory=Cursor)

    def get_new_connection(self, conn_params: Any) -> Any:
        connection = super().get_new_connection(conn_params)
        [mode] = connection.execute("PRAGMA journal_mode = WAL").fetchone()
        self._logs_ahead = mode == "wal"
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

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """Inside, everything is read as it stood when it was first asked; what is written does not stay.
        Raises OperationalError where something was. (`query_only` would say so at once, but with it SQLite
        makes every statement ready anew.)
        """
        self.ensure_connection()
        plain = self.connection
        written = plain.total_changes
        self._only_reads = True
        plain.execute("BEGIN")
        try:
            yield
        finally:
            self._only_reads = False
            is_clean = plain.total_changes == written
            if plain.in_transaction:
                plain.execute("COMMIT" if is_clean else "ROLLBACK")
        if not is_clean:
            raise OperationalError(UNWRITTEN)

    def _start_transaction_under_autocommit(self) -> None:
        if self._only_reads:
            raise OperationalError(UNWRITTEN)
        self._take()
        try:
            self._wait_later()
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
        had_its_turn = self._held is not None
        try:
            done = super()._commit()  # type: ignore[misc]
        finally:
            self._give_back()
            self._wait_at_once()
        if had_its_turn and self._waits_later:
            self.wait_for_the_disk()
        return done

    def wait_for_the_disk(self) -> None:
        """Until all that was committed is on it, by whomever. Raises OperationalError where that cannot be
        said; it may be kept all the same, and whoever asks again with their key is told so.
        """
        try:
            log = os.open(f"{self.settings_dict['NAME']}-wal", os.O_RDONLY)
        except FileNotFoundError:  # all of it was brought over to the database, which syncs both
            return
        try:
            os.fdatasync(log)
        except OSError as error:
            raise OperationalError(UNSURE) from error
        finally:
            os.close(log)

    def _rollback(self) -> Any:
        try:
            return super()._rollback()  # type: ignore[misc]
        finally:
            self._give_back()
            self._wait_at_once()

    def _wait_later(self) -> None:
        """What is committed now is waited for after its turn."""
        if self._held is None or not self._logs_ahead:
            return
        self._waits_later = self.is_kept_surely
        level = "NORMAL" if self.is_kept_surely else "OFF"
        self.connection.execute(f"PRAGMA synchronous = {level}")

    def _wait_at_once(self) -> None:
        """As for whatever is written without a turn."""
        if self.connection is not None and not self.connection.in_transaction:
            self.connection.execute("PRAGMA synchronous = FULL")

    def close(self) -> None:
        try:
            super().close()
        finally:
            if not self.in_atomic_block:
                self._give_back()
