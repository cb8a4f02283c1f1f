"""Marks files that a case speaks of, in the transaction that records it; all others are swept away."""

import re
from collections.abc import Iterable
from typing import Any

from huiyin.evidence import keeping
from huiyin.ledger.ports import Change

_HASH = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")


class Claims:
    """Serves the ledger's `Projector` port. It only ever adds, so a rebuild has nothing to forget."""

    def project(self, change: Change) -> None:
        found = set(hashes_in(item.event for item in change.recorded))
        if found:
            keeping.claim(found)

    def forget(self) -> None:
        return

    def erase(self, stream: str) -> None:
        """A file that the events of an erased case name is still the house's to keep."""


def hashes_in(events: Iterable[Any]) -> Iterable[str]:
    """Everything that reads like a file's hash, wherever in the event it stands."""
    for event in events:
        yield from _HASH.findall(repr(event))
