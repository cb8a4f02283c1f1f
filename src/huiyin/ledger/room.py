"""A disk that is full: how it is told from a mistake of ours, and files that are whole or not there."""

import errno
import os
from pathlib import Path

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""The disk, the share of it that somebody may use, or the largest file that a process may write."""
_SQLITE_FULL = 13
_POSTGRESQL_FULL = "53100"


def is_full(error: BaseException | None) -> bool:
    """Whether it broke because there was no room: in a folder, or where the database lies."""
    if isinstance(error, OSError):
        return error.errno in _NO_ROOM
    cause = getattr(error, "__cause__", None)
    return (
        getattr(cause, "sqlite_errorcode", None) == _SQLITE_FULL
        or getattr(cause, "sqlstate", None) == _POSTGRESQL_FULL
    )


def write_whole(path: Path, text: str) -> None:
    """It is on the disk under its name when this returns; where that fails, nothing of it is left."""
    part = path.with_suffix(".part")
    try:
        with part.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    settle(path.parent)


def settle(folder: Path) -> None:
    """Sees to it that new names in it survive a loss of power."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
