"""One question of a form, whatever it is made from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Self

Kind = Literal[
    "line", "short", "area", "number", "choice", "many", "date", "moment", "flag", "file", "case", "hidden",
    "fixed",
]  # fmt: skip
Option = tuple[str, str]
"""A value, and what people read."""


@dataclass(frozen=True)
class Field:
    """`name` is the name in the form; `values` what stands in it, several where `kind` is many.

    `maybe` fields depend on answers that are not given yet: pages with scripts hide them until then.
    """

    name: str
    label: str
    kind: Kind = "line"
    values: tuple[str, ...] = ()
    options: Sequence[Option] = ()
    required: bool = False
    hint: str = ""
    unit: str = ""
    clauses: tuple[str, ...] = ()
    error: str = ""
    error_clauses: tuple[str, ...] = ()
    asks: bool = False
    maybe: bool = False

    @property
    def id(self) -> str:
        return f"id_{self.name.replace('.', '_')}"

    @property
    def value(self) -> str:
        return self.values[0] if self.values else ""

    def filled(self, given: Mapping[str, Sequence[str]]) -> Self:
        """The same field with what somebody typed, where they typed anything."""
        return replace(self, values=tuple(given[self.name])) if self.name in given else self

    def wrong(self, error: str, clauses: tuple[str, ...] = ()) -> Self:
        return replace(self, error=error, error_clauses=clauses)
