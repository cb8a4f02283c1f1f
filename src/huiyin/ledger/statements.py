"""Statements of our own, by the shortest way to the database.

Django's cursor looks at each statement six times over: whether somebody listens, whether the transaction
is broken, how its places are spelled. Of the twenty statements of a command that took as long as what
they say. What is listened to (tracing, tests that count) goes Django's way as ever.
"""

import sqlite3
from collections.abc import Callable, Sequence
from functools import partial
from operator import attrgetter
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

from huiyin.ledger import gathered, rehearsal
from huiyin.ledger.sqlite.base import spelled

Row = tuple[Any, ...]


def rows_of(said: str, values: Sequence[Any]) -> list[Row]:
    """What a question is answered."""
    return list(_by("execute", said, values, lambda cursor: cursor.fetchall()))


def write(said: str, values: Sequence[Any], must: int | None = None) -> None:
    """`must` is how many rows it concerns, where that is known. Where a command is rehearsed it is noted,
    and done later; where writes travel together it waits for the others.
    """
    if not _waits(said, (values,)):
        _now_or_later(partial(done, said, values), must)


def write_many(said: str, values: Sequence[Sequence[Any]], must: int | None = None) -> None:
    """As `write`, again and again with other values."""
    if not _waits(said, values):
        _now_or_later(partial(done_many, said, values), must)


def write_rows(head: str, one: str, rows: Sequence[Sequence[Any]], tail: str) -> None:
    """As `write`, one statement for rows that are said alike: `one` has the places of each."""
    waiting = gathered.current()
    if waiting is not None:
        waiting.add_rows(head, one, rows, tail)
        return
    values = [value for row in rows for value in row]
    _now_or_later(partial(done, head + ", ".join([one] * len(rows)) + tail, values), None)


def _waits(said: str, values: Sequence[Sequence[Any]]) -> bool:
    """Whether it waits for what else is written, with each of these."""
    waiting = gathered.current()
    if waiting is None:
        return False
    for each in values:
        waiting.add(said, each)
    return True


def done(said: str, values: Sequence[Any]) -> int:
    """How many rows it concerned. It is never put off."""
    return int(_by("execute", said, values, attrgetter("rowcount")))


def done_many(said: str, values: Sequence[Sequence[Any]]) -> int:
    """As `done`, again and again with other values: the statement is made ready once."""
    return int(_by("executemany", said, values, attrgetter("rowcount")))


def _now_or_later(do: Callable[[], int], must: int | None) -> None:
    noted = rehearsal.current()
    if noted is None:
        do()
    else:
        noted.later(do, must)


def _by(way: str, said: str, values: Sequence[Any], answer: Callable[[Any], Any]) -> Any:
    """What the cursor says after one of its ways to execute."""
    db = connections[DEFAULT_DB_ALIAS]
    short = _short_way(db)
    if short is None:
        with db.cursor() as cursor:
            getattr(cursor, way)(said, values)
            return answer(cursor)
    with db.wrap_database_errors:
        return answer(getattr(short, way)(spelled(said), values))


def _short_way(db: Any) -> sqlite3.Connection | None:
    """The connection to SQLite itself, where nobody listens and nothing is broken."""
    if db.vendor != "sqlite" or db.needs_rollback or db.execute_wrappers or db.queries_logged:
        return None
    db.ensure_connection()
    db.validate_thread_sharing()
    found: sqlite3.Connection = db.connection
    return found
