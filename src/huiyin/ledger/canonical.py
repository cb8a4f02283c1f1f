"""Values as JSON with one spelling only, so that the same value always has the same hash."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

_NUMBER, _MOMENT, _DATE, _SET = "$number", "$moment", "$date", "$set"


_PLAIN, _SETS, _LISTS = (str, bool, int), (frozenset, set), (list, tuple)


def plain(value: Any) -> Any:
    """A value as JSON knows it; exact numbers, moments, dates and sets are tagged.

    Raises TypeError for anything else, floats among them: money must not become inexact here.
    """
    kind = type(value)
    if kind is str or kind is bool or kind is int or value is None:
        return value
    if isinstance(value, _PLAIN):
        return str(value) if isinstance(value, str) else value
    if isinstance(value, _LISTS):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    return _tagged(value)


def _tagged(value: Any) -> dict[str, Any]:
    if isinstance(value, Decimal):
        return {_NUMBER: str(value)}
    if isinstance(value, datetime):
        return {_MOMENT: value.isoformat()}
    if isinstance(value, date):
        return {_DATE: value.isoformat()}
    if isinstance(value, _SETS):
        return {_SET: sorted(map(str, value))}
    raise TypeError(f"{type(value).__name__} cannot be recorded")


def typed(value: Any) -> Any:
    """The value that `plain` came from; lists come back as tuples."""
    kind = type(value)
    if kind is list:
        return tuple([typed(item) if type(item) in NESTED else item for item in value])
    if kind is not dict:
        return value
    if len(value) == 1:
        ((tag, content),) = value.items()
        reader = _READERS.get(tag)
        if reader is not None:
            return reader(content)
    return {k: typed(item) if type(item) in NESTED else item for k, item in value.items()}


NESTED = (dict, list)
"""Of what is plain, what `typed` makes another value of."""


_READERS: dict[str, Any] = {
    _NUMBER: Decimal,
    _MOMENT: datetime.fromisoformat,
    _DATE: date.fromisoformat,
    _SET: frozenset,
}


@lru_cache(maxsize=4096)
def canonical_list(texts: tuple[str, ...]) -> str:
    """As `canonical`, of texts that come again and again: an act cites the same clauses each time."""
    return _write([str(text) for text in texts])


def canonical(value: Any) -> str:
    """The one JSON text of an already plain value: sorted keys, no spaces, no escapes."""
    return _write(value)


def read(text: str) -> Any:
    """The plain value of a canonical text, around which there are no blanks to look for."""
    try:
        value, end = _scan(text, 0)
    except StopIteration:
        end = -1
    return value if end == len(text) else json.loads(text)  # which says what is wrong with it


_decoder: Any = json.JSONDecoder()
_scan = _decoder.scan_once
_write = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
