"""What a cell of an old table says: a text without its padding, or a moment in one of its formats."""

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from huiyin.intake.sheets import Cell

FORMATS = (
    "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d",
    "%Y/%m/%d %H:%M:%S", "%Y/%m/%d %H:%M", "%Y/%m/%d",
    "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S%z", "%Y%m%d%H%M%S", "%Y%m%d",
    "%Y年%m月%d日 %H:%M:%S", "%Y年%m月%d日 %H:%M", "%Y年%m月%d日%H时%M分", "%Y年%m月%d日",
    "%Y.%m.%d %H:%M:%S", "%Y.%m.%d %H:%M", "%Y.%m.%d",
    "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%d/%m/%Y",
    "%m/%d/%Y %H:%M:%S", "%m/%d/%Y %H:%M", "%m/%d/%Y",
)  # fmt: skip
"""Formats that are tried when a mapping is guessed, the plain ones first."""


class BadCell(ValueError):
    """A cell that does not say what its column should say."""


def text_of(cell: Cell) -> str:
    """The cell as text. A whole number is written without a point: 2549, not 2549.0."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.isoformat(" ")
    return str(cell).strip()


def moment_of(cell: Cell, formats: Iterable[str], zone: ZoneInfo) -> datetime:
    """The moment; without an offset of its own it is local. A plain date is its first moment.

    Raises BadCell.
    """
    if isinstance(cell, datetime):
        return _aware(cell, zone)
    if isinstance(cell, date):
        return datetime(cell.year, cell.month, cell.day, tzinfo=zone)
    if not isinstance(cell, str):
        raise BadCell(f"{cell!r} is a {type(cell).__name__}, not a moment")
    text = cell.strip()
    for pattern in formats:
        try:
            return _aware(datetime.strptime(text, pattern), zone)  # noqa: DTZ007 (made aware here)
        except ValueError:
            continue
    raise BadCell(f"{text!r} is in none of the formats {', '.join(formats)}")


def _aware(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)
