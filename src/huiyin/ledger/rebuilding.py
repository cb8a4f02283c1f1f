"""Builds the derived rows and the timers anew from the ledger alone, and proves that nothing differs."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from itertools import groupby, islice
from typing import Any

from django.db import connection, transaction

from huiyin.casework.case import Case
from huiyin.casework.evolve import evolve
from huiyin.ledger import ports
from huiyin.ledger.held import one_look
from huiyin.ledger.inserting import insert
from huiyin.ledger.models import Stream, Timer
from huiyin.ledger.standings import load_many
from huiyin.ledger.store import Recorded, load
from huiyin.ledger.timers import new_timers, plan_timers

Progress = Callable[[int], None]
AT_A_TIME = 100
"""Cases whose events are read in one go."""


class Differs(Exception):
    """The rows are not what the ledger says; `tables` names where."""

    def __init__(self, tables: list[str]) -> None:
        super().__init__(", ".join(tables))
        self.tables = tables


class _Undo(Exception):
    """Leaves a transaction that was for looking only."""


def rebuild(progress: Progress = lambda cases: None) -> int:
    """Drops all derived rows and replays every case; says how many. One transaction."""
    with transaction.atomic():
        return _rebuild(progress)


def check(progress: Progress = lambda cases: None) -> int:
    """Replays beside the present rows and compares. Raises Differs; changes nothing."""
    cases, found = _compared(progress, keep=False)
    if found:
        raise Differs(found)
    return cases


def mend(progress: Progress = lambda cases: None) -> tuple[int, list[str]]:
    """Replays, and keeps what it made if the rows were different: how many cases, and which tables were."""
    return _compared(progress, keep=True)


def _compared(progress: Progress, *, keep: bool) -> tuple[int, list[str]]:
    found: list[str] = []
    cases = 0
    with suppress(_Undo), transaction.atomic():
        _keep_writers_out()
        before = digests()
        cases = _rebuild(progress)
        after = digests()
        found = [table for table in before if before[table] != after[table]]
        if not (found and keep):
            raise _Undo
    return cases, found


def _rebuild(progress: Progress) -> int:
    _keep_writers_out()
    Timer.objects.all().delete()  # before the others: a worker that has one in its hands may wait for us
    for projector in ports.projectors():
        projector.forget()
    together = [one.together() for one in ports.projectors()]
    count, streams = 0, _case_streams()
    with one_look():  # nobody changes the house meanwhile: what it shares is asked for once
        while part := list(islice(streams, AT_A_TIME)):
            _tell(part, together)
            count += len(part)
            progress(count)
    return count


def _keep_writers_out() -> None:
    """Until the transaction ends, commands wait at the head of their stream; on SQLite they do anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE ledger_stream IN EXCLUSIVE MODE")


def _tell(streams: Sequence[str], together: Iterable[ports.Together]) -> None:
    planned: list[Timer] = []
    for stream, recorded in load_many(streams).items():
        for change in _changes(stream, recorded):
            for one in together:
                one.tell(change)
        planned += new_timers(stream, change.after)
    insert(planned)
    for one in together:
        one.write()


def _case_streams() -> Iterator[str]:
    streams = Stream.objects.filter(kind="case").order_by("id")
    return iter(streams.values_list("id", flat=True))


def replay_stream(stream: str) -> None:
    """Projects a case command by command, as it once happened."""
    for change in changes_of(stream):
        for projector in ports.projectors():
            projector.project(change)
    plan_timers(stream, change.after)


def changes_of(stream: str) -> Iterator[ports.Change]:
    """What each command brought, from the first on."""
    return _changes(stream, load(stream))


def _changes(stream: str, recorded: Iterable[Recorded]) -> Iterator[ports.Change]:
    """As `changes_of`, of events that are read."""
    case, rules = Case(id=stream.partition("/")[2]), ports.rules()
    for _, items in groupby(recorded, key=lambda item: item.batch):
        told, before = list(items), case
        for item in told:
            case = evolve(case, item.event)
        pack = case.policy.partition("@")[0]
        yield ports.Change(
            stream, before, case, told, rules.regulation(pack), rules.calendars(pack)
        )


def digests() -> dict[str, str]:
    """A hash over all rows of each derived table, without their row numbers."""
    return {model._meta.db_table: digest(model) for model in derived_models()}  # noqa: SLF001


def derived_models() -> list[Any]:
    """Tables that say nothing but what the ledger says."""
    return [*(model for projector in ports.projectors() for model in projector.tables), Timer]


_IGNORED = frozenset({"id", "attempts", "not_before", "trouble"})


def digest(model: Any) -> str:
    """The sum over all rows, so that their order does not count and none of them is kept."""
    names = [f.attname for f in model._meta.fields if f.name not in _IGNORED]  # noqa: SLF001
    rows = model.objects.values_list(*names).iterator()
    return hex(sum(int.from_bytes(sha256(repr(row).encode()).digest(), "big") for row in rows))
