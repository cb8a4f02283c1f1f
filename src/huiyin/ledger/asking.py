"""Rows found by a column or two, by a statement that is built once: what every command asks, it asks often.

Building a statement anew each time costs Django more than the database needs to answer it.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial
from typing import Any, NamedTuple, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Model
from django.db.models.base import ModelState

from huiyin.ledger.lengths import lists_of
from huiyin.ledger.statements import rows_of

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


def rows_among(model: type[M], column: str, values: Sequence[Any]) -> list[M]:
    """As `filter(column__in=values)`."""
    question = _question(model, (f"{column}__in",), (), (connection.vendor, False))
    return [_made(model, question, row) for row in _among(question, values)]


def values_among(
    model: type[Model], names: tuple[str, ...], column: str, values: Sequence[Any], *order: str
) -> Iterable[Sequence[Any]]:
    """As `filter(column__in=values).order_by(*order).values_list(*names)`: in that order those of each
    list of values.
    """
    question = _question(model, (f"{column}__in",), order, (connection.vendor, False), names)
    rows = _among(question, values)
    return map(partial(_converted, question), rows) if question.converters else rows


def _among(question: _Question, values: Sequence[Any]) -> list[Any]:
    before, after = question.sql.split("(%s)")
    found: list[Any] = []
    for places, part in lists_of(values):
        found += rows_of(f"{before}({places}){after}", part)
    return found


def row_by(model: type[M], column: str, value: Any, *, locked: bool = False) -> M | None:
    """The one row of which a unique column says this, if there is one."""
    found = rows_by(model, column, value, locked=locked)
    assert len(found) < 2, f"{column} does not say which row"
    return found[0] if found else None


def first_by(model: type[M], said: Mapping[str, Any], order: str) -> M | None:
    """As `filter(**said).order_by(order).first()`."""
    question = _question(model, tuple(said), (order,), (connection.vendor, False))
    found = _rows(model, question._replace(sql=f"{question.sql} LIMIT 1"), list(said.values()))
    return found[0] if found else None


def _rows(model: type[M], question: _Question, values: list[Any]) -> list[M]:
    return [_made(model, question, row) for row in rows_of(question.sql, values)]


def _made(model: type[M], question: _Question, row: Any) -> M:
    made = row_of(model, dict(zip(question.names, _converted(question, row), strict=True)))
    made._state.adding, made._state.db = False, DEFAULT_DB_ALIAS  # noqa: SLF001
    return made


def row_of(model: type[M], values: dict[str, Any]) -> M:
    """A row of which every column is given. The way of `Model.__init__` through signals and defaults takes
    longer than reading it from the database.
    """
    made = model.__new__(model)
    made.__dict__ = values
    made._state = ModelState()  # noqa: SLF001
    return made


def _converted(question: _Question, row: Any) -> list[Any]:
    values = list(row)
    for place, converter, expression in question.converters:
        values[place] = converter(values[place], expression, connection)
    return values


def _wanted(converter: Any) -> bool:
    """Moments of SQLite come as they should be (`ledger.sqlite`); Django would look at each again."""
    return getattr(converter, "__name__", "") != "convert_datetimefield_value"


@cache
def _question(
    model: Any,
    columns: tuple[str, ...],
    order: tuple[str, ...],
    how: tuple[str, bool],
    names: tuple[str, ...] = (),
) -> _Question:
    """What Django would ask. One vendor serves a process; tests have several."""
    vendor, locked = how
    assert connection.vendor == vendor
    asked = model.objects.all()
    for column in columns:  # one after the other: as named, so they stand in the statement
        asked = asked.filter(**{column: ["1"] if column.endswith("__in") else "1"})
    asked = asked.order_by(*order)
    asked = asked.select_for_update() if locked else asked
    asked = asked.values_list(*names) if names else asked
    compiler = asked.query.get_compiler(connection=connection)
    sql, _ = compiler.as_sql()
    chosen = [expression for expression, _, _ in compiler.select]
    converters = tuple(
        (place, converter, expression)
        for place, (found, expression) in compiler.get_converters(chosen).items()
        for converter in found
        if _wanted(converter)
    )
    names = names or tuple(f.attname for f in model._meta.concrete_fields)  # noqa: SLF001
    return _Question(sql, names, converters)
