"""Whole histories of many cases, read for whoever decides them anew."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from huiyin.casework.events import Event
from huiyin.ledger.codec import event_from
from huiyin.ledger.models import EventRow
from huiyin.ledger.texts import texts_of_many

AT_A_TIME = 100
"""Streams that are read in one go: few questions to the database, and little to hold in memory."""


def histories(streams: Iterable[str]) -> Iterator[Sequence[Sequence[Event]]]:
    """For each stream what happened in it, batch by batch. An erased case tells nothing and is left out."""
    left = iter(dict.fromkeys(streams))
    while wanted := list(islice(left, AT_A_TIME)):
        found = _read(wanted)
        yield from ([*found[stream].values()] for stream in wanted if found[stream])


def _read(streams: list[str]) -> dict[str, dict[int, list[Event]]]:
    """By stream and batch."""
    private = texts_of_many(streams)
    found: dict[str, dict[int, list[Event]]] = {stream: {} for stream in streams}
    rows = EventRow.objects.filter(stream__in=streams).order_by("stream", "seq")
    columns = rows.values_list(
        "stream", "batch", "seq", "type", "data", "happened_at", "actor", "clauses"
    )
    for stream, batch, seq, kind, data, at, by, clauses in columns.iterator(2000):
        said = private.get(stream, {}).get(seq, {})
        event = event_from(kind, data, at, by, clauses, said)
        found[stream].setdefault(batch, []).append(event)
    return found
