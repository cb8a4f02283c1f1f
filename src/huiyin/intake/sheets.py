"""Reads the rows of an Excel or CSV file, and says what was guessed about it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from huiyin.intake.bombs import UnreadableFile as UnreadableFile  # noqa: PLC0414
from huiyin.intake.bombs import check_book, check_size
from huiyin.intake.separated import records

Cell = str | float | int | bool | datetime | date | time | timedelta

EXCEL = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
DELIMITERS = (",", "\t", ";", "|")
_SAMPLE = 200_000
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


@dataclass(frozen=True)
class Row:
    """`number` is the one that the spreadsheet shows: the header of a plain file is row 1.

    `fault` says why a row of a CSV file cannot be read; it has no cells then.
    """

    number: int
    cells: Sequence[Cell]
    fault: str = ""


@dataclass(frozen=True)
class Sheet:
    """A table with a header. `sheet` is set for Excel, `encoding` and `delimiter` for CSV."""

    header: tuple[str, ...]
    rows: Sequence[Row]
    sheet: str = ""
    encoding: str = ""
    delimiter: str = ""

    def column(self, name: str) -> list[Cell]:
        place = self.header.index(name)
        return [row.cells[place] if place < len(row.cells) else "" for row in self.rows]


def read_sheet(
    path: Path, *, sheet: str = "", encoding: str = "", delimiter: str = "", header_row: int = 1
) -> Sheet:
    """What is not given is guessed. Raises UnreadableFile."""
    if path.suffix.lower() in EXCEL:
        name, table = _from_excel(path, sheet)
        rows = [Row(number, cells) for number, cells in enumerate(table, 1)]
        return _with_header(rows, header_row, sheet=name)
    text, encoding = _text_of(path, encoding)
    delimiter = delimiter or guess_delimiter(text)
    if len(delimiter) != 1 or delimiter in '"\r\n':
        raise UnreadableFile(f"{delimiter!r} is no sign that parts columns: name a single one")
    found = enumerate(records(text, delimiter), 1)
    rows = [Row(number, record.cells, record.fault) for number, record in found]
    return _with_header(rows, header_row, encoding=encoding, delimiter=delimiter)


def _text_of(path: Path, encoding: str) -> tuple[str, str]:
    check_size(path)
    data = path.read_bytes()
    encoding = encoding or guess_encoding(data)
    try:
        return data.decode(encoding), encoding
    except (ValueError, LookupError) as error:  # some codecs of Python raise more than they say
        raise UnreadableFile(f"{path.name} is not {encoding}: {error}") from error


def _from_excel(path: Path, sheet: str) -> tuple[str, list[list[Cell]]]:
    check_book(path)
    try:
        return _table_of(path, sheet)
    except (CalamineError, OSError) as error:
        raise UnreadableFile(f"{path.name} is no readable workbook: {error}") from error


def _table_of(path: Path, sheet: str) -> tuple[str, list[list[Cell]]]:
    book = CalamineWorkbook.from_path(path)
    name = sheet or book.sheet_names[0]
    if name not in book.sheet_names:
        known = ", ".join(book.sheet_names)
        raise UnreadableFile(f"{path.name} has no sheet {name!r}; it has {known}")
    return name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def _with_header(rows: Sequence[Row], header_row: int, **said: str) -> Sheet:
    if not 1 <= header_row <= len(rows):
        raise UnreadableFile(f"there is no row {header_row} that could be the header")
    head = rows[header_row - 1]
    if head.fault:
        raise UnreadableFile(f"the header cannot be read: {head.fault}")
    header = tuple(str(cell).strip() for cell in head.cells)
    double = [name for name, times in Counter(header).items() if name and times > 1]
    if double:
        raise UnreadableFile(f"the column {double[0]!r} stands twice in the header")
    return Sheet(header, tuple(row for row in rows[header_row:] if _says(row)), **said)


def _says(row: Row) -> bool:
    """Whether it is more than an empty line."""
    return bool(row.fault) or any(not isinstance(cell, str) or cell.strip() for cell in row.cells)


def guess_encoding(data: bytes) -> str:
    """utf-8 and utf-16 by their marks, utf-16 by its zeros, utf-8 if it is one, else gb18030."""
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return encoding
    sample = data[:_SAMPLE]
    zeros = (sample[0::2].count(0), sample[1::2].count(0))
    if sum(zeros) > len(sample) / 10 or (any(zeros) and not _is(data, "utf-8")):
        return "utf-16-le" if zeros[1] >= zeros[0] else "utf-16-be"
    for encoding in ("utf-8", "gb18030"):
        if _is(data, encoding):
            return encoding
    raise UnreadableFile("neither utf-8, utf-16 nor gb18030: say its encoding in the mapping")


def _is(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def guess_delimiter(text: str) -> str:
    """The sign that parts the first rows into the same number of columns, the more the better."""
    best, most = ",", 1
    for sign in DELIMITERS:
        found = islice(records(text[:_SAMPLE], sign), 51)
        rows = [record.cells for record in found if not record.fault]
        rows = rows[:-1] or rows or [[]]  # the last may have been cut
        width = len(rows[0])
        alike = sum(len(row) == width for row in rows) / len(rows)
        if width > most and alike >= 0.9:
            best, most = sign, width
    return best
