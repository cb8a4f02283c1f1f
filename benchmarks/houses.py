"""A house that has grown: made-up cases of seven regulations with texts of many words, most of them rare.

Of a hundred cases 60 fall under the plain regulation and are answered and closed within days; 8 each run
under those of the insurer, the dealer, the property service and the telecom branch, 4 each under those of
market supervision and of petitions (`benchmarks.stories`). They arrive over two years by the hours and
weekdays of a complaint desk (`benchmarks.made_up`); one in fifty lies where it was left. A text has three
words and more, some thirty at the median, of 6,000 by Zipf (`benchmarks.search`). Three in a hundred are
told almost as another case of the last weeks was.

Six in a hundred belong to a matter of many people: 3 to 60 of them within days, each a case of its own with
the same product, number or name of the matter; two in three are linked to the first as a batch. Where as
many have come as the regulation says, who is named there is told. Where a regulation knows joint complaints
(insurer, market supervision, petitions), six in a hundred come from 2 to 40 people in one case
(`benchmarks.together`).

All of it is decided by the product and appended in bulk, and the ledger verifies; one seed gives one house.
What was told stands in the open beside the register (`bench_told`), so that it is known what is true.

`HUIYIN_BENCH_GROWN` names a folder in which the houses are kept by their size; with HUIYIN_DATABASE their
keys lie there, and each has a database of its own on that server.
"""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from benchmarks.copies import choose_database
from benchmarks.installed import UNTIL, analyse, furnish


def house(size: int, progress: Callable[[int], None] = lambda done: None) -> Path:
    """The home of this size, made or finished where there is none. One for each process."""
    from huiyin.cli.installed import choose_home, open_home

    kept = os.environ.get("HUIYIN_BENCH_GROWN", "")
    folder = Path(kept) if kept else Path(tempfile.mkdtemp(prefix="huiyin-bench-"))
    home = folder / str(size)
    choose_database(f"grown_{size}")
    choose_home(home)
    if not (home / "huiyin.toml").is_file():
        furnish(home)
        open_home()
        _employ()
    open_home()
    if not (home / "grown").exists():
        from benchmarks.grown import Grown

        with _in_a_hurry():
            Grown(seed=size, until=datetime.fromisoformat(UNTIL)).make(size, progress)
        analyse()
        (home / "grown").touch()
    return home


def _employ() -> None:
    from benchmarks.stories import MIX, employ
    from huiyin.people.happenings import PostGiven
    from huiyin.people.organising import record

    employ(MIX)
    record(PostGiven, "", person="chen", pack="general", role="agent")


@contextmanager
def _in_a_hurry() -> Iterator[None]:
    """Made-up cases may be lost; many pages stay in memory until all are there."""
    from django.db import connection

    hurry = {
        "sqlite": ("PRAGMA cache_size = -1000000",),
        "postgresql": ("SET synchronous_commit = off",),
    }
    connection.is_kept_surely = False
    with connection.cursor() as cursor:
        for statement in hurry[connection.vendor]:
            cursor.execute(statement)
    yield
    del connection.is_kept_surely
    connection.close()  # the next one is as everybody's


if __name__ == "__main__":  # SIZE
    import sys

    house(int(sys.argv[1]), lambda done: print(done, flush=True) if done % 5_000 == 0 else None)
