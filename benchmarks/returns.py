"""Every return of every regulation over many cases: how long it takes to be counted.

The rows of the register are made up without cases behind them, in the shape that those of each regulation
have there: kinds, channels, grades, answers to every fact and table by which a return tells cases apart,
clocks kept and missed, ends, remedies, opinions. They come in the order of their time and are named by
it, as real ones are (ledger.door.new_id). Nothing of them is kept. `HUIYIN_BENCH_RETURNS` says
over how many cases, by default 100,000, spread over two years; `HUIYIN_BENCH_PACKS` may name a few
regulations.
"""

import os
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import chain
from typing import Any

from benchmarks.installed import UNTIL, analyse, installation
from benchmarks.measure import Figure, within

CASES = int(os.environ.get("HUIYIN_BENCH_RETURNS", "100000"))
PACKS = frozenset(os.environ.get("HUIYIN_BENCH_PACKS", "").split())
GOAL = 3.0
_DAYS = 730


class _Undo(Exception):
    """Leaves the transaction in which the rows were made."""


def figures() -> Iterator[Figure]:
    installation()
    from django.db import connection, transaction

    from huiyin.ledger import ports

    now = datetime.fromisoformat(UNTIL)
    for pack in ports.rules().names():
        policy = ports.rules().regulation(pack).on(now.date())
        if not policy.returns or (PACKS and pack not in PACKS):
            continue
        try:
            with transaction.atomic():
                _fill(connection, policy)
                yield from _measured(policy, now)
                raise _Undo
        except _Undo:
            pass


def _measured(policy: Any, now: datetime) -> Iterator[Figure]:
    from huiyin.returns.making import computed, wanted

    for name in policy.returns:
        asked = wanted(policy.name, name, "", now)
        lines = computed(asked).lines
        yield within(
            f"{policy.name}: {name}, {asked.rule.period}, {len(lines)} rows, {CASES} cases",
            lambda asked=asked: computed(asked),
            GOAL,
            floor=("count of all cases", lambda: _all_cases(policy.name)),
            rounds=3,
        )


def _all_cases(pack: str) -> int:
    from huiyin.register.knowing import EVERYBODY, known
    from huiyin.register.models import CaseRow

    return known(CaseRow, EVERYBODY).filter(pack=pack).count()


def _fill(connection: Any, policy: Any) -> None:
    """Rows without a ledger behind them, in few statements; only for measuring."""
    from huiyin.casework.tally.asking import dimensions, kinds_of
    from huiyin.casework.tally.options import options_of

    rules = policy.returns.values()
    kinds = list(dict.fromkeys(kind for rule in rules for kind in kinds_of(policy, rule)))
    names = dict.fromkeys(name for rule in rules for name in dimensions(rule))
    made = _MadeUp(connection, policy.name)
    grades = list(options_of(policy, "grade")) or [""]
    made.cases(kinds, list(map(str, policy.channels)), grades)
    for clock in list(policy.clocks)[:3]:
        made.clock(str(clock))
    for name in names:
        options = list(options_of(policy, name)) or [str(n) for n in range(20)]
        if name in policy.facts:
            made.fact(name, options)
        elif name in policy.tables and name != "grade":
            made.entry("result", f"={name}", options)
    for what, topics in _entries(policy).items():
        made.entry(what, what, topics, kinds)
    analyse()


def _entries(policy: Any) -> dict[str, list[str]]:
    """What every return may count besides; each case has most of it."""
    return {
        "ended": ["closed", "rejected"],
        "closed": list(map(str, policy.outcomes)) or [""],
        "refused": list(map(str, policy.refusal_grounds)) or [""],
        "given": list(map(str, policy.remedies)) or [""],
        "charged": list(map(str, policy.accounts)) or [""],
        "satisfied": [""],
        "unsatisfied": [""],
    }


class _MadeUp:
    """Each row by its number `n`, so that the same rows come every time."""

    def __init__(self, connection: Any, pack: str) -> None:
        self.connection, self.pack = connection, pack
        until = datetime.fromisoformat(UNTIL)
        step = timedelta(days=_DAYS) / CASES
        self.moments = [until - step * (CASES - n) for n in range(CASES)]
        self.streams = [
            f"case/{int(at.timestamp() * 1000):012x}{n:016x}" for n, at in enumerate(self.moments)
        ]
        self.later = [moment + timedelta(days=n % 20) for n, moment in enumerate(self.moments)]

    def _add(self, model: Any, rows: Iterator[dict[str, Any]]) -> None:
        first = next(rows)
        names = ", ".join(first)
        places = ", ".join(["%s"] * len(first))
        adapt = self.connection.ops.adapt_datetimefield_value
        table = model._meta.db_table
        with self.connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {table} ({names}) VALUES ({places})",
                (
                    [adapt(v) if isinstance(v, datetime) else v for v in row.values()]
                    for row in chain([first], rows)
                ),
            )

    def _each(self, place: str) -> Iterator[tuple[int, dict[str, Any]]]:
        for n in range(CASES):
            yield (
                n,
                {
                    "stream": self.streams[n],
                    "place": place,
                    "since": self.moments[n],
                    "pack": self.pack,
                },
            )

    def cases(self, kinds: list[str], channels: list[str], grades: list[str]) -> None:
        from huiyin.register.models import CaseRow

        CaseRow.objects.all().delete()
        self._add(CaseRow, (
            row | {
                "number": f"N{n}", "kind": kinds[n % len(kinds)], "is_record": False,
                "is_sealed": False, "channel": channels[n % len(channels)], "stage": "closed",
                "is_open": n % 20 == 0, "step": "", "grade": grades[n % len(grades)],
                "provisional": False, "levels": "", "owner": f"p{n % 40}", "anonymous": False,
                "received_at": self.moments[n], "registered_at": self.moments[n],
                "admitted_at": self.moments[n], "answered_at": self.later[n],
                "closed_at": self.later[n], "next_clock": "", "breaches": 0, "title_seq": 1,
                "version": 5,
            }
            for n, row in self._each("")
        ))  # fmt: skip

    def clock(self, clock: str) -> None:
        from huiyin.register.models import ClockRow

        self._add(ClockRow, (
            row | {
                "clock": clock, "key": "", "start": self.moments[n], "due": self.later[n],
                "within": "", "status": "stopped", "provisional": False, "missed": n % 7 == 0,
                "breach": n % 7 == 0, "stopped_at": self.later[n], "in_time": n % 7 != 0,
            }
            for n, row in self._each(f"{clock}/")
        ))  # fmt: skip

    def fact(self, name: str, options: list[str]) -> None:
        from huiyin.register.models import FactRow

        self._add(FactRow, (
            row | {"name": name, "text": options[n // 3 % len(options)], "amount": n % 1000}
            for n, row in self._each(name)
        ))  # fmt: skip

    def entry(self, what: str, place: str, topics: list[str], kinds: Sequence[str] = ("",)) -> None:
        from huiyin.register.models import TallyRow

        self._add(TallyRow, (
            row | {
                "kind": kinds[n % len(kinds)], "what": what, "topic": topics[n % len(topics)],
                "at": None if what == "result" else self.later[n], "amount": n % 100_000,
            }
            for n, row in self._each(place)
        ))  # fmt: skip
