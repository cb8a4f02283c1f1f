"""Histories of many cases, read in a few questions for all: of a page, or of cases that change together."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from huiyin.casework.case import Case
from huiyin.ledger.asking import values_among
from huiyin.ledger.codec import event_from
from huiyin.ledger.keys import opened_keys, wrapped_keys
from huiyin.ledger.lately import LATELY, Recorded, Told
from huiyin.ledger.models import EventRow, Stream
from huiyin.ledger.texts import texts_of_many

A_PAGE = 100
"""Histories that are read together and kept for the next time, as many as a list shows on one page; of
more, people do not look at each.
"""
_COLUMNS = ("stream", "seq", "type", "data", "clauses", "happened_at", "recorded_at", "actor",
            "policy", "batch", "text", "hash")  # fmt: skip
"""What is read of an event that is not proven, but believed."""


def load_many(streams: Iterable[str]) -> dict[str, list[Recorded]]:
    """As `load`, for the streams of a page, in a few questions for all."""
    wanted = list(dict.fromkeys(streams))
    keys = wrapped_keys(wanted)
    told = _told_of(wanted, keys, opened_keys(keys))
    return {stream: list(one.recorded) for stream, one in told.items()}


def standing_many(streams: Iterable[str]) -> dict[str, "Standing"]:
    """As `standing`, for the cases of so many streams, each with its key if it has one."""
    wanted = list(dict.fromkeys(streams))
    keys = wrapped_keys(wanted)
    opened = opened_keys(keys)
    found = {}
    for stream, told in _told_of(wanted, keys, opened).items():
        so_far = told.of(stream.partition("/")[2])
        assert so_far.case is not None
        if so_far is not told and len(wanted) <= A_PAGE:
            LATELY.keep(stream, so_far)  # with the case, which need not be told anew
        found[stream] = Standing(so_far.case, so_far.recorded, opened.get(stream))
    return found


class Standing(NamedTuple):
    """A case and what happened to it, with the key of its texts."""

    case: Case
    recorded: Sequence[Recorded]
    key: AESGCM | None


def _told_of(
    wanted: Sequence[str], keys: Mapping[str, bytes], opened: Mapping[str, AESGCM]
) -> dict[str, Told]:
    """`keys` are those of these streams as they are kept, and opened."""
    known = _still_so(wanted, keys)
    news = _told_many([stream for stream in wanted if stream not in known], keys, opened)
    if len(news) <= A_PAGE:
        for stream, told in news.items():
            LATELY.keep(stream, told)
    return {stream: known.get(stream) or news[stream] for stream in wanted}


def _still_so(streams: Iterable[str], keys: Mapping[str, bytes]) -> dict[str, Told]:
    """Histories read lately to which nothing was added, and whose keys are the same."""
    kept = {stream: told for stream in streams if (told := LATELY.of(stream)) is not None}
    if not kept:
        return {}
    heads = Stream.objects.filter(pk__in=kept).values_list("pk", "version", "head")
    same = {pk for pk, *head in heads if head == [kept[pk].version, kept[pk].head]}
    private = {stream for stream in same if kept[stream].wrapped is not None}
    return {
        stream: kept[stream]
        for stream in same
        if stream not in private or keys.get(stream) == kept[stream].wrapped
    }


def _told_many(
    streams: Sequence[str], keys: Mapping[str, bytes], opened: Mapping[str, AESGCM]
) -> dict[str, Told]:
    if not streams:
        return {}
    private = texts_of_many(streams, opened)
    found: dict[str, list[Recorded]] = {stream: [] for stream in streams}
    sealed: set[str] = set()
    rows = values_among(EventRow, _COLUMNS, "stream", streams, "stream", "seq")
    for stream, seq, kind, data, clauses, at, recorded_at, by, policy, batch, text, head in rows:
        said = private.get(stream, {}).get(seq, {}) if text else {}
        event = event_from(kind, data, at, by, clauses, said)
        found[stream].append(Recorded(stream, seq, event, recorded_at, policy, batch, head))
        if text:
            sealed.add(stream)
    return {
        stream: Told(tuple(recorded), keys.get(stream, b"") if stream in sealed else None)
        for stream, recorded in found.items()
    }
