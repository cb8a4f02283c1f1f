"""Lists of values in a statement have few lengths, and many values travel as one.

A connection keeps the last hundred statements that it made ready, and each length of a list is another
one. With some hundred values one takes 100 KB and more, and pushes out those that every command needs
(docs/decisions/0075-lists-in-statements-have-few-lengths.md).
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from django.db.models import BigAutoField, CharField
from django.db.models.lookups import In

T = TypeVar("T")


def evened(values: Sequence[T]) -> list[T]:
    """The last value again and again, until there are as many as a power of two."""
    if not values:
        return []
    return [*values, *[values[-1]] * ((1 << (len(values) - 1).bit_length()) - len(values))]


AT_ONCE = 512
"""Values in one list."""


def lists_of(values: Sequence[T]) -> Iterator[tuple[str, list[T]]]:
    """What stands between the brackets of `IN (…)`, and its values; of many values in several lists."""
    for start in range(0, len(values), AT_ONCE):
        part = evened(values[start : start + AT_ONCE])
        yield ", ".join(["%s"] * len(part)), part


MANY = 65
"""From so many on, one value is cheaper than a list: both sides read it faster than a place for each."""
_GIVEN_AS_JSON = "(SELECT value FROM json_each(%s))"
_KINDS: dict[type[Any], tuple[type[Any], str]] = {
    CharField: (str, "text"),
    BigAutoField: (int, "bigint"),
}
"""Of columns: what a value of theirs is, here and for PostgreSQL."""


@BigAutoField.register_lookup
@CharField.register_lookup
class EvenIn(In):
    """As Django's, which takes each value once, in a list as long as they are many."""

    def get_prep_lookup(self) -> Any:
        """What many texts or numbers are in the database need not be asked of each: they are that."""
        if self._is_ready():
            return list(self.rhs)
        return super().get_prep_lookup()

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        if not self._is_ready():
            return super().as_sql(compiler, connection)
        left, parameters = self.process_lhs(compiler, connection)
        if connection.vendor == "sqlite":
            given = json.dumps(self.rhs)
            return f"{left} IN {_GIVEN_AS_JSON}", [*parameters, given]
        kind = _KINDS[type(self.lhs.output_field)][1]
        return f"{left} = ANY(%s::{kind}[])", [*parameters, self.rhs]

    def _is_ready(self) -> bool:
        """Many, and each of them what the column holds."""
        if not isinstance(self.rhs, list | tuple | set | frozenset) or len(self.rhs) < MANY:
            return False
        column = getattr(self.lhs, "output_field", None)  # an expression may not know yet
        kind, _ = _KINDS.get(type(column), (None, ""))
        return all(type(value) is kind for value in self.rhs)

    def batch_process_rhs(
        self, compiler: Any, connection: Any, rhs: Iterable[Any] | None = None
    ) -> tuple[list[str], list[Any]]:
        values = list(self.rhs if rhs is None else rhs)
        filled: Any = evened(values)  # a list, for a set would drop what is filled up with
        found: tuple[list[str], list[Any]] = super().batch_process_rhs(compiler, connection, filled)
        return found
