"""Whose turn it is to write: one lock for the threads of a process and for all processes.

What waits is the system, which keeps the order in which people came
(docs/decisions/0003-sqlite-writers-queue.md).
"""

import fcntl
import os
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import ClassVar

from django.db import OperationalError

PATIENCE = 20.0
"""Seconds that a writer waits for the one before it. Longer than any of ours takes by itself."""
HELD = "another process holds the database and does not go on"


@dataclass
class _Wait:
    """Whose the file is changes hands under `changing`: the waiter's, once whoever asked has given up."""

    file: int
    came: threading.Lock = field(default_factory=threading.Lock)
    changing: threading.Lock = field(default_factory=threading.Lock)
    is_locked: bool = False
    is_given_up: bool = False


class _Waiter(threading.Thread):
    """Waits for the lock of a file in the place of whoever wants it, who can so stop waiting. One for a
    process, again and again: beginning a thread for each turn took a tenth of all turns.
    """

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._asked: SimpleQueue[_Wait] = SimpleQueue()
        self.start()

    def locked(self, file: int, ends: float) -> bool:
        """Whether it came before `ends`, by the monotonic clock. What comes later is given back, and then
        this thread is over.
        """
        wait = _Wait(file)
        wait.came.acquire()
        self._asked.put(wait)
        if wait.came.acquire(timeout=max(0.0, ends - time.monotonic())):
            return True
        with wait.changing:
            wait.is_given_up = not wait.is_locked
        return wait.is_locked

    def run(self) -> None:
        while True:
            wait = self._asked.get()
            fcntl.flock(wait.file, fcntl.LOCK_EX)
            with wait.changing:
                wait.is_locked = True
                if wait.is_given_up:
                    os.close(wait.file)
                    return
            wait.came.release()


class WriteLock:
    """A thread lock and a file lock; taken together, by the file they guard."""

    _known: ClassVar[dict[str, "WriteLock"]] = {}
    _making = threading.Lock()

    def __init__(self, path: str) -> None:
        self.path, self.thread_lock, self.descriptor = path, threading.Lock(), -1
        self.waiter: _Waiter | None = None

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
            return self._waited(file, ends)
        except BaseException:
            os.close(file)
            raise
        return file

    def _waited(self, file: int, ends: float) -> int:
        if self.waiter is None or not self.waiter.is_alive():
            self.waiter = _Waiter()
        if self.waiter.locked(file, ends):
            return file
        self.waiter = None  # it waits on, and then ends
        raise OperationalError(HELD)

    def release(self) -> None:
        os.close(self.descriptor)  # closing gives the file lock back, also when we are killed
        self.thread_lock.release()
