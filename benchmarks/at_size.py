"""One house of one size, measured: the queue, searching, finding alike, a return, a life.

`python -m benchmarks.at_size SIZE` writes what it found as JSON, as seconds of processor time by name: each
size has a process of its own. SQLite works in this process, and a busy neighbour does not count.
"""

import json
import logging
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from statistics import median, quantiles
from typing import Any

from benchmarks import sizes
from benchmarks.houses import house
from benchmarks.installed import UNTIL

ROUNDS, LOOKS = sizes.rounds(9), sizes.rounds(60)
LENGTHS = range(2, 9)
PACKS = ("general", "life-insurance", "auto-dealer")
FILTERS = (
    "open=all", "due=day", "due=week", "overdue=1", "owner=chen", "open=ended", "pack=general",
    "pack=life-insurance&stage=handling&open=all", "pack=life-insurance&grade=major&open=all",
    "pack=auto-dealer&channel=phone&open=all", "from=2026-10-01&to=2026-10-31&open=all",
)  # fmt: skip
"""Every narrowing that a saved view can hold, alone or as people put them together."""


@dataclass(frozen=True)
class Found:
    """`middle` and `high` are the median and the 95th of a hundred, in seconds; `right` is how much of
    what should be found was.
    """

    name: str
    middle: float
    high: float
    right: float | None = None


def measured() -> Iterator[Found]:
    logging.disable(logging.WARNING)
    yield from _queue()
    yield from _searches()
    yield from _alike()
    yield from _returns()
    yield from _lives()


def _seconds(act: Callable[[], object]) -> float:
    begun = time.process_time()
    act()
    return time.process_time() - begun


def _of(name: str, times: list[float], right: float | None = None) -> Found:
    return Found(name, median(times), quantiles(times, n=20)[-1], right)


def _queue() -> Iterator[Found]:
    """Whole pages of the desk, from the request to the last byte."""
    from django.test import Client
    from django.test.utils import setup_test_environment

    from huiyin.people.models import Account

    setup_test_environment()
    client = Client()
    account = Account.objects.get(username="chen")
    client.force_login(account, "django.contrib.auth.backends.ModelBackend")

    def page(address: str) -> str:
        answer = client.get(address)
        assert answer.status_code == 200, f"{address} answered {answer.status_code}"
        return str(answer.content.decode())

    yield _of("queue, first page", _again(lambda: page("/cases/")))
    far = f"/cases/?open=all&after={_far_on()}"
    yield _of("queue, 400 pages on", _again(lambda: page(far)))
    slowest: list[tuple[float, str, list[float]]] = []
    every: list[float] = []
    for asked in FILTERS:
        times = _again(lambda asked=asked: page(f"/cases/?{asked}"))  # type: ignore[misc]
        slowest.append((median(times), asked, times))
        every += times
    yield _of("queue, every filter", every)
    _, asked, times = max(slowest)
    yield _of(f"queue, slowest filter ({asked})", times)


def _again(act: Callable[[], object]) -> list[float]:
    for _ in range(2):
        act()
    return [_seconds(act) for _ in range(ROUNDS)]


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
            times.append(_seconds(lambda word=word: _look(word)))  # type: ignore[misc]
            _check(word)
    yield _of(f"search of {LENGTHS[0]} to {LENGTHS[-1]} characters", times, 1.0)


def _some_texts() -> list[str]:
    return [said for (said,) in _rows("SELECT said FROM bench_told ORDER BY stream LIMIT 2000")]


def _rows(statement: str, *values: Any) -> list[Any]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def _look(word: str) -> Any:
    from huiyin.register import queries
    from huiyin.register.finding import find, looking_for

    scope = queries.Scope(packs=frozenset(PACKS))
    rows = queries.chosen(scope, queries.Filters(open=None))
    return find(rows, looking_for(word, [], "chen", datetime.fromisoformat(UNTIL)), list, "")


def _check(word: str) -> None:
    """The first page holds the newest of the cases whose text has the word, and no other."""
    got = [hit.row.stream for hit in _look(word).found]
    true = _rows(
        "SELECT t.stream FROM bench_told t JOIN register_caserow c ON c.stream = t.stream "
        "WHERE t.said LIKE %s ORDER BY c.received_at DESC, c.stream DESC LIMIT %s",
        f"%{word}%", max(1, len(got)),
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
        times.append(_seconds(lambda: offered.extend(alike(policy, typed, rows, now))))  # noqa: B023
        should += 1
        found += other in {one.row.stream for one in offered}
    if should > 1:  # a small house has none
        yield _of("near-duplicates while registering", times, found / should)


def _returns() -> Iterator[Found]:
    """Every return of these regulations; the slowest stands for all."""
    from huiyin.ledger import ports
    from huiyin.returns.making import computed, wanted

    now, slowest = datetime.fromisoformat(UNTIL), Found("", 0.0, 0.0)
    for pack in PACKS:
        for name in ports.rules().regulation(pack).on(now.date()).returns:
            asked = wanted(pack, name, "", now)
            times = [_seconds(lambda asked=asked: computed(asked)) for _ in range(min(3, ROUNDS))]  # type: ignore[misc]
            if median(times) > slowest.middle:
                slowest = Found(f"slowest return ({pack}: {name})", median(times), max(times))
    yield slowest


def _lives() -> Iterator[Found]:
    """Through the API in this process, everything but the commit; nothing of it stays."""
    from django.db import transaction
    from django.test import Client

    from benchmarks import callers
    from benchmarks.api import PEOPLE, token_of

    class Undo(Exception):
        pass

    tokens = {person: token_of(person) for person in PEOPLE}
    caller = InProcess(Client(), tokens)
    for name, story, rounds in (
        ("registration through the API", callers.register, 40),
        ("whole life through the API", callers.life, 8),
    ):
        times = []
        for _ in range(rounds + 2):
            try:
                with transaction.atomic():
                    times.append(_seconds(lambda: story(caller)))  # type: ignore[arg-type]  # noqa: B023
                    raise Undo
            except Undo:
                pass
        yield _of(name, times[2:])


class InProcess:
    """As `benchmarks.callers.Caller`, without a wire."""

    def __init__(self, client: Any, tokens: dict[str, str]) -> None:
        self.client, self.tokens, self.asked = client, tokens, 0

    def post(self, path: str, body: dict[str, Any], person: str = "") -> dict[str, Any]:
        self.asked += 1
        key = {"Idempotency-Key": f"{time.time_ns()}-{self.asked}"}
        return self._read(
            self.client.post(
                path, json.dumps(body), "application/json", headers=self._as(person) | key
            )
        )

    def get(self, path: str) -> dict[str, Any]:
        return self._read(self.client.get(path, headers=self._as("")))

    def _as(self, person: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.tokens[person or next(iter(self.tokens))]}"}

    def _read(self, answer: Any) -> dict[str, Any]:
        if answer.status_code not in (200, 201):
            raise RuntimeError(f"{answer.status_code}: {answer.content.decode()[:300]}")
        found: dict[str, Any] = json.loads(answer.content)
        return found


if __name__ == "__main__":
    size = int(sys.argv[1])
    home = house(size)
    (home / "huiyin.toml").write_text('api_requests_a_minute = 100000000\nlog = "off"\n', "utf-8")
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["*"]
    settings.API_REQUESTS_A_MINUTE = 100_000_000
    print(json.dumps([vars(one) for one in measured()]))
