"""One house of one size, measured: the queue, searching, finding alike, a return, a life.

`python -m benchmarks.at_size SIZE` writes what it found as JSON, as seconds of processor time by name: each
size has a process of its own. SQLite works in this process, and a busy neighbour does not count.
"""

import json
import logging
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import sizes
from benchmarks.acting import a_look_for_due_clocks, due_at_once, lives, over_http, proved
from benchmarks.found import Found, seconds_of, timed
from benchmarks.houses import house
from benchmarks.installed import UNTIL
from benchmarks.stories import PACKS
from huiyin.ledger.depth import roomy

ROUNDS, LOOKS = sizes.rounds(9), sizes.rounds(60)
LENGTHS = range(2, 9)
FILTERS = (
    "open=all", "due=day", "due=three_days", "due=week", "overdue=1", "owner=chen", "open=ended",
    "pack=general", "pack=life-insurance&kind=complaint&open=all", "number=TS2026-0351",
    "pack=life-insurance&stage=handling&open=all", "pack=life-insurance&grade=major&open=all",
    "pack=general&channel=phone&open=all", "from=2026-10-01&to=2026-10-31&open=all",
    "q={word}&open=all", "sort=number", "sort=received&size=100",
    "channel=phone", "stage=handling", "grade=major&open=all", "open=ended&stage=answered",
    "owner=chen&grade=major&open=all",
)  # fmt: skip
"""Every narrowing that a saved view can hold, alone or as people put them together, with orders and a
longer page. `{word}` is one that somebody told.
"""


def measured(home: Path, size: int) -> Iterator[Found]:
    from huiyin.cli.serving import load_before_forking

    logging.disable(logging.WARNING)
    load_before_forking()  # as every web process has
    yield from _queue()
    yield from _searches()
    yield from _alike()
    yield from _returns()
    yield from lives()
    yield a_look_for_due_clocks()
    yield from due_at_once()
    yield from proved()
    yield from over_http(home, size)


def _queue() -> Iterator[Found]:
    """Whole pages of the desk, from the request to the last byte."""
    from django.test import Client

    from huiyin.people.models import Account

    client = Client()
    account = Account.objects.get(username="chen")
    client.force_login(account, "django.contrib.auth.backends.ModelBackend")

    def page(address: str) -> str:
        answer = client.get(address)
        assert answer.status_code == 200, f"{address} answered {answer.status_code}"
        return str(answer.content.decode())

    yield timed("queue, first page", _again(lambda: page("/cases/")))
    far = f"/cases/?open=all&after={_far_on()}"
    yield timed("queue, 400 pages on", _again(lambda: page(far)))
    slowest: list[tuple[float, str, list[float]]] = []
    every: list[float] = []
    word = _some_texts()[0][:2]
    for asked in (narrowing.format(word=word) for narrowing in FILTERS):
        times = _again(lambda asked=asked: page(f"/cases/?{asked}"))  # type: ignore[misc]
        slowest.append((median(times), asked, times))
        every += times
    yield timed("queue, every filter", every)
    _, asked, times = max(slowest)
    yield timed(f"queue, slowest filter ({asked})", times)


def _again(act: Callable[[], object]) -> list[float]:
    for _ in range(2):
        act()
    return [seconds_of(act) for _ in range(ROUNDS)]


def _far_on() -> str:
    """The key after four hundred pages, or as far as there are some."""
    from urllib.parse import quote

    from huiyin.register import queries
    from huiyin.register.paging import ORDERS, sheet

    rows = queries.chosen(queries.Scope(packs=frozenset(PACKS)), queries.Filters(open=None))
    key = ""
    for _ in range(400):
        page = sheet(rows, ORDERS["received"], after=key)
        if not page.after:
            break
        key = page.after
    return quote(key)


def _searches() -> Iterator[Found]:
    from benchmarks.search import asked_of

    times: list[float] = []
    for length in LENGTHS:
        for word in asked_of(length, _some_texts()):
            times.append(seconds_of(lambda word=word: _look(word)))  # type: ignore[misc]
            _check(word)
    yield timed(f"search of {LENGTHS[0]} to {LENGTHS[-1]} characters", times, 1.0)


