"""Who sets connections to the outside: administrators whose power is on, or whoever sits at the console."""

from collections.abc import Mapping
from typing import Any

from huiyin.connections import keeping
from huiyin.connections.kinds import Connection
from huiyin.people.deeds import Administrator, allow


def set_connection(by: Administrator, place: str, values: Mapping[str, Any]) -> Connection:
    """Raises Unfit while the power is off, and what `connections.keeping.put` raises."""
    return keeping.put(place, values, allow(by))


def remove_connection(by: Administrator, place: str) -> None:
    keeping.remove(place, allow(by))
