"""The ledger: registering through the door, looking for due clocks, proving, replaying."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from benchmarks.installed import installation
from benchmarks.measure import Figure, compare
from benchmarks.texts import Tellers

_TELLERS = Tellers(seed=4)


def figures() -> Iterator[Figure]:
    installation()
    yield looking_for_due_clocks()
    yield proving()
    yield replaying()
    yield registration()  # last, because its floor writes rows that mean nothing


def registration() -> Figure:
    """One registration, durably committed, against the same rows written by plain SQL at once."""
    statements = _writes_of(_register)
    replay = _Replay(statements)
    return compare(
        f"a registration of the insurer through the door ({len(statements)} writes)",
        _register,
        ("the same statements by plain SQL, same durability", replay.again),
        rounds=9,
        clock="wall",
    )


def _register() -> None:
    from huiyin.casework.commands import Register
    from huiyin.ledger import moment
    from huiyin.ledger.door import Ask, handle, new_id

    facts = {"summary": _TELLERS.text(), "complainant_name": "某客户", "complained_of": "company"}
    command = Register(channel="phone", facts=facts)
    case = new_id(moment.now())
    handle(Ask(case=case, command=command, actor="chen", pack="life-insurance"))


Statement = tuple[str, Any, bool]


def _writes_of(act: Callable[[], None]) -> list[Statement]:
    from django.db import connection

    found: list[Statement] = []

    def note(execute: Any, sql: str, params: Any, many: Any, context: Any) -> Any:
        if sql.split(None, 1)[0] in ("INSERT", "UPDATE"):
            found.append((sql, params, many))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        act()
    return found


class _Replay:
    """Writes the same rows again under another stream, with no thought in between."""

    def __init__(self, statements: list[Statement]) -> None:
        self.statements, self.round = statements, 0
        rows = [row for _, params, many in statements for row in (params if many else [params])]
        self.stream = next(p for row in rows for p in row if str(p).startswith("case/"))

    def again(self) -> None:
        from django.db import connection, transaction

        self.round += 1
        fresh = f"case/{os.urandom(14).hex()}"
        with transaction.atomic(), connection.cursor() as cursor:
            for sql, params, many in self.statements:
                if many:
                    cursor.executemany(sql, [self._renewed(row, fresh) for row in params])
                else:
                    cursor.execute(sql, self._renewed(params, fresh))

    def _renewed(self, row: Sequence[Any], fresh: str) -> list[Any]:
        return [fresh if value == self.stream else value for value in row]


def looking_for_due_clocks() -> Figure:
    from django.db import connection

    from huiyin.ledger.models import Timer
    from huiyin.ledger.worker import fire_one

    early = datetime.fromisoformat("2004-01-01T00:00+08:00")
    assert not fire_one(early)
    return compare(
        f"a look for due clocks, {Timer.objects.count()} open, none due",
        lambda: fire_one(early),
        ("SELECT 1 in a transaction", lambda: _select_one(connection)),
        rounds=15,
        clock="wall",
    )


def _select_one(connection: Any) -> None:
    from django.db import transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def proving() -> Figure:
    """`verify` over everything, against hashing the same columns with nothing else."""
    from huiyin.ledger import keys
    from huiyin.ledger.models import EventRow
    from huiyin.ledger.verify import verify

    home = installation().HOME
    events = EventRow.objects.count()
    assert verify(home.seals, keys.public_key()).is_sound
    figure = compare(
        "verify",
        lambda: verify(home.seals, keys.public_key()),
        ("SHA-256 over the same columns", _hash_all),
        rounds=3,
    )
    return _with_rate(figure, events)


def _with_rate(figure: Figure, events: int) -> Figure:
    """The events a second beside the name, since whole runs say little."""
    rate = events / figure.ours
    return replace(figure, name=f"{figure.name} of {events} events, {rate:,.0f} a second")


def _hash_all() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT stream, seq, type, data, clauses, previous FROM ledger_eventrow")
        while rows := cursor.fetchmany(2000):
            for row in rows:
                sha256(repr(row).encode()).hexdigest()


def replaying() -> Figure:
    """Events folded into cases, already decoded: what a case costs once it is read."""
    from huiyin.casework.evolve import replay
    from huiyin.ledger.models import Stream
    from huiyin.ledger.store import load

    streams = Stream.objects.filter(kind="case").order_by("id").values_list("id", flat=True)[:150]
    histories = [[item.event for item in load(stream)] for stream in streams]
    events = sum(map(len, histories))
    figure = compare(
        "replay",
        lambda: [replay(history) for history in histories],
        ("the same events counted in a loop", lambda: [_count(h) for h in histories]),
        rounds=5,
    )
    return _with_rate(figure, events)


def _count(history: list[Any]) -> dict[str, int]:
    counted: dict[str, int] = {}
    for event in history:
        counted[event.name] = counted.get(event.name, 0) + 1
    return counted
