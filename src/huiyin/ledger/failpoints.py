"""Places where a test may have the process killed, to prove that nothing is lost or doubled."""

import os
import signal
from itertools import count

_WANTED, _, _TIME = os.environ.get("HUIYIN_FAILPOINT", "").partition(":")
_SIGNALS = {"": signal.SIGKILL, "stop": signal.SIGSTOP}
_passed = count(1)


def failpoint(name: str) -> None:
    """Kills this very process, hard, when the environment names the place; else does nothing.

    `NAME:7` means the seventh time that the process comes by; `NAME:stop` freezes it instead.
    """
    if name != _WANTED:
        return
    if _TIME.isdecimal() and next(_passed) < int(_TIME):
        return
    os.kill(os.getpid(), _SIGNALS.get(_TIME, signal.SIGKILL))
