"""Files of figures that have their room before anything is counted in them.

Processes count in memory that is a file. A page of it for which the disk has no room ends the process that
first writes to it (SIGBUS): on a full disk, every web process at its first request.
"""

import os
from mmap import mmap
from struct import Struct
from typing import IO, Any

from prometheus_client import values
from prometheus_client.mmap_dict import MmapedDict

_FIRST = 64 * 1024
_MORE = 4096
"""Larger than any one figure with its labels."""
_USED, _BEGIN = Struct("i"), 8


class Reserved(MmapedDict):
    """Where there is no room its figures are counted in memory alone: nobody collects those of this process
    until it is started again, and it lives.
    """

    def __init__(self, filename: str) -> None:
        self._fname = filename
        self._f: Any = _reserved(filename)
        self._capacity = os.fstat(self._f.fileno()).st_size if self._f else _FIRST
        self._m = mmap(self._f.fileno() if self._f else -1, self._capacity)
        [self._used] = _USED.unpack(self._m[: _USED.size])
        self._used = self._used or _BEGIN
        self._m[: _USED.size] = _USED.pack(self._used)
        there = self._read_all_values()  # type: ignore[no-untyped-call]
        self._positions = {key: place for key, _, _, place in there}

    def _init_value(self, key: str) -> None:
        if self._used + len(key.encode()) + _MORE > self._capacity:
            self._grow()
        super()._init_value(key)  # type: ignore[no-untyped-call]

    def _grow(self) -> None:
        wanted, before = self._capacity * 2, self._m[: self._used]
        if self._f is not None and not _has_room(self._f, wanted):
            self._f.close()
            self._f = None
        self._m = mmap(self._f.fileno() if self._f else -1, wanted)
        self._m[: self._used], self._capacity = before, wanted


def _reserved(filename: str) -> IO[bytes] | None:
    try:
        file = open(filename, "a+b")  # noqa: PTH123, SIM115 (theirs to close)
    except OSError:
        return None
    if _has_room(file, _FIRST):
        return file
    file.close()
    return None


def _has_room(file: IO[bytes], size: int) -> bool:
    try:
        os.posix_fallocate(file.fileno(), 0, size)
    except OSError:
        return False
    return True


def reserve() -> None:
    """For every file of figures from now on."""
    where: Any = values
    where.MmapedDict = Reserved
