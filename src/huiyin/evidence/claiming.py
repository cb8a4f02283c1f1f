"""Marks files that a case speaks of, in the transaction that records it; all others are swept away."""

import re
from collections.abc import Iterable
from typing import Any

from huiyin.evidence import keeping
from huiyin.evidence.models import Blob
from huiyin.ledger.models import EventRow
from huiyin.ledger.ports import Change, Projector

_LENGTH = 64
_HOLDING = (str, dict, tuple, list, frozenset)
_HASH = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")


class Claims(Projector):
    """Serves the ledger's `Projector` port. It only ever adds, so a rebuild has nothing to forget."""

    def project(self, change: Change) -> None:
        found = set(hashes_in(item.event for item in change.recorded))
        if found:
            keeping.claim(found)

    def forget(self) -> None:
        return

    def erase(self, stream: str) -> None:
        """The files of an erased case go with it; one that another case speaks of stays with that one."""
        own, _ = files_of(stream)
        for digest in sorted(own):
            keeping.erase(digest)


def files_of(stream: str) -> tuple[set[str], set[str]]:
    """Kept files that only this case speaks of, and those that others speak of too.

    A mail belongs to the one case that it registered or joined; that it was received does not hold it.
    """
    rows = EventRow.objects.filter(stream=stream).values_list("data", flat=True)
    named = set(_HASH.findall("\n".join(rows)))
    kept = set(Blob.objects.filter(pk__in=named).exclude(wrapped=b"").values_list("pk", flat=True))
    shared = {digest for digest in kept if _is_elsewhere(digest, stream)}
    return kept - shared, shared


def _is_elsewhere(digest: str, stream: str) -> bool:
    others = EventRow.objects.filter(stream__startswith="case/", data__contains=digest)
    return others.exclude(stream=stream).exists()


def hashes_in(events: Iterable[Any]) -> Iterable[str]:
    """Everything that reads like a file's hash, wherever in the event it stands."""
    for event in events:
        for value in vars(event).values():
            if isinstance(value, _HOLDING):
                said = value if isinstance(value, str) else repr(value)
                yield from _HASH.findall(said) if len(said) >= _LENGTH else ()
