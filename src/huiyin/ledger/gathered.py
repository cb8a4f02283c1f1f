"""Writes of a command that travel to PostgreSQL together.

Each statement costs a journey there and back, and two of three seconds of a command were spent on journeys
(docs/decisions/0079-writes-travel-together.md). A write is answered nothing that its command wants to know;
so it waits until something is asked, or until the command is over, and all that wait go as one. They go in
the order in which they were written, and before whatever else is said to the database.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

_MOST = 200
"""Statements that wait at once; with the texts of a large case they are some megabytes."""


_Spelled = Callable[[Any], str]
"""A statement with its values, by a cursor of psycopg."""


def _spelled(said: str, values: Sequence[Any], cursor: Any) -> str:
    return str(cursor.mogrify(said, values))


def _rows_spelled(
    head: str, one: str, rows: Sequence[Sequence[Any]], tail: str, cursor: Any
) -> str:
    return head + ", ".join([cursor.mogrify(one, row) for row in rows]) + tail


class Gathered:
    """What is written and not sent yet."""

    def __init__(self, db: Any) -> None:
        self._db = db
        self._waiting: list[_Spelled] = []

    def add(self, said: str, values: Sequence[Any]) -> None:
        self._add(partial(_spelled, said, values))

    def add_rows(self, head: str, one: str, rows: Sequence[Sequence[Any]], tail: str) -> None:
        """One statement for all of them. Each is spelled by itself: psycopg remembers how a short text is
        taken apart, and not a long one.
        """
        self._add(partial(_rows_spelled, head, one, rows, tail))

    def _add(self, spelled: "_Spelled") -> None:
        self._waiting.append(spelled)
        if len(self._waiting) >= _MOST:
            self.send()

    def send(self) -> None:
        """Raises what the first of them raises that cannot be done; then none stays."""
        waiting, self._waiting = self._waiting, []
        if not waiting or self._db.needs_rollback:  # what is going to be undone need not be done
            return
        with self._db.wrap_database_errors, self._db.connection.cursor() as cursor:
            cursor.execute(";\n".join([spelled(cursor) for spelled in waiting]))

    def before(self, execute: Callable[..., Any], *statement: Any) -> Any:
        """Whatever is said to the database by Django's way."""
        self.send()
        return execute(*statement)


_now: ContextVar[Gathered | None] = ContextVar("gathered", default=None)


def current() -> Gathered | None:
    return _now.get()


@contextmanager
def together() -> Iterator[None]:
    """Inside a transaction; all is sent at the end. On SQLite nothing travels, and where somebody listens
    (tracing, tests that count) everything is said at once.
    """
    db: Any = connections[DEFAULT_DB_ALIAS]
    if db.vendor != "postgresql" or db.execute_wrappers or db.queries_logged:
        yield
        return
    found = Gathered(db)
    token = _now.set(found)
    try:
        with db.execute_wrapper(found.before):
            yield
        found.send()
    finally:
        _now.reset(token)
