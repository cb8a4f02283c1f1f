"""A file system of its own, a few megabytes large, which a test fills and gives room again."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

MB = 1024 * 1024


@dataclass
class SmallDisk:
    folder: Path

    @property
    def ballast(self) -> Path:
        return self.folder / "ballast"

    def fill(self, leave: int = 0) -> None:
        """To the last page, or but for `leave` bytes; again and again as it likes."""
        state = os.statvfs(self.folder)
        room = state.f_bavail * state.f_frsize - leave
        with self.ballast.open("ab") as file:
            while room > 0:
                try:
                    room -= file.raw.write(bytes(min(room, MB)))
                except OSError:
                    return

    def make_room(self) -> None:
        self.ballast.unlink()

    def free(self) -> int:
        state = os.statvfs(self.folder)
        return state.f_bavail * state.f_frsize


@cache
def refusal() -> str:
    """Why no file system can be mounted here; empty where it can."""
    if os.geteuid() != 0:
        return "only root mounts a small file system"
    tried = subprocess.run(
        ["unshare", "--mount", "mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", "/mnt"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return tried.stderr.strip() if tried.returncode else ""


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[SmallDisk]:
    """Skips the test, saying why, where mounting is refused."""
    if refusal():
        pytest.skip(f"no small disk: {refusal()}")
    folder.mkdir()
    how = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=0755", "tmpfs", str(folder)]
    subprocess.run(how, check=True)
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
