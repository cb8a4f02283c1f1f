"""Samples in words: the trail of custody of one, and a line of the house's list."""

from dataclasses import dataclass
from typing import Any

from huiyin.casework.events import SampleMoved
from huiyin.casework.wording import value_label
from huiyin.sight.looking import Seen


@dataclass(frozen=True)
class HandOver:
    at: Any
    by: str
    where: str
    who: str
    until: Any
    fate: str
    is_last: bool


def trail_of(seen: Seen, sample: str) -> list[HandOver]:
    """Every hand-over of one piece of evidence, as the case tells them."""
    language, words = seen.words.language, seen.words
    found = [
        item.event
        for item in seen.recorded
        if isinstance(item.event, SampleMoved) and item.event.sample == sample
    ]
    return [
        HandOver(
            moved.at,
            words.person(moved.by),
            moved.kept_where,
            words.person(moved.kept_by),
            moved.kept_until,
            value_label("fate", moved.fate, language),
            moved.fate != "kept",
        )
        for moved in found
    ]
