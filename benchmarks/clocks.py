"""Clocks: looking whether one is due among many open ones, and firing many that are due at once."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from benchmarks.installed import UNTIL, installation
from benchmarks.ledger import _select_one
from benchmarks.measure import Figure, compare, in_words, within

DUE = int(os.environ.get("HUIYIN_BENCH_DUE", "2000"))
OPEN = tuple(map(int, os.environ.get("HUIYIN_BENCH_OPEN", "10000").split(",")))
GOAL_LOOK, GOAL_FIRED = 5e-3, 1_000


def figures() -> Iterator[Figure]:
    installation()
    yield _many_due()
    yield _many_due_by_mail()
    for count in OPEN:
        yield _a_look(count)


def _a_look(count: int) -> Figure:
    from django.db import connection

    from huiyin.ledger.worker import fire_one

    early = datetime.fromisoformat("2004-01-01T00:00+08:00")
    _open_timers(count)
    assert not fire_one(early)
    return within(
        f"a look for due clocks, {count:,} open, none due",
        lambda: fire_one(early), GOAL_LOOK,
        floor=("SELECT 1 in a transaction", lambda: _select_one(connection)), clock="wall",
    )  # fmt: skip


def _open_timers(count: int) -> None:
    """So many rows that say when a case must be looked at, over the two years to come."""
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM ledger_timer")
        begin = datetime.fromisoformat(UNTIL).replace(tzinfo=None)
        rows = (
            (
                f"case/{n:028x}",
                "answer",
                "",
                due := str(begin + timedelta(minutes=n % 1_000_000)),
                due,
            )
            for n in range(count)
        )
        cursor.executemany(
            "INSERT INTO ledger_timer (stream, clock, key, due, not_before, attempts, trouble) "
            "VALUES (%s, %s, %s, %s, %s, 0, '')",
            rows,
        )  # fmt: skip


def _many_due_by_mail() -> Figure:
    """As many where everybody has an address: each clock puts a mail or two into the outbox."""
    from django.db.models import F, Value
    from django.db.models.functions import Concat

    from huiyin.notices.models import Outgoing
    from huiyin.people.models import Account

    before = Outgoing.objects.count()
    Account.objects.update(email=Concat(F("username"), Value("@house.test")))
    figure = _many_due(seed=6)
    Account.objects.update(email="")
    assert Outgoing.objects.count() > before
    name = figure.name.replace("due at once", "due at once, told by mail too")
    return replace(figure, name=name, goal="", met=None)


def _many_due(seed: int = 5) -> Figure:
    """Cases that were admitted and then left alone; a month later everything that ran is due."""
    from huiyin.ledger.firing import HELD
    from huiyin.ledger.models import EventRow, Timer
    from huiyin.ledger.worker import fire_due

    left_alone(seed)
    later = datetime.fromisoformat(UNTIL) + timedelta(days=30)
    fire_due(later, limit=DUE // 10)  # how many fit in a transaction is learnt
    last, open_before = EventRow.objects.latest("pk").pk, Timer.objects.count()
    fired: list[int] = []

    def fire() -> None:
        fired.append(fire_due(later, limit=DUE // 10))

    figure = compare(
        "", fire, ("reading the histories of as many cases", lambda: _read(DUE // 10)), rounds=5
    )
    each = figure.ours / (DUE // 10)
    assert sum(fired) == len(fired) * (DUE // 10), "there were enough that were due"
    _each_exactly_once(last, sum(fired))
    name = (
        f"clocks due at once, {open_before:,} open, {DUE // 10} in turn, as many together as fit in "
        f"{HELD * 1000:.0f} ms: {1 / each:,.0f} fired a second of one core, "
        f"{in_words(each)} each"
    )
    assert figure.floor is not None
    return replace(
        figure, name=name, ours=each, floor=figure.floor / (DUE // 10),
        goal=f"{GOAL_FIRED:,} a second", met=1 / each >= GOAL_FIRED,
    )  # fmt: skip


def _each_exactly_once(last: int, fired: int) -> None:
    """Each firing is one batch of its case, begun by the clock that was due, and no clock says the same
    thing of a case twice.
    """
    from huiyin.ledger.models import EventRow

    events = EventRow.objects.filter(pk__gt=last, stream__startswith="case/")
    assert events.values("stream", "batch").distinct().count() == fired
    said = events.filter(type__in=("clock_warned", "clock_expired"))
    told = list(said.values_list("stream", "type", "data", "happened_at"))
    assert len(set(told)) == len(told) >= fired, "a clock was fired twice, or not at all"


def fired_each() -> float:
    """Seconds of a processor for one of many clocks that are due at once."""
    return _many_due().ours


def left_alone(seed: int) -> None:
    from benchmarks.made_up import Maker
    from benchmarks.stories import INSURER, Story

    class Registered(Maker):
        def _stops(self, story: Story) -> int:
            return min(3, len(story.steps))

    until = datetime.fromisoformat(UNTIL)
    Registered(seed=seed, until=until, days=10, stories={INSURER: 1}).make(DUE)


def _read(count: int) -> None:
    from huiyin.ledger.lately import LATELY
    from huiyin.ledger.models import Timer
    from huiyin.ledger.store import load

    LATELY.forget()
    for stream in Timer.objects.order_by("pk").values_list("stream", flat=True)[:count]:
        load(stream)
