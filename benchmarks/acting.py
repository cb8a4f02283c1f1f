"""What is done in a house of one size: registering, whole lives, clocks that wait, proving all of it."""

import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import sizes
from benchmarks.copies import copied, opened
from benchmarks.found import Found, seconds_of, timed
from benchmarks.installed import UNTIL
from benchmarks.resident import largest
from benchmarks.told import told_in

LOOKS = sizes.rounds(60)
STORIES_OVER_HTTP = (
    ("registrations", "register"),
    ("whole lives of the goal", "plain_life"),
    ("whole lives of the insurer", "life"),
)

COPIED = 100_000
"""A house of fewer cases is served as a copy. To a larger one each measuring adds some thousands."""


def lives() -> Iterator[Found]:
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
                    times.append(seconds_of(lambda: story(caller)))  # type: ignore[arg-type]  # noqa: B023
                    raise Undo
            except Undo:
                pass
        yield timed(name, times[2:])


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


def a_look_for_due_clocks() -> Found:
    """When none is due."""
    from huiyin.ledger.worker import fire_one

    early = datetime.fromisoformat("2004-01-01T00:00+08:00")
    assert not fire_one(early)
    return timed("a look for due clocks", [seconds_of(lambda: fire_one(early)) for _ in range(50)])


DUE_AT_ONCE = 1_000


def due_at_once() -> Iterator[Found]:
    """What ran when the house was made up is due two months later: as many as there are, up to a thousand,
    fired together as a worker does. Nothing of it stays.
    """
    from django.db import transaction

    from huiyin.ledger.lately import LATELY
    from huiyin.ledger.worker import fire_due

    later = datetime.fromisoformat(UNTIL) + timedelta(days=60)
    times: list[float] = []
    for _ in range(3):
        with transaction.atomic():
            fired: list[int] = []
            took = seconds_of(lambda: fired.append(fire_due(later, limit=DUE_AT_ONCE)))  # noqa: B023
            transaction.set_rollback(True)
        LATELY.forget()
        if fired[0] < 100:  # too few to say anything
            return
        times.append(took / fired[0])
    name = f"a clock of {fired[0]:,} due at once"
    yield Found(name, median(times), max(times), high_is="slowest")


def proved() -> Iterator[Found]:
    """The whole ledger, from its first event to the last; it must be sound. Then some cases told anew."""
    from django.conf import settings

    from huiyin.ledger import keys
    from huiyin.ledger.models import Stream
    from huiyin.ledger.verify import verify

    reports: list[Any] = []
    home = settings.HOME
    took = seconds_of(lambda: reports.append(verify(home.seals, keys.public_key())))
    assert reports[0].is_sound, str(reports[0].fault)
    each = took / reports[0].events
    yield Found("verification, an event of all", each, each, high_is="")
    streams = Stream.objects.filter(kind="case").order_by("-pk").values_list("pk", flat=True)
    told = [seconds_of(lambda stream=stream: _told(stream)) for stream in streams[:LOOKS]]  # type: ignore[misc]
    yield timed("a case told from its events", told)


def _told(stream: str) -> None:
    from huiyin.ledger.lately import LATELY
    from huiyin.ledger.store import standing

    LATELY.forget()
    standing(stream, stream.partition("/")[2])


def over_http(home: Path, size: int) -> Iterator[Found]:
    """By eight callers at once, with two web processes and the worker, once it has fired what came due
    since the house was made up. Wall seconds from one done to the next.
    """
    from benchmarks.api import PEOPLE, give_posts, token_of

    give_posts()
    tokens = {person: token_of(person) for person in PEOPLE}
    with ExitStack() as stack:
        if size < COPIED:
            home = stack.enter_context(copied(home))
        plain = stack.enter_context(closing(opened(home)))
        yield from _by_callers(home, tokens, plain)
        if size >= COPIED:
            _keep_what_was_told(plain)


def _by_callers(home: Path, tokens: dict[str, str], plain: Any) -> Iterator[Found]:
    from benchmarks.api import CALLERS, WARM, load_of, run, served, wait

    def is_quiet() -> bool:
        due = "SELECT 1 FROM ledger_timer WHERE not_before < CURRENT_TIMESTAMP LIMIT 1"
        return plain.execute(due).fetchone() is None

    with served(home) as url:
        wait(is_quiet)
        run(url, tokens, CALLERS, WARM, "register")  # each web process reads the regulation once
        for name, story in STORIES_OVER_HTTP:
            load = load_of(url, tokens, story)
            slowest = max(1 / rate for rate in load.rates)
            yield Found(
                f"{name} over HTTP, {CALLERS} callers at once",
                load.each,
                slowest,
                high_is="slowest",
            )
        for name, memory in largest(home).items():
            yield Found(f"memory of a {name} process after that", 0.0, memory.own, high_is="MB")


def _keep_what_was_told(plain: Any) -> None:
    """It stands beside the register as what everybody told does: this house is measured again."""
    new = "FROM register_caserow WHERE stream NOT IN (SELECT stream FROM bench_told)"
    packs = dict(plain.execute(f"SELECT stream, pack {new}").fetchall())
    told = [(stream, packs[stream], said, "") for stream, said in told_in(list(packs))]
    place = "?" if isinstance(plain, sqlite3.Connection) else "%s"
    said = f"INSERT INTO bench_told VALUES ({', '.join([place] * 4)})"
    plain.cursor().executemany(said, told)
    plain.commit()
