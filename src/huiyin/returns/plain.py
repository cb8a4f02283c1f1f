"""A return as CSV and as JSON; and the one way in which tables are written as CSV."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from huiyin.returns.wording import Sheet

_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""Text that begins so would be run by a spreadsheet (OWASP, CSV injection); the last four are wide."""


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_BEGINS_FORMULA) else text


def write_rows(place: Path, rows: Iterable[Sequence[object]]) -> None:
    """A CSV file that a spreadsheet opens rightly, and in which it finds no formula."""
    with place.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        for row in rows:
            writer.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in row])


def as_csv(sheet: Sheet) -> str:
    """With a mark at its head, by which spreadsheets know that it is UTF-8."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([harmless(head) for head in (*(sheet.keys or ("",)), *sheet.heads)])
    for row in sheet.rows:
        writer.writerow([*map(harmless, row.names), *(_cell(value, text) for value, text in
                        zip(row.values, row.texts, strict=True))])  # fmt: skip
    return out.getvalue()


def _cell(value: Any, text: str) -> Any:
    if isinstance(value, int | Decimal):
        return value
    return harmless(text)


def as_data(sheet: Sheet) -> dict[str, Any]:
    """For programs: figures as numbers, money in yuan, shares from 0 to 1; null where nothing is said."""
    return {
        "title": sheet.title,
        "code": sheet.code,
        "period": sheet.period,
        "keys": list(sheet.keys),
        "columns": [
            {"title": head, "unit": unit}
            for head, unit in zip(sheet.heads, sheet.units, strict=True)
        ],
        "rows": [
            {"keys": list(row.keys), "names": list(row.names), "values": list(map(_datum, row.values)),
             "total": row.is_total}
            for row in sheet.rows
        ],
    }  # fmt: skip


def _datum(value: Any) -> Any:
    if isinstance(value, Decimal):
        return float(value) if value != value.to_integral_value() else int(value)
    return value.isoformat() if isinstance(value, datetime) else value
