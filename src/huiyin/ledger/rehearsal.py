"""A command that is decided before its turn to write has come, and only written in its turn.

SQLite lets one write at a time. Whoever decides in his turn keeps all others waiting meanwhile, for half of
the time that a command takes. So it is rehearsed: everything is read as it stood at one moment, without
the lock, and what is to be written is noted. Then, in its turn, what it was decided on is looked at again,
and what was noted is written. Where anything moved, or the command does what cannot be noted, it is done in
its turn from the beginning, as it would have been (docs/decisions/0078-decided-before-its-turn.md).

On PostgreSQL only commands of the same case wait for each other, and nothing is rehearsed.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, transaction


class Unrehearsed(Exception):
    """It does what cannot be noted beforehand."""


class Overtaken(Exception):
    """What it was decided on has changed since, or what was noted no longer fits."""


class Rehearsal:
    """Of a command for one stream: what it believes, and what it is going to write."""

    def __init__(self, stream: str) -> None:
        self.stream = stream
        self._believed: list[tuple[Callable[[], Any], Any]] = []
        self._noted: list[tuple[Callable[[], Any], int | None]] = []

    def believes(self, ask: Callable[[], Any], answer: Any) -> None:
        """So it must be answered in its turn."""
        self._believed.append((ask, answer))

    def later(self, do: Callable[[], Any], must: int | None = None) -> None:
        """`must` is what it must say then."""
        self._noted.append((do, must))

    def perform(self) -> None:
        """Inside the transaction that writes. Raises Overtaken; then nothing may stay."""
        for ask, answer in self._believed:
            if ask() != answer:
                raise Overtaken
        for do, must in self._noted:
            found = do()
            if must is not None and found != must:
                raise Overtaken


_now: ContextVar[Rehearsal | None] = ContextVar("rehearsal", default=None)


def current() -> Rehearsal | None:
    return _now.get()


def is_possible() -> bool:
    """Where writers wait for each other, and this one is in no transaction yet."""
    db = connections[DEFAULT_DB_ALIAS]
    return bool(getattr(db.features, "has_turns", False)) and not db.in_atomic_block


@contextmanager
def of(stream: str) -> Iterator[Rehearsal]:
    """Inside, the database does not move, and lets nothing be written."""
    found = Rehearsal(stream)
    db: Any = connections[DEFAULT_DB_ALIAS]
    with db.at_one_moment():
        token = _now.set(found)
        try:
            yield found
        finally:
            _now.reset(token)


def or_transaction() -> AbstractContextManager[object]:
    """For what is written through `ledger.inserting` alone: a transaction, or what is noted."""
    return transaction.atomic() if _now.get() is None else nullcontext()


def refuse_other(stream: str) -> None:
    """A rehearsed command has one stream alone: others would have to be locked."""
    noted = _now.get()
    if noted is not None and noted.stream != stream:
        raise Unrehearsed(stream)
