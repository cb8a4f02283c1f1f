"""Files that are huge in the hand, workbooks above all: looked through before a reader opens them.

A reader lays out the whole rectangle between the first cell and the last, and unpacks what an archive
holds whatever it says of itself; both end a process before it can say a word.
"""

import re
import zipfile
import zlib
from pathlib import Path

MOST_UNPACKED = 512 * 1024**2
"""Bytes of a plain file, or of all parts of a workbook together: some ten million filled cells."""
MOST_CELLS = 20_000_000
_PIECE = 1024 * 1024
_CELL = re.compile(rb"""<(?:\w+:)?c\s[^>]{0,200}?\br=["']([A-Z]{1,3})([0-9]{1,7})["']""")
_OVERLAP = 300


class UnreadableFile(ValueError):
    """The file cannot be read; the message says why and what would help."""


def check_book(path: Path) -> None:
    """Raises UnreadableFile. A workbook of the old binary kind is no archive, and cannot be packed."""
    try:
        with path.open("rb") as file:
            packed = file.read(4) == b"PK\x03\x04"
        if packed:
            with zipfile.ZipFile(path) as archive:
                _check_parts(path.name, archive)
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        EOFError,
        OSError,
        RuntimeError,
    ) as error:
        raise UnreadableFile(f"{path.name} is no readable workbook: {error}") from error


def check_size(path: Path) -> None:
    """Raises UnreadableFile for a plain file that would not fit into memory."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be read: {error}") from error
    if size > MOST_UNPACKED:
        raise UnreadableFile(f"{path.name} holds more than {MOST_UNPACKED // 1024**2} MB: split it")


def _check_parts(name: str, archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise UnreadableFile(f"{name} holds more than {MOST_UNPACKED // 1024**2} MB: split it")
    for part in parts:
        last_row, last_column = _read_through(archive, part)
        if last_row * last_column > MOST_CELLS:
            what = f"{name}: {part.filename} reaches to row {last_row}, column {last_column}"
            raise UnreadableFile(f"{what}: delete what stands far away from the table")


def _read_through(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> tuple[int, int]:
    """The last row and column with a cell. Reading to the end shows a part that lies about its size."""
    row, column, rest = 0, 0, b""
    is_sheet = part.filename.startswith("xl/worksheets/")
    with archive.open(part) as content:
        while piece := content.read(_PIECE):
            if not is_sheet:
                continue
            for letters, digits in _CELL.findall(rest + piece):
                row, column = max(row, int(digits)), max(column, _number(letters))
            rest = (rest + piece)[-_OVERLAP:]
    return row, column


def _number(letters: bytes) -> int:
    found = 0
    for letter in letters:
        found = found * 26 + letter - 64
    return found
