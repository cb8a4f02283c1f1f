"""Rows written by the statement they need and nothing else: what every command writes, it writes often."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache, lru_cache
from typing import Any

from django.db import connection, models
from django.db.models import AutoField, Field, Model

from huiyin.ledger.lengths import lists_of
from huiyin.ledger.statements import done, write, write_many, write_rows

_NONE = type(None)
_AS_THEY_ARE: Mapping[type, tuple[type, ...]] = {
    models.CharField: (str,),
    models.TextField: (str,),
    models.BooleanField: (bool,),
    models.IntegerField: (int, _NONE),
    models.BigIntegerField: (int, _NONE),
    models.PositiveIntegerField: (int, _NONE),
    models.DateTimeField: (_NONE,),
}
"""Values that Django would hand to the database as they are."""
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
    tail = _UNLESS_THERE if ignore_conflicts else ""
    if len(rows) == 1:
        write(head + one + tail, _values(rows, fields)[0])
    elif connection.vendor == "sqlite":  # the statement is prepared once, and nothing travels
        write_many(head + one + tail, _values(rows, fields))
    else:
        for start in range(0, len(rows), _AT_ONCE):
            part = _values(rows[start : start + _AT_ONCE], fields)
            write_rows(head, one, part, tail)


_UNLESS_THERE = " ON CONFLICT DO NOTHING"


def insert_unless_there(row: Model) -> bool:
    """Whether it is new. Never put off: whoever asks wants to know."""
    head, one, fields = _shape(type(row))
    return done(head + one + _UNLESS_THERE, _values([row], fields)[0]) == 1


def update(row: Model) -> None:
    """Every column of a row that was read and then changed, as `save`."""
    said, fields = _change(type(row), ())
    write(said, [*_values([row], fields)[0], row.pk], must=1)


def update_all(rows: Sequence[Model], names: tuple[str, ...]) -> None:
    """These columns of rows of one table. A column that stays as it was is not named: indexes on it would
    be written again. In the order of their keys, as the full-text index of SQLite wants them: it writes out
    what it has gathered whenever it is told of a row before the last one.
    """
    if not rows:
        return
    rows = sorted(rows, key=lambda row: row.pk)
    said, fields = _change(type(rows[0]), names)
    values = [[*v, row.pk] for v, row in zip(_values(rows, fields), rows, strict=True)]
    if len(values) == 1:
        write(said, values[0], must=1)
    elif connection.vendor == "sqlite":
        write_many(said, values, must=len(values))
    else:
        head, tail = _change_of_many(type(rows[0]), names)
        one = "({})".format(", ".join(["%s"] * len(values[0])))
        for start in range(0, len(values), _AT_ONCE):
            write_rows(head, one, values[start : start + _AT_ONCE], tail)


def delete_all(model: type[Model], column: str, values: Sequence[Any]) -> None:
    """The rows of which the column says one of these. Nothing hangs on them."""
    options = model._meta  # noqa: SLF001
    each_is_one = column == options.pk.column
    for places, part in lists_of(values):
        said = f'DELETE FROM "{options.db_table}" WHERE "{column}" IN ({places})'  # noqa: S608
        write(said, part, must=len(set(part)) if each_is_one else None)


@lru_cache(maxsize=1024)
def _change(
    model: type[Model], names: tuple[str, ...]
) -> tuple[str, tuple["Field[Any, Any]", ...]]:
    """With these columns, or with all."""
    options = model._meta  # noqa: SLF001
    fields = tuple(
        f
        for f in options.concrete_fields
        if not f.primary_key and (not names or f.attname in names)
    )
    said = ", ".join(f'"{field.column}" = %s' for field in fields)
    key = options.pk.column
    return f'UPDATE "{options.db_table}" SET {said} WHERE "{key}" = %s', fields  # noqa: S608


@lru_cache(maxsize=1024)
def _change_of_many(model: type[Model], names: tuple[str, ...]) -> tuple[str, str]:
    """What stands before the values of all rows, and behind: one statement is taken apart and planned once.
    A column of values has the kind of the one that it is for, also where nothing is known of any row; texts
    keep their length, so that one that is too long is refused.
    """
    fields = _change(model, names)[1]
    options = model._meta  # noqa: SLF001
    key = options.pk
    change = ", ".join(f'"{field.column}" = new.{_of_its_kind(field)}' for field in fields)
    columns = ", ".join(f'"{field.column}"' for field in (*fields, key))
    return (
        f'UPDATE "{options.db_table}" AS old SET {change} FROM (VALUES ',  # noqa: S608
        f') AS new ({columns}) WHERE old."{key.column}" = new.{_of_its_kind(key)}',
    )


def _of_its_kind(field: "Field[Any, Any]") -> str:
    is_text = isinstance(field, models.CharField | models.TextField)
    return f'"{field.column}"::{"text" if is_text else field.cast_db_type(connection)}'


def _values(rows: Sequence[Model], fields: Sequence["Field[Any, Any]"]) -> list[list[Any]]:
    kinds: list[Any] = [type(field) for field in fields]
    ways = [(field, field.attname, *_way(kind)) for field, kind in zip(fields, kinds, strict=True)]
    plain = connection.vendor == "sqlite"
    found: list[list[Any]] = []
    for row in rows:
        said, values = row.__dict__, list[Any]()
        for field, name, as_they_are, is_moment in ways:
            value = said[name]
            kind = type(value)
            if kind in as_they_are:
                values.append(value)
            elif is_moment and kind is datetime:
                values.append(_spelled(value) if plain else value)
            else:
                values.append(field.get_db_prep_save(value, connection))
        found.append(values)
    return found


@cache
def _way(kind: Any) -> tuple[tuple[type, ...], bool]:
    return _AS_THEY_ARE.get(kind, ()), kind is models.DateTimeField


def _spelled(moment: datetime) -> str:
    """As Django spells a moment for SQLite, which takes it several times as long. A moment has a zone."""
    assert moment.tzinfo is not None
    return _spelled_in_utc(moment if moment.tzinfo is UTC else moment.astimezone(UTC))


@lru_cache(maxsize=4096)
def _spelled_in_utc(moment: datetime) -> str:
    """In another zone two moments may look the same: when clocks are put back."""
    return moment.replace(tzinfo=None).isoformat(" ")


@cache
def _shape(model: type[Model]) -> tuple[str, str, tuple["Field[Any, Any]", ...]]:
    options = model._meta  # noqa: SLF001
    fields = tuple(f for f in options.concrete_fields if not isinstance(f, AutoField))
    names = ", ".join(f'"{field.column}"' for field in fields)
    places = ", ".join(["%s"] * len(fields))
    return f'INSERT INTO "{options.db_table}" ({names}) VALUES ', f"({places})", fields  # noqa: S608
