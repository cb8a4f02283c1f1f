"""An installation for measuring: a folder of its own, filled with made-up cases."""

import os
import shutil
import sys
import tempfile
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

CASES = int(os.environ.get("HUIYIN_BENCH_CASES", "2000"))
UNTIL = "2026-11-20T18:00+08:00"


@cache
def installation() -> Any:
    """Django's settings on a fresh home; HUIYIN_BENCH_HOME keeps it and its cases for next time."""
    from huiyin.cli.installed import choose_home, open_home

    kept = os.environ.get("HUIYIN_BENCH_HOME", "")
    home = Path(kept) if kept else Path(tempfile.mkdtemp(prefix="huiyin-bench-")) / "home"
    choose_home(home)
    if (home / "huiyin.toml").is_file():
        return open_home()
    furnish(home)
    fill(CASES)
    return open_home()


def furnish(home: Path) -> None:
    """An installation in which nothing has happened; HUIYIN_BENCH_EMPTY names one that is copied."""
    from huiyin.cli.installed import open_home
    from huiyin.cli.operating import make_installation

    empty = os.environ.get("HUIYIN_BENCH_EMPTY", "")
    if not empty or os.environ.get("HUIYIN_DATABASE"):  # a server's database is no folder
        make_installation(home)
        return
    shutil.copytree(empty, home)
    open_home()


def fill(cases: int) -> None:
    from benchmarks.made_up import Maker
    from benchmarks.stories import DEALER, INSURER, employ

    employ((INSURER, DEALER))
    Maker(seed=1, until=datetime.fromisoformat(UNTIL)).make(cases)
    analyse()


def analyse() -> None:
    """Planner statistics, as a database that has grown would have them."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


if __name__ == "__main__":  # FOLDER
    from huiyin.cli.installed import choose_home

    choose_home(Path(sys.argv[1]))
    furnish(Path(sys.argv[1]))
