"""Rows found by one column, by a statement that is built once: what every request asks, it asks often."""

from functools import cache
from typing import Any, NamedTuple, TypeVar

from django.db import connection
from django.db.models import Model

M = TypeVar("M", bound=Model)


class _Question(NamedTuple):
    sql: str
    names: tuple[str, ...]
    converters: tuple[tuple[int, Any, Any], ...]


def row_of(model: type[M], column: str, value: Any) -> M | None:
    """As `filter(column=value).first()`, for a column that is unique. Building the statement anew
    each time costs Django more than the database needs for it.
    """
    question = _question(model, column, connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(question.sql, [value])
        row = cursor.fetchone()
    if row is None:
        return None
    values = list(row)
    for place, converter, expression in question.converters:
        values[place] = converter(values[place], expression, connection)
    return model.from_db(connection.alias, question.names, values)


@cache
def _question(model: Any, column: str, vendor: str) -> _Question:
    """What Django would ask. One vendor serves a process; tests have several."""
    assert connection.vendor == vendor
    field = model._meta.get_field(column)  # noqa: SLF001
    assert field.unique, f"{column} does not say which row"
    compiler = model.objects.filter(**{column: field.get_prep_value("1")}).query.get_compiler(
        connection=connection
    )
    sql, _ = compiler.as_sql()
    chosen = [expression for expression, _, _ in compiler.select]
    converters = tuple(
        (place, converter, expression)
        for place, (found, expression) in compiler.get_converters(chosen).items()
        for converter in found
    )
    names = tuple(f.attname for f in model._meta.concrete_fields)  # noqa: SLF001
    return _Question(sql, names, converters)
