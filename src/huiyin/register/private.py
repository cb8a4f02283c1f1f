"""Opens the few private texts that a list shows: titles of cases, texts of notices."""

from collections.abc import Iterable, Mapping
from typing import Any

from huiyin.ledger.keys import subject_keys
from huiyin.ledger.models import SealedText
from huiyin.ledger.texts import open_text
from huiyin.policy.policy import Policy
from huiyin.register.models import CaseRow

Place = tuple[str, int]


def private_parts(places: Iterable[Place]) -> dict[Place, dict[str, Any]]:
    """The private part of each event, by stream and seq. What was erased is left out."""
    wanted = set(places)
    rows = SealedText.objects.filter(
        stream__in={stream for stream, _ in wanted}, seq__in={seq for _, seq in wanted}
    )
    mine = [row for row in rows if (row.stream, row.seq) in wanted]
    keys = subject_keys(row.subject for row in mine)
    return {
        (row.stream, row.seq): open_text(
            keys[row.subject], row.stream, row.seq, bytes(row.ciphertext)
        )
        for row in mine
        if row.subject in keys
    }


def titles_of(rows: Iterable[CaseRow], policies: Mapping[str, Policy]) -> dict[str, str]:
    """The title of each case by its stream, where its kind has one and the reader's packs know it."""
    rows = [row for row in rows if row.title_seq and row.pack in policies]
    parts = private_parts((row.stream, row.title_seq) for row in rows)
    found: dict[str, str] = {}
    for row in rows:
        kind = policies[row.pack].kinds.get(row.kind)
        facts = parts.get((row.stream, row.title_seq), {}).get("private_facts", {})
        if kind is not None and kind.title_from and kind.title_from in facts:
            found[row.stream] = str(facts[kind.title_from])
    return found
