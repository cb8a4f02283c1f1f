"""Rows that say when the clock must look at a case again, and the firing of what is due."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, models, transaction

from huiyin.casework.case import Case
from huiyin.casework.timers import timers
from huiyin.ledger.asking import row_of, rows_among, rows_by
from huiyin.ledger.inserting import delete_all, insert, update_all
from huiyin.ledger.models import Stream, Timer


def plan_timers(stream: str, case: Case, *, is_new: bool = False) -> None:
    """Brings the rows in step with the running clocks of the case; touches only what changed."""
    plan_many([(stream, case, () if is_new else rows_by(Timer, "stream", stream))])


def plan_many(cases: Iterable[tuple[str, Case, Sequence[Timer]]]) -> None:
    """As `plan_timers` for many cases, each with the rows that it has now."""
    gone: list[int] = []
    moved: list[Timer] = []
    new: list[Timer] = []
    for stream, case, present in cases:
        wanted = timers(case)
        rows = {(row.clock, row.key): row for row in present}
        gone += [row.pk for place, row in rows.items() if place not in wanted]
        for place, due in wanted.items():
            row = rows.get(place)
            if row is not None and row.due != due:
                row.due, row.not_before, row.attempts, row.trouble = due, due, 0, ""
                moved.append(row)
        new += _made(stream, {p: due for p, due in wanted.items() if p not in rows})
    delete_all(Timer, "id", gone)
    update_all(moved, ("due", "not_before", "attempts", "trouble"))
    insert(new)


def new_timers(stream: str, case: Case) -> list[Timer]:
    """A row for each running clock, not written yet."""
    return _made(stream, timers(case))


def _made(stream: str, wanted: Mapping[tuple[str, str], datetime]) -> list[Timer]:
    return [
        row_of(
            Timer,
            {
                "id": None,
                "stream": stream,
                "clock": clock,
                "key": key,
                "due": due,
                "not_before": due,
                "attempts": 0,
                "trouble": "",
            },
        )
        for (clock, key), due in wanted.items()
    ]


@dataclass(frozen=True)
class Taken:
    """A timer that is due, with the head of its stream, locked, and all the timers of that stream."""

    head: Stream
    timer: Timer
    present: Sequence[Timer]


def take_due(now: datetime, most: int, stream: str = "") -> list[Taken]:
    """Of so many timers that have been due longest the first of each stream, or of this stream alone.

    What is locked is the head of the stream, as by every command, and a head that somebody holds is passed
    over: a worker never waits for a command that waits for it. Which timers there are is asked again when
    the heads are ours.
    """
    heads = {head.id: head for head in _due_heads(now, most, stream)}
    timers_of: dict[str, list[Timer]] = {each: [] for each in heads}
    for row in rows_among(Timer, "stream", list(heads)):
        timers_of[row.stream].append(row)
    taken = []
    for each, rows in timers_of.items():
        due = [row for row in rows if row.not_before <= now]
        if due:
            first = min(due, key=lambda row: (row.not_before, row.pk))
            taken.append(Taken(heads[each], first, rows))
    return taken


def _due_heads(now: datetime, most: int, stream: str) -> list[Stream]:
    """Perhaps one several times, where several of its timers are due."""
    only = "AND t.stream = %s " if stream else ""
    locked = " FOR UPDATE OF s SKIP LOCKED" if connection.vendor == "postgresql" else ""
    asked = (
        "SELECT s.id, s.kind, s.version, s.head, s.sealed_version "  # noqa: S608
        "FROM ledger_timer t JOIN ledger_stream s ON s.id = t.stream "
        f"WHERE t.not_before <= %s {only}ORDER BY t.not_before, t.id LIMIT %s{locked}"
    )
    with connection.cursor() as cursor:
        at = _DUE.get_db_prep_value(now, connection)
        cursor.execute(asked, [at, *([stream] if stream else []), most])
        return [Stream.from_db(connection.alias, _HEAD, row) for row in cursor.fetchall()]


_HEAD = ("id", "kind", "version", "head", "sealed_version")
_DUE = models.DateTimeField()


def postpone(timer: int, now: datetime, trouble: str) -> None:
    """After an error of ours: try again later, longer each time, and keep what went wrong in view."""
    with transaction.atomic():
        row = Timer.objects.select_for_update().filter(pk=timer).first()
        if row is None:
            return
        row.attempts += 1
        row.not_before = now + timedelta(seconds=min(3600, 5 * 2**row.attempts))
        row.trouble = trouble[:2000]
        row.save(update_fields=["attempts", "not_before", "trouble"])
