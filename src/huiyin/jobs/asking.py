"""How a job is declared and asked for: the interface of django-tasks, with what it does not say.

    @task(queue_name=WORK, attempts=5)
    def count(case: str) -> None: ...

    count.keyed(f"count/{case}").enqueue(case)

A job exists if and only if the transaction in which it was asked for was committed.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, NamedTuple, Self, cast

import django_tasks
from django_tasks.base import Task

MESSAGES, WORK = "messages", "work"
"""Queues, each with a thread of its own in every worker: a mail server that hangs holds up no count."""


@dataclass(frozen=True)
class Later:
    """What a job answers that is not done yet: it goes on at `at`. That was no failed attempt."""

    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class JobTask(Task[Any, Any]):
    """`inside` ones have their effect and their end in one transaction: exactly once. The others send
    or compute outside of one and may do so again if their worker dies, so they see to it that doing it
    again is harmless. `lease` is how long one may take before others take it for dead.
    """

    attempts: int = 10
    lease: timedelta = timedelta(minutes=2)
    inside: bool = True
    key: str = ""

    def keyed(self, key: str) -> Self:
        """Asked for once at a time: while a job with this key is unfinished, another is none."""
        return replace(self, key=key)

    def enqueue_each(self, asked: Iterable["Asked"]) -> None:
        """As `keyed(key).using(run_after=at).enqueue(*args)` for each, in the same statements."""
        backend: Any = self.get_backend()
        backend.enqueue_each(self, list(asked))


class Asked(NamedTuple):
    """One of many jobs that are asked for together; no two of them have the same key."""

    key: str
    at: datetime
    args: tuple[Any, ...]


def task(**said: Any) -> Callable[[Callable[..., Later | None]], JobTask]:
    return cast("Callable[[Callable[..., Later | None]], JobTask]", django_tasks.task(**said))
