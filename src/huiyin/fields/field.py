"""One question of a form, whatever it is made from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal, Self

Kind = Literal[
    "line", "short", "area", "number", "choice", "many", "date", "moment", "flag", "file", "case", "hidden",
    "fixed", "rows", "names",
]  # fmt: skip
Option = tuple[str, str]
"""A value, and what people read."""


@dataclass(frozen=True)
class Field:
    """`name` is the name in the form; `values` what stands in it, several where `kind` is many.

    Of kind `names` they are lines, as many as may be answered, empty ones too.
    `maybe` fields depend on answers that are not given yet: pages with scripts hide them until then.
    One of kind `rows` is a table: a cell is sent as NAME.COLUMN, once for each row, empty ones too.
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
    columns: Sequence[Option] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    grown: bool = False

    @property
    def id(self) -> str:
        return f"id_{self.name.replace('.', '_')}"

    @property
    def value(self) -> str:
        return self.values[0] if self.values else ""

    @property
    def lines(self) -> list[list[tuple[str, str, str]]]:
        """Of each row the column, its title, and what stands there."""
        return [[(*c, said) for c, said in zip(self.columns, r, strict=True)] for r in self.rows]

    def filled(self, given: Mapping[str, Sequence[str]]) -> Self:
        """The same field with what somebody typed, where they typed anything."""
        if self.kind == "rows":
            return replace(self, rows=rows_in(self, given) or self.rows)
        return replace(self, values=tuple(given[self.name])) if self.name in given else self

    def wrong(self, error: str, clauses: tuple[str, ...] = ()) -> Self:
        return replace(self, error=error, error_clauses=clauses)


def rows_in(asked: Field, given: Mapping[str, Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """The cells of each row as they were sent, line by line; a column that was not sent is empty."""
    sent = [given.get(f"{asked.name}.{column}", ()) for column, _ in asked.columns]
    return tuple(zip_longest(*sent, fillvalue=""))


def reshaped(asked: Field, order: str) -> Field:
    """With one row more (`add.NAME`), or without the one that is named (`drop.NAME.2`, from nought)."""
    what, _, rest = order.partition(".")
    if what == "add" and rest == asked.name:
        return replace(asked, rows=(*asked.rows, ("",) * len(asked.columns)), grown=True)
    name, _, at = rest.rpartition(".")
    if what != "drop" or name != asked.name or not at.isdecimal():
        return asked
    left = tuple(row for n, row in enumerate(asked.rows) if n != int(at))
    return replace(asked, rows=left or (("",) * len(asked.columns),))
