"""The parts of a rule that are of one sort."""

from collections.abc import Iterator
from typing import Any, TypeVar

from huiyin.policy.references import parts

T = TypeVar("T")


def parts_of(rule: Any, kind: type[T]) -> Iterator[T]:
    """Every part of this sort within a rule, however deep."""
    yield from (part for part in parts(rule) if isinstance(part, kind))
