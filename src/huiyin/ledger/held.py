"""What the house shares and seldom changes (posts, settings, connections, calendar years): held by each
process, and read from the database again only when the stream that it follows from has moved.

It is known by the hash of the stream's last event. Two histories never share one, so what was read in
a transaction that came to nothing is not taken for what another wrote in its place.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Generic, TypeVar

from huiyin.ledger.lengths import evened
from huiyin.ledger.models import SHARED, Stream
from huiyin.ledger.statements import rows_of

T = TypeVar("T")
_look: ContextVar[dict[str, str] | None] = ContextVar("look", default=None)


@contextmanager
def one_look() -> Iterator[dict[str, str]]:
    """Inside, the heads of the shared streams are asked for once: for a request, or a transaction. What it
    saw is empty until somebody asks.
    """
    look: dict[str, str] = {}
    token = _look.set(look)
    try:
        yield look
    finally:
        _look.reset(token)


@contextmanager
def same_look() -> Iterator[dict[str, str]]:
    """Inside, what was seen in the look that there is holds on; a look of its own where there is none."""
    look = _look.get()
    if look is not None:
        yield look
        return
    with one_look() as look:
        yield look


def head_of(stream: str) -> str:
    """The hash of the last event; empty where nothing happened yet."""
    seen = _look.get()
    if seen is None:
        found = Stream.objects.filter(pk=stream).values_list("head", flat=True).first()
        return found or ""
    return _seen(seen).get(stream, "")


def heads_of(kind: str) -> dict[str, str]:
    """The heads of all streams of a shared kind."""
    assert kind in SHARED
    seen = _look.get()
    heads = _heads() if seen is None else _seen(seen)
    return {stream: head for stream, head in heads.items() if stream.startswith(f"{kind}/")}


def moved(stream: str, head: str) -> None:
    """Something was appended to it; whoever asks in this look is told of it."""
    seen = _look.get()
    if seen and stream.partition("/")[0] in SHARED:
        seen[stream] = head


def _seen(seen: dict[str, str]) -> dict[str, str]:
    if not seen:
        seen.update(heads_now())
    return seen


def heads_now() -> dict[str, str]:
    """Of all shared streams, whatever was seen of them before; never empty."""
    return {"": "", **_heads()}


_SHARED = ", ".join(f"'{kind}'" for kind in evened(SHARED))
"""Word for word as the partial index says it: SQLite compares the two, and else reads every stream."""


def _heads() -> dict[str, str]:
    return dict(rows_of(f"SELECT id, head FROM ledger_stream WHERE kind IN ({_SHARED})", ()))  # noqa: S608


class Held(Generic[T]):
    """What `read` says, by what it is asked for, as long as the stream has not moved.

    `read` may look only at rows that follow from the stream. What it gives is shared: nobody changes it.
    """

    def __init__(self, stream: str, read: Callable[..., T]) -> None:
        self._stream, self._read = stream, read
        self._kept: tuple[str | None, dict[Hashable, T]] = (None, {})

    def __call__(self, *asked: Any) -> T:
        head = head_of(self._stream)
        kept_at, kept = self._kept
        if kept_at != head:
            kept = {}
            self._kept = (head, kept)
        if asked not in kept:
            kept[asked] = self._read(*asked)
        return kept[asked]
