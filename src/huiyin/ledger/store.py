"""Appends events to their stream and reads them back. Append is its only verb."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from huiyin.casework.case import Case
from huiyin.ledger.asking import row_by, row_of, rows_since
from huiyin.ledger.canonical import canonical, canonical_list
from huiyin.ledger.chain import event_hash
from huiyin.ledger.codec import event_from, to_parts
from huiyin.ledger.held import moved
from huiyin.ledger.inserting import insert, update_all
from huiyin.ledger.keys import subject_key, wrapped_key
from huiyin.ledger.lately import LATELY, Recorded, Told
from huiyin.ledger.models import EventRow, SealedText, Stream
from huiyin.ledger.rehearsal import refuse_other
from huiyin.ledger.spans import span
from huiyin.ledger.statements import done, write
from huiyin.ledger.texts import fingerprint, keep, seal_text, texts_since


class Conflict(RuntimeError):
    """Somebody else wrote to the stream meanwhile: look again, then decide anew."""

    def __init__(self, stream: str, expected: int, found: int) -> None:
        super().__init__(f"{stream} has {found} events, not {expected}")
        self.expected, self.found = expected, found


def kind_of(stream: str) -> str:
    return stream.partition("/")[0]


def lock(stream: str, *, likely_new: bool = False) -> Stream:
    """The stream's head, locked until the transaction ends; made where there was none."""
    refuse_other(stream)
    row = None if likely_new else row_by(Stream, "id", stream, locked=True)
    if row is None:
        fresh = Stream(id=stream, kind=kind_of(stream))
        if _began(fresh):
            return fresh
        row = row_by(Stream, "id", stream, locked=True)
    assert row is not None
    return row


def _began(fresh: Stream) -> bool:
    """Whether the row is new; a row of its own is locked as long as the transaction lasts."""
    said = (
        "INSERT INTO ledger_stream (id, kind, version, head, sealed_version) "
        "VALUES (%s, %s, 0, '', 0) ON CONFLICT DO NOTHING"
    )
    made = done(said, [fresh.id, fresh.kind]) == 1
    fresh._state.adding = not made  # noqa: SLF001
    return made


def append(
    head: Stream,
    events: Sequence[Any],
    recorded_at: datetime,
    policy: str = "",
    case: Case | None = None,
) -> list[Recorded]:
    """Adds events after the head, which the caller holds locked. `case` is what they make of it, for
    whoever asks next.

    The database refuses a second event with the same seq, whatever happens elsewhere.
    """
    with span("append", stream=head.kind, events=len(events)):
        rows, texts, recorded = build(head, events, recorded_at, policy)
        insert(rows)
        keep(texts)
        _move(head)
    moved(head.id, head.head)
    if case is not None and recorded:
        LATELY.goes_on(head.id, tuple(recorded), case, private=bool(texts))
    return recorded


def append_all(
    heads: Sequence[Stream], rows: Sequence[EventRow], texts: Sequence[SealedText]
) -> None:
    """What `build` made for the cases of these heads, which the caller holds locked."""
    with span("append", events=len(rows)):
        insert(rows)
        keep(texts)
        update_all(heads, ("version", "head"))


def _move(head: Stream) -> None:
    said = "UPDATE ledger_stream SET version = %s, head = %s WHERE id = %s"
    write(said, [head.version, head.head, head.id], must=1)


def build(
    head: Stream, events: Sequence[Any], recorded_at: datetime, policy: str = "", key: Any = None
) -> tuple[list[EventRow], list[SealedText], list[Recorded]]:
    """Rows for events that follow `head`; moves the head forward in memory and saves nothing."""
    rows: list[EventRow] = []
    texts: list[SealedText] = []
    recorded: list[Recorded] = []
    batch = head.version + 1
    for event in events:
        parts = to_parts(event)
        seq = head.version + 1
        text = b""
        if parts.private:
            key = key or subject_key(head.id, make=True, is_new=batch == 1)
            text = seal_text(key, head.id, seq, parts.private)
            sealed = {"stream": head.id, "seq": seq, "subject": head.id, "ciphertext": text}
            texts.append(row_of(SealedText, sealed))
        values = {
            "stream": head.id,
            "seq": seq,
            "type": event.name,
            "data": canonical(parts.open),
            "clauses": canonical_list(event.clauses),
            "happened_at": event.at,
            "recorded_at": recorded_at,
            "actor": event.by,
            "policy": policy,
            "batch": batch,
            "text": fingerprint(text) if text else "",
            "previous": head.head,
        }
        row = row_of(EventRow, values)
        row.hash = event_hash(row)
        head.version, head.head = seq, row.hash
        rows.append(row)
        recorded.append(Recorded(head.id, seq, event, recorded_at, policy, batch, row.hash))
    return rows, texts, recorded


def load(stream: str) -> list[Recorded]:
    """Every event of a stream in order, private parts opened where their key still exists."""
    told = _told(stream)
    LATELY.keep(stream, told)
    return list(told.recorded)


def standing(stream: str, case_id: str, head: Stream | None = None) -> tuple[Case, list[Recorded]]:
    """As `load`, with the case of which these events tell. `head` is the stream's where the caller holds it
    locked: it proves by itself that nothing happened since.
    """
    told = _told(stream, head).of(case_id)
    LATELY.keep(stream, told)
    assert told.case is not None
    return told.case, list(told.recorded)


def _told(stream: str, head: Stream | None = None) -> Told:
    """Of a history that was read lately only what happened since is read, if it is still that history."""
    kept = LATELY.of(stream)
    news = None if kept is None else _since(kept, stream, head)
    if kept is not None and news is not None:
        private = kept.wrapped is not None or any(row.text for row in news)
        if not private or wrapped_key(stream) == kept.wrapped:
            return kept.then(_opened(stream, news))
    rows = rows_since(EventRow, "stream", stream, "seq", 0)
    wrapped = wrapped_key(stream) if any(row.text for row in rows) else None
    return Told(_opened(stream, rows), wrapped)


def _since(kept: Told, stream: str, head: Stream | None) -> Sequence[EventRow] | None:
    """What happened after what was kept; None where it is another history by now."""
    last = (kept.version, kept.head)
    if head is not None and (head.version, head.head) == last:
        return ()
    rows = rows_since(EventRow, "stream", stream, "seq", kept.version)
    return rows[1:] if rows and (rows[0].seq, rows[0].hash) == last else None


def _opened(stream: str, rows: Sequence[EventRow]) -> tuple[Recorded, ...]:
    said = [row.seq for row in rows if row.text]
    private = texts_since(stream, said[0]) if said else {}
    return tuple(recorded_from(row, private.get(row.seq, {})) for row in rows)


def newest(stream: str) -> Recorded | None:
    """The last event of a stream without private parts; None of one that there is not."""
    row = EventRow.objects.filter(stream=stream).order_by("-seq").first()
    return None if row is None else recorded_from(row, {})


def first(stream: str) -> Recorded | None:
    """The event that began a stream without private parts; None of one that there is not."""
    row = EventRow.objects.filter(stream=stream).order_by("seq").first()
    return None if row is None else recorded_from(row, {})


def recorded_from(row: EventRow, private: Mapping[str, Any]) -> Recorded:
    event = event_from(row.type, row.data, row.happened_at, row.actor, row.clauses, private)
    return Recorded(row.stream, row.seq, event, row.recorded_at, row.policy, row.batch, row.hash)


__all__ = [
    "Conflict",
    "Recorded",
    "append",
    "append_all",
    "build",
    "first",
    "kind_of",
    "load",
    "lock",
    "newest",
    "recorded_from",
    "standing",
]
