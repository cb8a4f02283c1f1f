"""Values as JSON with one spelling only, so that the same value always has the same hash."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

_NUMBER, _MOMENT, _DATE, _SET = "$number", "$moment", "$date", "$set"


def plain(value: Any) -> Any:
    """A value as JSON knows it; exact numbers, moments, dates and sets are tagged.

    Raises TypeError for anything else, floats among them: money must not become inexact here.
    """
    if value is None or isinstance(value, str | bool | int):
        return str(value) if isinstance(value, str) else value
    if isinstance(value, Decimal):
        return {_NUMBER: str(value)}
    if isinstance(value, datetime):
        return {_MOMENT: value.isoformat()}
    if isinstance(value, date):
        return {_DATE: value.isoformat()}
    if isinstance(value, frozenset | set):
        return {_SET: sorted(map(str, value))}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    raise TypeError(f"{type(value).__name__} cannot be recorded")


def typed(value: Any) -> Any:
    """The value that `plain` came from; lists come back as tuples."""
    if isinstance(value, list):
        return tuple(typed(item) for item in value)
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        ((tag, content),) = value.items()
        reader = _READERS.get(tag)
        if reader is not None:
            return reader(content)
    return {key: typed(item) for key, item in value.items()}


_READERS: dict[str, Any] = {
    _NUMBER: Decimal,
    _MOMENT: datetime.fromisoformat,
    _DATE: date.fromisoformat,
    _SET: frozenset,
}


def canonical(value: Any) -> str:
    """The one JSON text of an already plain value: sorted keys, no spaces, no escapes."""
    return _write(value)


_write = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
