"""Each web process computes on one processor, where there is one for each processor at least.

Threads of a Python process compute in turns. Moved about by the system they wake each other from processor
to processor and find their caches cold, while another processor has nothing to do
(docs/decisions/0085-a-web-process-stays-on-its-processor.md).
"""

import fcntl
import os
import tempfile
from contextlib import suppress
from itertools import count


def _allowed() -> list[int]:
    return sorted(os.sched_getaffinity(0))


def suffice_for_all_processors(processes: int) -> bool:
    """Whether there is one for each that we may use. Never where the system keeps nobody on a processor."""
    return hasattr(os, "sched_getaffinity") and processes >= len(_allowed())


class Processors:
    """The seats of the web processes of one server, one after the other on each of its processors.

    Whoever sits on a seat holds the lock of a byte; the system gives it back when that process ends,
    however it ended, and whoever comes in its place sits there.
    """

    def __init__(self) -> None:
        self._seats = tempfile.TemporaryFile()  # noqa: SIM115 (kept as long as the server)
        self._allowed = _allowed()

    def take_one(self) -> None:
        """In the new process, as long as it has one thread: those that it begins stay there too. Where the
        system refuses, it goes where it is sent.
        """
        with suppress(OSError):
            seat = next(seat for seat in count() if self._sits_on(seat))
            os.sched_setaffinity(0, {self._allowed[seat % len(self._allowed)]})

    def _sits_on(self, seat: int) -> bool:
        try:
            fcntl.lockf(self._seats, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, seat)
        except (BlockingIOError, PermissionError):  # somebody sits there
            return False
        return True