def _some_texts() -> list[str]:
    return [said for (said,) in _rows("SELECT said FROM bench_told ORDER BY stream LIMIT 2000")]


def _rows(statement: str, *values: Any) -> list[Any]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def _look(word: str) -> Any:
    """As in a request, which asks once whether anything that the house shares has changed."""
    from huiyin.ledger.held import one_look
    from huiyin.register import queries
    from huiyin.register.finding import find, looking_for

    scope = queries.Scope(packs=frozenset(PACKS))
    rows = queries.chosen(scope, queries.Filters(open=None))
    with one_look():
        return find(rows, looking_for(word, [], "chen", datetime.fromisoformat(UNTIL)), list, "")


def _check(word: str) -> None:
    """The first page holds the newest of the cases whose text has the word, all that fit, and no other."""
    from huiyin.register.queries import PAGE

    got = [hit.row.stream for hit in _look(word).found]
    true = _rows(
        "SELECT t.stream FROM bench_told t JOIN register_caserow c ON c.stream = t.stream "
        "WHERE t.said LIKE %s ORDER BY c.received_at DESC, c.stream DESC LIMIT %s",
        f"%{word}%", PAGE,
    )  # fmt: skip
    if got != [stream for (stream,) in true]:
        raise AssertionError(f"{word}: {len(got)} found, not those that are true")


def _alike() -> Iterator[Found]:
    """Cases that were told again, as they would be typed at the desk: is the first one offered?"""
    from huiyin.casework.case import Case
    from huiyin.ledger import ports
    from huiyin.register.alike import LIKE, WITHIN, alike
    from huiyin.register.likeness import grams, likeness
    from huiyin.register.models import CaseRow

    now, times, found, should = datetime.fromisoformat(UNTIL), [], 0, 0
    pairs = _rows(
        "SELECT a.stream, a.pack, a.said, b.stream, b.said FROM bench_told a "
        "JOIN bench_told b ON b.stream = a.like_one WHERE b.stream > %s ORDER BY a.stream DESC LIMIT %s",
        f"case/{int((now - WITHIN).timestamp() * 1000):012x}", 5 * LOOKS,
    )  # fmt: skip
    for stream, pack, said, other, once in pairs[:: max(1, len(pairs) // LOOKS)]:
        if likeness(grams([said]), grams([once])) < LIKE:
            continue
        policy = ports.rules().regulation(pack).on(now.date())
        fact = str(next(iter(policy.kinds.values())).title_from)
        typed = Case(id=stream.partition("/")[2], facts={fact: said})
        rows = CaseRow.objects.all()
        offered: list[Any] = []
        times.append(seconds_of(lambda: offered.extend(alike(policy, typed, rows, now))))  # noqa: B023
        should += 1
        found += other in {one.row.stream for one in offered}
    if should > 1:  # a small house has none
        yield timed("near-duplicates while registering", times, found / should)


def _returns() -> Iterator[Found]:
    """Every return of these regulations; the slowest stands for all."""
    from huiyin.ledger import ports
    from huiyin.returns.making import computed, wanted

    now, slowest = datetime.fromisoformat(UNTIL), Found("", 0.0, 0.0)
    for pack in PACKS:
        for name in ports.rules().regulation(pack).on(now.date()).returns:
            asked = wanted(pack, name, "", now)
            times = [seconds_of(lambda asked=asked: computed(asked)) for _ in range(min(3, ROUNDS))]  # type: ignore[misc]
            if median(times) > slowest.middle:
                slowest = Found(
                    f"slowest return ({pack}: {name})", median(times), max(times), high_is="slowest"
                )
    yield slowest


if __name__ == "__main__":
    size = int(sys.argv[1])
    home = house(size)
    (home / "huiyin.toml").write_text('api_requests_a_minute = 100000000\nlog = "off"\n', "utf-8")
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["*"]
    settings.API_REQUESTS_A_MINUTE = 100_000_000
    everything = roomy(lambda: [vars(one) for one in measured(home, size)])  # as each process has
    print(json.dumps(everything()))
