"""Conditions that no index is to serve: what they are asked of, another condition finds.

SQLite chooses an index by how many rows a value has on average, and so picks the commonest value as readily
as the rarest. A plus sign before a column keeps it from looking there (SQLite, The Query Optimizer
Overview, 5). PostgreSQL counts the commonest values, and is left to choose.
"""

from typing import Any

from django.db.models import F, Func, Lookup


class Plain(Func):
    """The value of a column."""

    arity = 1
    template = "%(expressions)s"

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        return super().as_sql(compiler, connection, template="+%(expressions)s", **more)


def asked(lookup: type[Lookup[Any]], column: str, value: Any, *, plain: bool) -> Lookup[Any]:
    """The condition `column lookup value`."""
    return lookup(Plain(F(column)) if plain else F(column), value)
