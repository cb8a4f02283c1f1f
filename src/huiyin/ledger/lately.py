"""Histories that this process read lately, so that of a case only what happened since is read again.

Nothing kept is believed: its last event is asked for by place and hash, and that hash stands for all
before it. Its private parts were opened with a key, and are used only as long as that very key is there
(docs/decisions/0070-only-what-happened-since-is-read.md).
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple

from huiyin.casework.case import Case
from huiyin.casework.evolve import evolve_all, replay

MOST = 10_000
"""Events kept, of all histories together: some 15 MB."""
MOST_OF_ONE = 2_000


class Recorded(NamedTuple):
    """An event as it stands in the ledger. `batch` is the same for all that one command brought."""

    stream: str
    seq: int
    event: Any
    recorded_at: datetime
    policy: str
    batch: int
    hash: str


@dataclass(frozen=True)
class Told:
    """A history. `wrapped` is the key that its private parts were opened with, as it is kept; empty once
    it was erased, None where there never was one. `case` is the history told of a case, once asked for.
    """

    recorded: tuple[Recorded, ...] = ()
    wrapped: bytes | None = None
    case: Case | None = None

    @property
    def version(self) -> int:
        return self.recorded[-1].seq if self.recorded else 0

    @property
    def head(self) -> str:
        return self.recorded[-1].hash if self.recorded else ""

    def then(self, news: tuple[Recorded, ...]) -> "Told":
        if not news:
            return self
        case = self.case
        if case is not None:
            case = evolve_all(case, [item.event for item in news])
        return replace(self, recorded=self.recorded + news, case=case)

    def of(self, case_id: str) -> "Told":
        """The same with its case."""
        if self.case is not None and self.case.id == case_id:
            return self
        return replace(self, case=replay([item.event for item in self.recorded], case_id))


class _Lately:
    """The histories used last, up to so many events."""

    def __init__(self) -> None:
        self._told: OrderedDict[str, Told] = OrderedDict()
        self._events, self._turn = 0, threading.Lock()

    def of(self, stream: str) -> Told | None:
        return self._told.get(stream)

    def keep(self, stream: str, told: Told) -> None:
        with self._turn:
            before = self._told.pop(stream, None)
            self._events -= len(before.recorded) if before else 0
            if not 0 < len(told.recorded) <= MOST_OF_ONE:
                return
            self._told[stream] = told
            self._events += len(told.recorded)
            while self._events > MOST:
                _, oldest = self._told.popitem(last=False)
                self._events -= len(oldest.recorded)

    def goes_on(
        self, stream: str, news: tuple[Recorded, ...], case: Case, *, private: bool
    ) -> None:
        """What a command brings to the history that it was decided on, and what it made of the case. Should
        it come to nothing, no event of the ledger has the hash of the last of these.
        """
        kept = self._told.get(stream)
        if kept is None or kept.version + 1 != news[0].seq or (private and not kept.wrapped):
            return
        self.keep(stream, replace(kept, recorded=kept.recorded + news, case=case))

    def forget(self) -> None:
        with self._turn:
            self._told.clear()
            self._events = 0


LATELY = _Lately()
