"""How long something took, in whole microseconds, reckoned by the database itself.

Django reckons with moments on SQLite by calling back into Python for every row, which takes longer than all
the rest of a count.
"""

from typing import Any

from django.db.models import BigIntegerField, Func

_EPOCH = "(CAST(strftime('%%s', {x}) AS INTEGER) * 1000000 + CAST(substr({x}, 21, 6) AS INTEGER))"
"""As Django writes moments down: UTC, with six figures behind the second or none at all."""


class Took(Func):
    """From one column to another; null where either is."""

    arity = 2
    output_field = BigIntegerField()

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        del connection, more
        first, last = (compiler.compile(part) for part in self.source_expressions)
        sql = f"({_EPOCH.format(x=last[0])} - {_EPOCH.format(x=first[0])})"
        return sql, (*last[1], *last[1], *first[1], *first[1])

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> Any:
        del connection, more
        first, last = (compiler.compile(part) for part in self.source_expressions)
        sql = f"CAST(EXTRACT(EPOCH FROM ({last[0]} - {first[0]})) * 1000000 AS BIGINT)"
        return sql, (*last[1], *first[1])
