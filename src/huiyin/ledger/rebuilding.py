"""Builds the register and the timers anew from the ledger alone, and proves that nothing differs."""

from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from itertools import groupby, islice
from typing import Any

from django.apps import apps
from django.db import transaction

from huiyin.casework.case import Case
from huiyin.casework.evolve import evolve
from huiyin.ledger import ports
from huiyin.ledger.held import one_look
from huiyin.ledger.models import Stream, Timer
from huiyin.ledger.store import Recorded, load, load_many
from huiyin.ledger.timers import plan_timers

Progress = Callable[[int], None]
DERIVED = ("register",)
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
    found: list[str] = []
    cases = 0
    try:
        with transaction.atomic():
            before = digests()
            cases = _rebuild(progress)
            after = digests()
            found = [table for table in before if before[table] != after[table]]
            raise _Undo
    except _Undo:
        pass
    if found:
        raise Differs(found)
    return cases


def _rebuild(progress: Progress) -> int:
    for projector in ports.projectors():
        projector.forget()
    Timer.objects.all().delete()
    count, streams = 0, _case_streams()
    with one_look():  # nobody changes the house meanwhile: what it shares is asked for once
        while part := list(islice(streams, AT_A_TIME)):
            for stream, told in load_many(part).items():
                _replay(stream, told)
            count += len(part)
            progress(count)
    return count


def _case_streams() -> Iterator[str]:
    streams = Stream.objects.filter(kind="case").order_by("id")
    return iter(streams.values_list("id", flat=True))


def replay_stream(stream: str) -> None:
    """Projects a case command by command, as it once happened."""
    _replay(stream, load(stream))


def _replay(stream: str, told: Iterable[Recorded]) -> None:
    case = Case(id=stream.partition("/")[2])
    for _, items in groupby(told, key=lambda item: item.batch):
        recorded, before = list(items), case
        for item in recorded:
            case = evolve(case, item.event)
        pack = case.policy.partition("@")[0]
        rules = ports.rules()
        change = ports.Change(
            stream, before, case, recorded, rules.regulation(pack), rules.calendars(pack)
        )
        for projector in ports.projectors():
            projector.project(change)
    plan_timers(stream, case)


def digests() -> dict[str, str]:
    """A hash over all rows of each derived table, without their row numbers."""
    models: list[Any] = [
        model for app in DERIVED for model in apps.get_app_config(app).get_models()
    ]
    return {model._meta.db_table: _digest(model) for model in [*models, Timer]}  # noqa: SLF001


_IGNORED = frozenset({"id", "attempts", "not_before", "trouble"})


def _digest(model: Any) -> str:
    names = [f.attname for f in model._meta.fields if f.name not in _IGNORED]  # noqa: SLF001
    rows = sorted(repr(row) for row in model.objects.values_list(*names).iterator())
    return sha256("\n".join(rows).encode()).hexdigest()
