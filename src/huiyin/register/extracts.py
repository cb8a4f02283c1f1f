"""Extracts: what was released of a case to somebody, who sees that and nothing else of it."""

from dataclasses import dataclass
from datetime import datetime

from huiyin.register.models import ExtractRow
from huiyin.register.private import private_parts

PAGE = 25


@dataclass(frozen=True)
class Extract:
    """What the person reads: which regulation, when, the words. Not the case, its number, or by whom."""

    pack: str
    at: datetime
    text: str


def extracts_for(
    person: str, before: int | None = None, size: int = PAGE
) -> tuple[list[Extract], str]:
    """The newest first, and the key of the next page; empty on the last one."""
    rows = ExtractRow.objects.filter(person=person)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = list(rows.order_by("-pk")[: size + 1])
    texts = private_parts((row.stream, row.seq) for row in found)
    shown = [
        Extract(row.pack, row.at, str(texts.get((row.stream, row.seq), {}).get("text", "")))
        for row in found[:size]
    ]
    return shown, str(found[size - 1].pk) if len(found) > size else ""
