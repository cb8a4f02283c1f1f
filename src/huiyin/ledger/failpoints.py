"""Places where a test may have the process killed, to prove that nothing is lost or doubled."""

import os
import signal
import threading
from itertools import count

from django.db import connection

from huiyin.ledger import rehearsal
from huiyin.ledger.sqlite.turns import WriteLock

_WANTED, _, _TIME = os.environ.get("HUIYIN_FAILPOINT", "").partition(":")
_passed = count(1)


def failpoint(name: str) -> None:
    """Kills this very process, hard, when the environment names the place; else does nothing.

    `NAME:7` means the seventh time that the process comes by; `NAME:stop` freezes it instead.
    """
    if name != _WANTED:
        return
    noted = rehearsal.current()
    if noted is not None:
        noted.later(_reached)
        return
    _reached()


def _reached() -> None:
    if _TIME.isdecimal() and next(_passed) < int(_TIME):
        return
    if _TIME == "stop":
        _freeze()
    else:
        os.kill(os.getpid(), signal.SIGKILL)


def _freeze() -> None:
    """What this thread holds stays held. Threads beside it are let out of their transactions before, for
    what is tried is this place and not theirs. Sent to the thread, the signal arrives before the next line.
    """
    with WriteLock.kept_from_others(getattr(connection, "_held", None)):
        signal.pthread_kill(threading.get_ident(), signal.SIGSTOP)
