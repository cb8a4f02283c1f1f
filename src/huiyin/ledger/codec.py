"""Turns events into what is stored and back: the open part as JSON, the private part apart."""

from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from huiyin.casework.events import EVENT_TYPES, private_fields
from huiyin.ledger.canonical import plain, typed
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
    return to_parts(event).private if private_fields(kind) else {}


@cache
def _defaults(kind: Any) -> dict[str, Any]:
    """Fields that are left out while they hold their default, to keep events short."""
    return {f.name: f.default for f in fields(kind) if f.init}


def to_parts(event: Any) -> Parts:
    kind: Any = type(event)
    private: frozenset[str] = private_fields(kind)
    defaults: dict[str, Any] = _defaults(kind)
    parts = Parts({}, {})
    for name, default in defaults.items():
        if name in _ENVELOPE:
            continue
        value = getattr(event, name)
        if value == default or (value == {} and default is not None):
            continue
        (parts.private if name in private else parts.open)[name] = plain(value)
    return parts


def event_type(name: str) -> Any:
    """The class of a stored event. Raises Newer: no type was ever taken away."""
    found: Any = EVENT_TYPES.get(name) or HAPPENINGS.get(name)
    if found is None:
        raise Newer(f"nobody here knows events of the type {name!r}")
    return found


def from_parts(name: str, parts: Parts, envelope: dict[str, Any]) -> Any:
    """The event as it was. An erased private part comes back as the fields' defaults."""
    kind = event_type(name)
    values = {key: typed(value) for key, value in {**parts.open, **parts.private}.items()}
    if not values.keys() <= _known(kind):
        raise Newer(f"nobody here knows {sorted(values.keys() - _known(kind))} of {name!r}")
    for field in private_fields(kind) - values.keys():
        if _is_required(kind, field):
            values[field] = ""
    return kind(**envelope, **values)


@cache
def _known(kind: Any) -> frozenset[str]:
    return frozenset(f.name for f in fields(kind))


@cache
def _required(kind: Any) -> frozenset[str]:
    from dataclasses import MISSING  # noqa: PLC0415

    return frozenset(
        f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING
    )


def _is_required(kind: Any, name: str) -> bool:
    return name in _required(kind)
