"""A house that has grown: made-up cases of three regulations with texts of many words, most of them rare.

Four in five are answered and closed within days under the plain regulation, the others run long under
the insurer's and the dealer's. Three in a hundred are told almost as another case of the last weeks was.
What was told stands in the open beside the register (`bench_told`), so that it is known what is true.

`HUIYIN_BENCH_GROWN` names a folder in which the houses are kept by their size.
"""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from benchmarks.installed import UNTIL, analyse, furnish


def house(size: int, progress: Callable[[int], None] = lambda done: None) -> Path:
    """The home of this size, made or finished where there is none. One for each process."""
    from huiyin.cli.installed import choose_home, open_home

    kept = os.environ.get("HUIYIN_BENCH_GROWN", "")
    folder = Path(kept) if kept else Path(tempfile.mkdtemp(prefix="huiyin-bench-"))
    home = folder / str(size)
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
    from benchmarks.made_up import DEALER, INSURER, PLAIN
    from huiyin.people.happenings import PersonJoined, PostGiven
    from huiyin.people.organising import record

    posts = [
        (person, story.pack, role)
        for story in (INSURER, DEALER, PLAIN)
        for role, people in story.people.items()
        for person in people
    ]
    for person in dict.fromkeys(person for person, _, _ in posts):
        record(PersonJoined, "", person=person, shown_name=person)
    for person, pack, role in [*dict.fromkeys(posts), ("chen", "general", "agent")]:
        record(PostGiven, "", person=person, pack=pack, role=role)


@contextmanager
def _in_a_hurry() -> Iterator[None]:
    """Made-up cases may be lost; many pages stay in memory until all are there."""
    from django.db import connection

    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous = OFF")
        cursor.execute("PRAGMA cache_size = -1000000")
    yield
    connection.close()  # the next one is as everybody's


if __name__ == "__main__":  # SIZE
    import sys

    house(int(sys.argv[1]), lambda done: print(done, flush=True) if done % 5_000 == 0 else None)
