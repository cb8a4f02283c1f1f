"""Whole histories of many cases, read for whoever decides them anew."""

from collections.abc import Iterable, Iterator, Sequence

from huiyin.casework.events import Event
from huiyin.ledger.store import load


def histories(streams: Iterable[str]) -> Iterator[list[Sequence[Event]]]:
    """For each stream what happened in it, batch by batch. An erased case tells nothing and is left out."""
    for stream in streams:
        batches: dict[int, list[Event]] = {}
        for item in load(stream):
            batches.setdefault(item.batch, []).append(item.event)
        if batches:
            yield list(batches.values())
