"""Turns events into what is stored and back: the open part as JSON, the private part apart."""

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import datetime
from functools import cache, lru_cache
from typing import Any

from huiyin.casework.events import EVENT_TYPES, private_fields
from huiyin.ledger.canonical import NESTED, plain, read, typed
from huiyin.ledger.happenings import HAPPENINGS

_ENVELOPE = frozenset({"at", "by", "clauses"})


class Newer(RuntimeError):
    """A newer version of the product wrote this event; this process is still the old one."""


@dataclass(frozen=True, slots=True)
class Parts:
    """An event's own fields: `open` goes into the event, `private` into the encrypted text."""

    open: dict[str, Any]
    private: dict[str, Any]


def private_part(event: Any) -> dict[str, Any]:
    """As `to_parts` says it."""
    kind: Any = type(event)
    private = private_fields(kind)
    return _parts(event, [name for name in _defaults(kind) if name in private]) if private else {}


@cache
def _defaults(kind: Any) -> dict[str, Any]:
    """Fields that are left out while they hold their default, to keep events short."""
    return {f.name: f.default for f in fields(kind) if f.init and f.name not in _ENVELOPE}


def to_parts(event: Any) -> Parts:
    kind: Any = type(event)
    private: frozenset[str] = private_fields(kind)
    defaults: dict[str, Any] = _defaults(kind)
    said = _parts(event, defaults)
    own = {name: said.pop(name) for name in list(said) if name in private}
    return Parts(said, own)


def _parts(event: Any, names: Iterable[str]) -> dict[str, Any]:
    kind: Any = type(event)
    defaults: dict[str, Any] = _defaults(kind)
    found = {}
    for name in names:
        value, default = getattr(event, name), defaults[name]
        if value == default or (value == {} and default is not None):
            continue
        found[name] = plain(value)
    return found


def event_type(name: str) -> Any:
    """The class of a stored event. Raises Newer: no type was ever taken away."""
    found: Any = EVENT_TYPES.get(name) or HAPPENINGS.get(name)
    if found is None:
        raise Newer(f"nobody here knows events of the type {name!r}")
    return found


def event_from(
    name: str, data: str, at: datetime, by: str, clauses: str, private: Mapping[str, Any]
) -> Any:
    """The event as it was, out of its columns and the private part kept beside them. An erased private part
    comes back as the fields' defaults.
    """
    kind = event_type(name)
    values = read(data)
    values.update(private)
    for key, value in values.items():
        if type(value) in NESTED:
            values[key] = typed(value)
    for field in _required_privates(kind):
        values.setdefault(field, "")
    try:
        return kind(at=at, by=by, clauses=_clauses(clauses), **values)
    except TypeError:
        if strange := sorted(values.keys() - _defaults(kind).keys()):
            raise Newer(f"nobody here knows {strange} of {name!r}") from None
        raise


@lru_cache(maxsize=4096)
def _clauses(text: str) -> tuple[str, ...]:
    """A regulation has not so many, and every event names some."""
    return tuple(read(text))


@cache
def _required_privates(kind: Any) -> frozenset[str]:
    required = (f for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING)
    return private_fields(kind) & {f.name for f in required}
