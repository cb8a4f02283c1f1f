"""Rows found by a column or two, by a statement that is built once: what every command asks, it asks often.

Building a statement anew each time costs Django more than the database needs to answer it.
"""

from functools import cache
from typing import Any, NamedTuple, TypeVar

from django.db import connection
from django.db.models import Model

M = TypeVar("M", bound=Model)


class _Question(NamedTuple):
    sql: str
    names: tuple[str, ...]
    converters: tuple[tuple[int, Any, Any], ...]


def rows_by(model: type[M], column: str, value: Any, *order: str, locked: bool = False) -> list[M]:
    """As `filter(column=value).order_by(*order)`; `locked` until the transaction ends."""
    return _rows(model, _question(model, (column,), order, (connection.vendor, locked)), [value])


def rows_since(model: type[M], column: str, value: Any, place: str, first: int) -> list[M]:
    """As `filter(column=value, place__gte=first).order_by(place)`."""
    asked = (column, f"{place}__gte")
    return _rows(
        model, _question(model, asked, (place,), (connection.vendor, False)), [value, first]
    )


def row_by(model: type[M], column: str, value: Any, *, locked: bool = False) -> M | None:
    """The one row of which a unique column says this, if there is one."""
    found = rows_by(model, column, value, locked=locked)
    assert len(found) < 2, f"{column} does not say which row"
    return found[0] if found else None


def _rows(model: type[M], question: _Question, values: list[Any]) -> list[M]:
    with connection.cursor() as cursor:
        cursor.execute(question.sql, values)
        found = cursor.fetchall()
    return [_made(model, question, row) for row in found]


def _made(model: type[M], question: _Question, row: Any) -> M:
    values = list(row)
    for place, converter, expression in question.converters:
        values[place] = converter(values[place], expression, connection)
    return model.from_db(connection.alias, question.names, values)


@cache
def _question(
    model: Any, columns: tuple[str, ...], order: tuple[str, ...], how: tuple[str, bool]
) -> _Question:
    """What Django would ask. One vendor serves a process; tests have several."""
    vendor, locked = how
    assert connection.vendor == vendor
    asked = model.objects.all()
    for column in columns:  # one after the other: as named, so they stand in the statement
        asked = asked.filter(**{column: "1"})
    asked = asked.order_by(*order)
    asked = asked.select_for_update() if locked else asked
    compiler = asked.query.get_compiler(connection=connection)
    sql, _ = compiler.as_sql()
    chosen = [expression for expression, _, _ in compiler.select]
    converters = tuple(
        (place, converter, expression)
        for place, (found, expression) in compiler.get_converters(chosen).items()
        for converter in found
    )
    names = tuple(f.attname for f in model._meta.concrete_fields)  # noqa: SLF001
    return _Question(sql, names, converters)
