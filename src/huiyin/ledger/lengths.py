"""Lists of values in a statement have few lengths.

A connection keeps the last hundred statements that it made ready, and each length of a list is another
one. With some hundred values one takes 100 KB and more, and pushes out those that every command needs
(docs/decisions/0075-lists-in-statements-have-few-lengths.md).
"""

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


@BigAutoField.register_lookup
@CharField.register_lookup
class EvenIn(In):
    """As Django's, which takes each value once."""

    def batch_process_rhs(
        self, compiler: Any, connection: Any, rhs: Iterable[Any] | None = None
    ) -> tuple[list[str], list[Any]]:
        values = list(self.rhs if rhs is None else rhs)
        filled: Any = evened(values)  # a list, for a set would drop what is filled up with
        found: tuple[list[str], list[Any]] = super().batch_process_rhs(compiler, connection, filled)
        return found
