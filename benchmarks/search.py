"""Looking for Chinese words of two to eight signs in what was said, and what the rows for it cost.

Everything found is compared with what is true: a substring of the text, by Python. The floor is what a
database does without an index: LIKE over a table of the plain texts. `HUIYIN_BENCH_TEXTS` says over how
many cases; `HUIYIN_BENCH_SEARCH_HOME` keeps them for the next run.
"""

import os
import random  # noqa: TID251 (seeded: the same every time)
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from unittest.mock import patch

from benchmarks.installed import UNTIL, analyse, furnish
from benchmarks.measure import Figure, compare
from benchmarks.texts import Words
from benchmarks.told import told_in

TEXTS = int(os.environ.get("HUIYIN_BENCH_TEXTS", "2000"))
LENGTHS = range(2, 9)
OF_EACH = 8
"""Words of each length, and as many that nobody said."""
ROUNDS = 2


def figures() -> Iterator[Figure]:
    truth = _prepared()
    for length in LENGTHS:
        yield from _figures_of(length, asked_of(length, list(truth.texts.values())), truth)
    yield _cost_of_rows()


@dataclass(frozen=True)
class Truth:
    """The plain texts, the newest case first: what was said, by the number of the case."""

    texts: dict[str, str]

    def found(self, word: str) -> list[str]:
        return [number for number, text in self.texts.items() if word in text]


def _prepared() -> Truth:
    """A house of its own: cases whose texts are of many words, most of them rare."""
    from huiyin.cli.installed import choose_home, open_home

    kept = os.environ.get("HUIYIN_BENCH_SEARCH_HOME", "")
    home = Path(kept) if kept else Path(tempfile.mkdtemp(prefix="huiyin-bench-")) / "home"
    choose_home(home)
    is_new = not (home / "huiyin.toml").is_file()
    if is_new:
        furnish(home)
    open_home()
    if is_new:
        _fill()
    return _read()


def _fill() -> None:
    from benchmarks.made_up import Maker
    from benchmarks.stories import DEALER, INSURER
    from huiyin.people.happenings import PersonJoined, PostGiven
    from huiyin.people.organising import record

    record(PersonJoined, "", person="chen", shown_name="chen")
    record(PostGiven, "", person="chen", pack="life-insurance", role="officer")
    short = {
        replace(INSURER, steps=INSURER.steps[:1]): 4,
        replace(DEALER, steps=DEALER.steps[:1]): 1,
    }
    maker = Maker(seed=2, until=datetime.fromisoformat(UNTIL), stories=short)
    words = Words(random.Random(3))
    maker.summary = words.text  # type: ignore[method-assign]
    maker.make(TEXTS)
    _keep_plain_texts()
    analyse()


def _keep_plain_texts() -> None:
    """The floor's table: what a house would have that keeps its texts in the open."""
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_plain (number text, received_at text, said text)")
        cursor.executemany("INSERT INTO bench_plain VALUES (%s, %s, %s)", list(_plain()))
        cursor.execute("CREATE INDEX bench_plain_at ON bench_plain (received_at DESC)")


def _plain() -> Iterator[tuple[str, str, str]]:
    from huiyin.register.models import CaseRow

    rows = {row.stream: row for row in CaseRow.objects.order_by("-received_at", "-stream")}
    for stream, said in told_in(list(rows)):
        yield rows[stream].number, rows[stream].received_at.isoformat(), said


def _read() -> Truth:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT number, said FROM bench_plain ORDER BY rowid")
        return Truth(dict(cursor.fetchall()))


def asked_of(length: int, texts: list[str]) -> list[str]:
    """Half of them stand in a text, as often as people would meet them; half stand nowhere."""
    chance = random.Random(length)
    said: list[str] = []
    while len(said) < OF_EACH:
        text = chance.choice(texts)
        at = chance.randrange(max(1, len(text) - length))
        word = text[at : at + length]
        if len(word) == length and not set(word) & set("，。"):
            said.append(word)
    unsaid = ["".join(chance.sample("".join(said), length)) for _ in range(OF_EACH)]
    return said + unsaid


def _figures_of(length: int, asked: list[str], truth: Truth) -> Iterator[Figure]:
    for word in asked:
        _check(word, truth)
    ours, floor = _timed(asked)
    about = f"{len(truth.texts):,} cases"
    like = "LIKE over the plain texts"
    for name, pick in (("median", median), ("95th of a hundred", _p95)):
        yield Figure(f"a word of {length} signs, {name}, {about}", pick(ours), pick(floor), like,
                     "", None)  # fmt: skip


def _p95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]


def _timed(asked: list[str]) -> tuple[list[float], list[float]]:
    """Every word once to warm up, then in turns with the floor."""
    ours: list[float] = []
    floor: list[float] = []
    for turn in range(ROUNDS + 1):
        for word in asked:
            mine, theirs = _seconds(lambda w=word: _look(w)), _seconds(lambda w=word: _like(w))
            if turn:
                ours.append(mine)
                floor.append(theirs)
    return ours, floor


def _seconds(act: Callable[[], object]) -> float:
    """Of the processor: SQLite works in this process, and a busy neighbour does not count."""
    begun = time.process_time()
    act()
    return time.process_time() - begun


def _look(word: str, after: str = "") -> Any:
    from huiyin.register import queries
    from huiyin.register.finding import find, looking_for

    now = datetime.fromisoformat(UNTIL)
    scope = queries.Scope(packs=frozenset({"life-insurance", "auto-dealer"}))
    rows = queries.chosen(scope, queries.Filters(open=None))
    return find(rows, looking_for(word, [], "chen", now), list, after)


def _like(word: str) -> list[Any]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT number FROM bench_plain WHERE said LIKE %s ORDER BY received_at DESC LIMIT 26",
            [f"%{word}%"],
        )
        return list(cursor.fetchall())


def _check(word: str, truth: Truth) -> None:
    """The first page is what is true, in its order; of few, all pages are."""
    wanted = truth.found(word)
    hits = _look(word)
    got = [hit.row.number for hit in hits.found]
    while hits.after and len(wanted) <= 100:
        hits = _look(word, hits.after)
        got += [hit.row.number for hit in hits.found]
    exact = got == wanted if len(wanted) <= 100 else got == wanted[: len(got)] and got
    if not exact:
        raise AssertionError(f"{word}: {len(got)} found, {len(wanted)} true")


def _cost_of_rows() -> Figure:
    """One registration with the rows that searching and finding alike need, and the same without."""
    from benchmarks.ledger import _register
    from huiyin.register import projector

    nothing: Callable[..., None] = lambda *_: None  # noqa: E731

    def without() -> None:
        with patch.object(projector, "note_words", nothing):
            _register()

    return compare(
        "a registration with its rows for search", _register, ("the same without", without),
        rounds=9, clock="wall",
    )  # fmt: skip
