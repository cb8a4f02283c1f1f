"""Where encrypted files lie: a port, and its adapter for a folder. `objects` has the one for S3.

A depot knows names and bytes. It never sees a key, a title or a case.
"""

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from huiyin.ledger.room import settle

_HEX = frozenset("0123456789abcdef")
_AT_A_TIME = 1024 * 1024


class Gone(LookupError):
    """The depot has nothing of this name."""


class Depot(Protocol):
    def bring(self, name: str, file: Path) -> None:
        """Keeps the file under the name for good; the file itself is used up."""

    def read(self, name: str, start: int, length: int) -> bytes:
        """At most `length` bytes from `start`; fewer only at the end. Raises Gone."""

    def remove(self, name: str) -> None:
        """Removes it, if it is there."""

    def names_before(self, moment: datetime) -> Iterator[str]:
        """What was brought before the moment."""


def checked(name: str) -> str:
    """A name is made here and never by a person, yet it becomes a path. Raises ValueError."""
    if not name or not set(name) <= _HEX:
        raise ValueError(f"{name!r} is no name of a depot")
    return name


class Folder:
    """A depot on disk, two levels deep so that no folder grows long."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _path(self, name: str) -> Path:
        return self.folder / checked(name)[:2] / name[2:4] / name

    def bring(self, name: str, file: Path) -> None:
        target = self._path(name)
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            file.replace(target)
        except OSError:  # another file system
            _copy(file, target)
            file.unlink()
        settle(target.parent)

    def read(self, name: str, start: int, length: int) -> bytes:
        try:
            with self._path(name).open("rb") as file:
                file.seek(start)
                return file.read(length)
        except FileNotFoundError:
            raise Gone(name) from None

    def remove(self, name: str) -> None:
        self._path(name).unlink(missing_ok=True)

    def names_before(self, moment: datetime) -> Iterator[str]:
        for path in self.folder.glob("??/??/*"):
            if datetime.fromtimestamp(path.stat().st_mtime, UTC) < moment:
                yield path.name


def _copy(file: Path, target: Path) -> None:
    """Whole and for good, or nothing: half a file would take the room that there is not."""
    try:
        with file.open("rb") as source, target.open("wb") as copy:
            shutil.copyfileobj(source, copy, _AT_A_TIME)
            copy.flush()
            os.fsync(copy.fileno())
    except BaseException:
        target.unlink(missing_ok=True)
        raise
