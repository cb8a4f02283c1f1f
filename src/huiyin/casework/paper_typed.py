"""Rows that whoever fills a form types into its tables."""

from collections.abc import Mapping
from typing import Any

from huiyin.casework.refusal import Reason, Refused
from huiyin.policy.schema.papers import TYPED, Paper

MOST_ROWS, MOST_SAID = 200, 2000
"""So many rows, and characters in a cell; more belongs into a file that is kept as evidence."""
Typed = Mapping[str, Any]


def typed_rows(rule: Paper, table: str, given: Typed) -> tuple[tuple[str, ...], ...]:
    """The cells of each row in the order of the columns; rows in which nothing stands are left out.

    Raises Refused for columns that the table has not, and for more than a form holds.
    """
    columns = rule.tables[table].columns
    rows = _rows(rule, table, given)
    for row in rows:
        for column in row:
            if column not in columns:
                raise Refused(Reason.UNKNOWN_SUBJECT, rule.clause, f"{table}.{column}")
    found = (tuple(_said(rule, row.get(str(column))) for column in columns) for row in rows)
    return tuple(row for row in found if any(row))


def _rows(rule: Paper, table: str, given: Typed) -> list[Mapping[str, Any]]:
    rows = given.get(table, []) if isinstance(given, Mapping) else None
    fits = isinstance(rows, list | tuple) and all(isinstance(row, Mapping) for row in rows)
    if not fits or len(rows) > MOST_ROWS:
        raise Refused(Reason.TOO_MUCH_TYPED, rule.clause, str(MOST_ROWS))
    return list(rows)


def _said(rule: Paper, value: Any) -> str:
    said = "" if value is None else str(value).strip()
    if len(said) > MOST_SAID:
        raise Refused(Reason.TOO_MUCH_TYPED, rule.clause, str(MOST_ROWS))
    return said


def too_few(rule: Paper, given: Typed, language: str) -> list[str]:
    """The titles of tables with fewer rows than the form wants."""
    return [
        table.title.text(language)
        for name, table in rule.tables.items()
        if table.of == TYPED and len(typed_rows(rule, str(name), given)) < table.at_least
    ]
