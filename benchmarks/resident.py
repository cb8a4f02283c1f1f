"""The memory of what serves a home: of the largest web process, and of the worker."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

GOALS = {"web": 250, "worker": 200}
"""MB at most."""


@dataclass(frozen=True, order=True)
class Memory:
    """In MB. `own` with its share of what is shared (PSS), `held` with all of it (RSS)."""

    own: float = 0.0
    held: float = 0.0


def largest(home: Path) -> dict[str, Memory]:
    """Web processes are forks under names of their own: what they are to serve stands in what surrounds
    them. This process is not one of them.
    """
    found = dict.fromkeys(GOALS, Memory())
    served = f"HUIYIN_HOME={home}".encode()
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it has ended
            words = (folder / "cmdline").read_bytes().split(b"\0")
            around = (folder / "environ").read_bytes().split(b"\0")
            is_one = served in around or f"{home}".encode() in words
            if is_one and folder.name != str(os.getpid()):
                name = "worker" if b"worker" in words else "web"
                found[name] = max(found[name], _memory_of(folder))
    return found


def _memory_of(process: Path) -> Memory:
    lines = (process / "smaps_rollup").read_text("utf-8").splitlines()[1:]
    sizes = {name: int(kilobytes) for name, kilobytes, *_ in map(str.split, lines)}
    return Memory(sizes["Pss:"] / 1024, sizes["Rss:"] / 1024)
