"""Rows of a text file whose cells a sign parts; one that cannot be read costs itself, not the file.

A quote that nobody closes would take everything up to the next one, or to the end, into its cell. Such a
row is given up and the next line begins anew, so that the rows after it are read as they stand.
"""

import csv
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from huiyin.intake.bombs import MOST_CELLS, UnreadableFile

MOST_SIGNS = 4_000_000
"""Signs of one row; a text of a case has at most a hundred thousand."""
MOST_COLUMNS = 16_384
"""As many as Excel has."""
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_OPEN = "line {line}: a quote is opened and not closed where its cell ends"
_LONG = f"line {{line}}: is longer than {MOST_SIGNS:,} signs; is a quote not closed?"
_WIDE = f"line {{line}}: has more than {MOST_COLUMNS:,} columns"


@dataclass(frozen=True)
class Record:
    """`fault` says why the row cannot be read; it has no cells then."""

    cells: list[str] = field(default_factory=list)
    fault: str = ""


class _TooLong(Exception):
    pass


class _Lines:
    """Gives lines to the reader, remembers those of the row it is at, and takes them back."""

    def __init__(self, text: str) -> None:
        self._rest = (found.group() for found in _LINE.finditer(text))
        self._again: deque[str] = deque()
        self._may_repeat = 4 * len(text) + MOST_SIGNS
        self.taken: list[str] = []
        self.length, self.number = 0, 1

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._rest)
        self.taken.append(line)
        self.length += len(line)
        if self.length > MOST_SIGNS:
            raise _TooLong
        return line

    def end_row(self) -> None:
        self.number += len(self.taken)
        self.taken, self.length = [], 0

    def take_back(self) -> None:
        """All lines of this row but its first. Raises UnreadableFile where that would never end."""
        self._may_repeat -= self.length
        if self._may_repeat < 0:
            raise UnreadableFile(f"line {self.number}: too many quotes up to here are not closed")
        self._again.extendleft(reversed(self.taken[1:]))
        del self.taken[1:]


def records(text: str, sign: str) -> Iterator[Record]:
    """Raises UnreadableFile when there are more cells than a table has."""
    csv.field_size_limit(MOST_SIGNS)
    lines, cells = _Lines(text), 0
    reader = csv.reader(lines, delimiter=sign, strict=True)
    while (record := _next(reader, lines, sign)) is not None:
        cells += len(record.cells)
        if cells > MOST_CELLS:
            raise UnreadableFile(f"line {lines.number}: more than {MOST_CELLS:,} cells: split it")
        if len(record.cells) > MOST_COLUMNS:
            record = Record(fault=_WIDE.format(line=lines.number))
        lines.end_row()
        yield record


def _next(reader: Iterator[list[str]], lines: _Lines, sign: str) -> Record | None:
    try:
        return Record(next(reader))
    except StopIteration:
        return None
    except _TooLong:
        lines.take_back()
        return Record(fault=_LONG.format(line=lines.number))
    except csv.Error:
        lines.take_back()
        cells = _alone(lines.taken[0], sign)
        return Record(fault=_OPEN.format(line=lines.number)) if cells is None else Record(cells)


def _alone(line: str, sign: str) -> list[str] | None:
    """What a line says by itself, a quote in its middle taken as it stands; None if a cell stays open:
    then the line after it would come into the same row.
    """
    rows = list(csv.reader([line.rstrip("\r\n") + "\n", "next\n"], delimiter=sign))
    return rows[0] if len(rows) == 2 else None
