"""How each database finds rows that hold all of some words."""

from typing import Any

from django.db.models import Lookup, TextField


@TextField.register_lookup
class Holds(Lookup):
    """`words__holds=[…]`: a text of words between blanks holds all of these.

    By the full-text table beside it on SQLite, by an index over the array on PostgreSQL (migration
    `words`). The words are tokens of letters and figures; nothing a person typed comes here.
    """

    lookup_name = "holds"
    prepare_rhs = False
    id_of = '"{}"."id"'

    def as_sql(self, _compiler: Any, _connection: Any) -> tuple[str, tuple[str | int, ...]]:
        table = self.lhs.alias
        query = " AND ".join(f'"{word}"' for word in self.rhs)
        own = "register_wordsrow_fts"
        return (
            f"{self.id_of.format(table)} IN (SELECT rowid FROM {own} WHERE {own} MATCH %s)",  # noqa: S608
            (query,),
        )

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        column, params = self.process_lhs(compiler, connection)
        return f"string_to_array({column}, ' ') @> %s::text[]", [*params, list(self.rhs)]


@TextField.register_lookup
class Holding(Holds):
    """The same, asked of rows that something else has in order (huiyin.register.plain)."""

    lookup_name = "holding"
    id_of = '+"{}"."id"'
