"""Opens the few private texts that a list shows: titles of cases, texts of notices."""

from collections.abc import Iterable, Mapping
from typing import Any

from huiyin.casework.events import FactsAmended
from huiyin.ledger.keys import subject_keys
from huiyin.ledger.models import EventRow, SealedText
from huiyin.ledger.texts import open_text, texts_of_many
from huiyin.policy.policy import Policy
from huiyin.register.models import CaseRow

Place = tuple[str, int]
_FACTS = "private_facts"


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


def private_facts_of(streams: Iterable[str]) -> dict[str, dict[str, Any]]:
    """The private facts of whole cases as they stand, every text and place among them, without the rest
    of their histories; nothing of a case that was erased.
    """
    texts = texts_of_many(streams)
    later = [(s, q) for s, parts in texts.items() for q in parts if q > 1 and _FACTS in parts[q]]
    amended = _amended(later) if later else set()
    return {
        stream: {
            name: value
            for seq in sorted(parts)
            if seq == 1 or (stream, seq) in amended
            for name, value in parts[seq].get(_FACTS, {}).items()
        }
        for stream, parts in texts.items()
    }


def _amended(places: Iterable[Place]) -> set[Place]:
    """Those events that changed the facts: other facts are of a case that follows, or what a proposal
    rests on.
    """
    wanted = set(places)
    rows = EventRow.objects.filter(
        stream__in={stream for stream, _ in wanted},
        seq__in={seq for _, seq in wanted},
        type=FactsAmended.name,
    )
    return wanted & set(rows.values_list("stream", "seq"))


def titles_of(rows: Iterable[CaseRow], policies: Mapping[str, Policy]) -> dict[str, str]:
    """The title of each case by its stream, where its kind has one and the reader's packs know it."""
    rows = [row for row in rows if row.title_seq and row.pack in policies]
    parts = private_parts((row.stream, row.title_seq) for row in rows)
    found: dict[str, str] = {}
    for row in rows:
        kind = policies[row.pack].kinds.get(row.kind)
        facts = parts.get((row.stream, row.title_seq), {}).get(_FACTS, {})
        if kind is not None and kind.title_from and kind.title_from in facts:
            found[row.stream] = str(facts[kind.title_from])
    return found
