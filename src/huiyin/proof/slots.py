"""How many records of a list a question looks at."""

import re
from collections import Counter
from collections.abc import Iterable

from huiyin.policy.values import Condition

_LISTS = re.compile(r"\b(?:any|every)\s+\w+\s+in\s+(\w+)|\bcount\(\s*(?:\w+\s+in\s+)?(\w+)")
_FIGURES = re.compile(r"\b\d+\b")
LEAST, MOST = 2, 6


def slots_for(conditions: Iterable[Condition]) -> int:
    """One for each part of the conditions that speaks of a list, and one for each that is counted to.

    A list that satisfies some and fails others of these parts needs no more records than that; beyond
    `MOST` none are looked at, which the report says.
    """
    times: Counter[str] = Counter()
    counted = 0
    for condition in conditions:
        source = str(condition.source)
        lists = [one or other for one, other in _LISTS.findall(source)]
        times.update(lists)
        if "count(" in source:
            counted = max([counted, *(int(f) for f in _FIGURES.findall(source) if int(f) < MOST)])
    return min(MOST, max(LEAST, max(times.values(), default=0) + counted))
