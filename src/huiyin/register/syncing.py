"""Makes the rows of cases say what is wanted: of one case, or of many at once, in the same statements."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from huiyin.ledger.asking import row_of, rows_among, rows_by
from huiyin.ledger.inserting import delete_all, insert, update_all
from huiyin.ledger.ports import Change
from huiyin.register.models import (
    CaseRow,
    ClockRow,
    FactRow,
    LinkRow,
    PastCaseRow,
    PastClockRow,
    PastFactRow,
    PastTallyRow,
    PastWaitRow,
    TallyRow,
    WaitRow,
)

TWINS: Mapping[Any, Any] = {
    CaseRow: PastCaseRow,
    ClockRow: PastClockRow,
    FactRow: PastFactRow,
    TallyRow: PastTallyRow,
    WaitRow: PastWaitRow,
}
_OWN = frozenset({"id", "since", "until", "_state"})
Wanted = Mapping[str, Mapping[str, Any]]


class Present:
    """The rows that these streams have now, read for all of them when a table is first asked for."""

    def __init__(self, streams: Sequence[str]) -> None:
        self._streams = streams
        self._read: dict[Any, dict[str, list[Any]]] = {}

    def rows(self, model: Any, stream: str) -> Sequence[Any]:
        if model not in self._read:
            self._read[model] = self._of(model)
        return self._read[model].get(stream, ())

    def _of(self, model: Any) -> dict[str, list[Any]]:
        if not self._streams:
            return {}
        if len(self._streams) == 1:
            return {self._streams[0]: rows_by(model, "stream", self._streams[0])}
        found: dict[str, list[Any]] = {}
        for row in rows_among(model, "stream", self._streams):
            found.setdefault(row.stream, []).append(row)
        return found


class Pending:
    """What is to be written, table by table: what goes, then what changes, then what comes."""

    def __init__(self) -> None:
        self._gone: dict[Any, list[Any]] = {}
        self._changed: dict[tuple[Any, tuple[str, ...]], list[Any]] = {}
        self._new: dict[Any, list[Any]] = {}
        self._dropped: dict[Any, list[str]] = {}
        self._forgotten: list[tuple[Any, str, Mapping[str, Any]]] = []

    def goes(self, rows: Iterable[Any]) -> None:
        for row in rows:
            self._gone.setdefault(type(row), []).append(row.pk)

    def drops(self, model: Any, change: Change) -> None:
        """All rows of a stream that were there before."""
        if not change.begins:
            self._dropped.setdefault(model, []).append(change.stream)

    def changes(self, row: Any, values: Mapping[str, Any]) -> None:
        """The row says these from now on; columns that it says already are not written."""
        new = _others(row, values)
        vars(row).update(new)
        if new:
            self._changed.setdefault((type(row), tuple(new)), []).append(row)

    def comes(self, rows: Iterable[Any]) -> None:
        for row in rows:
            self._new.setdefault(type(row), []).append(row)

    def forgets(self, model: Any, stream: str, **what: Any) -> None:
        """Rows of a stream, also those that are only now to come."""
        self._forgotten.append((model, stream, what))

    def write(self) -> None:
        for model, keys in self._gone.items():
            delete_all(model, "id", keys)
        for model, streams in self._dropped.items():
            delete_all(model, "stream", streams)
        for (_, names), rows in self._changed.items():
            update_all(rows, names)
        for model, rows in self._new.items():
            insert(rows, ignore_conflicts=model is LinkRow)
        for model, stream, what in self._forgotten:
            model.objects.filter(stream=stream, **what).delete()


@dataclass(frozen=True)
class Place:
    """One table of one stream: the rows that it has, and the moment from which they say anything else."""

    model: Any
    stream: str
    present: Iterable[Any]
    at: datetime


def sync(pending: Pending, place: Place, wanted: Wanted) -> None:
    """What is not wanted goes, what says something else is changed; what they said before goes to their
    twin.
    """
    present = {row.place: row for row in place.present}
    for name, values in wanted.items():
        row = present.pop(name, None)
        if row is None:
            new = place.model(stream=place.stream, place=name, since=place.at, **values)
            pending.comes([new])
        elif others := _others(row, values):
            pending.comes(_past([row], place.at))
            pending.changes(row, {"since": place.at, **others})
    pending.comes(_past(present.values(), place.at))
    pending.goes(present.values())


def _others(row: Any, values: Mapping[str, Any]) -> dict[str, Any]:
    """Those that the row does not say."""
    said = vars(row)
    return {name: value for name, value in values.items() if said[name] != value}


def _past(old: Iterable[Any], at: datetime) -> Iterator[Any]:
    """Rows as they were, until now. A row that lived for no time at all leaves no trace."""
    for row in old:
        if row.since < at:
            values = {name: said for name, said in vars(row).items() if name not in _OWN}
            yield row_of(TWINS[type(row)], {"id": None, "since": row.since, "until": at, **values})
