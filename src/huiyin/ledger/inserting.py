"""Rows written by the statement they need and nothing else: what every command writes, it writes often."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import AutoField, Field, Model

_AT_ONCE = 500
"""Rows in one statement; SQLite takes 32,766 values."""


def insert(rows: Iterable[Model], *, ignore_conflicts: bool = False) -> None:
    """As bulk_create, inside a transaction that is already open; keys that the database gives stay
    unknown. Building the statement anew each time costs Django more than the database needs for it.
    """
    rows = list(rows)
    if not rows:
        return
    head, one, fields = _shape(type(rows[0]))
    tail = " ON CONFLICT DO NOTHING" if ignore_conflicts else ""
    with connection.cursor() as cursor:
        for start in range(0, len(rows), _AT_ONCE):
            part = rows[start : start + _AT_ONCE]
            cursor.execute(head + ", ".join([one] * len(part)) + tail, _values(part, fields))


def _values(rows: Sequence[Model], fields: Sequence["Field[Any, Any]"]) -> list[Any]:
    return [
        field.get_db_prep_save(getattr(row, field.attname), connection)
        for row in rows
        for field in fields
    ]


@cache
def _shape(model: type[Model]) -> tuple[str, str, tuple["Field[Any, Any]", ...]]:
    options = model._meta  # noqa: SLF001
    fields = tuple(f for f in options.concrete_fields if not isinstance(f, AutoField))
    names = ", ".join(f'"{field.column}"' for field in fields)
    places = ", ".join(["%s"] * len(fields))
    return f'INSERT INTO "{options.db_table}" ({names}) VALUES ', f"({places})", fields  # noqa: S608
