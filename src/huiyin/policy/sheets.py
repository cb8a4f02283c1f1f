"""Reads the rows of a table from a CSV file, as nodes that remember their line and column."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from huiyin.policy.phrases import Phrase, say

_CELL = re.compile(r'"((?:[^"]|"")*)"|([^,\n"]*)')
_LISTED = re.compile(r"[\s;、，]+")
_TEXT, _LIST, _MAP = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))


class SheetError(ValueError):
    """A CSV file that cannot be read; line and column count from 1."""

    def __init__(self, what: Phrase, line: int, column: int) -> None:
        self.what, self.line, self.column = what, line, column
        super().__init__(what)


@dataclass(frozen=True)
class Cell:
    """`line` and `column` count from 0, as YAML marks do."""

    text: str
    line: int
    column: int


def rows_of(text: str) -> list[yaml.MappingNode]:
    """A mapping for each row, its keys from the head; an empty cell says nothing. Raises SheetError.

    Several clauses stand in one cell, with blanks between them.
    """
    lines = [row for row in _cells(text) if any(cell.text for cell in row)]
    if not lines:
        raise SheetError(say("an empty table"), 1, 1)
    head, *rows = lines
    return [_row(head, row) for row in rows]


def _row(head: list[Cell], row: list[Cell]) -> yaml.MappingNode:
    if len(row) > len(head):
        extra = row[len(head)]
        raise SheetError(say("a cell without a head above it"), extra.line + 1, extra.column + 1)
    pairs = [
        (_scalar(key), _value(key.text, cell))
        for key, cell in zip(head, row, strict=False)
        if cell.text
    ]
    mark = _mark(row[0])
    return yaml.MappingNode(_MAP, pairs, mark, mark)


def _value(key: str, cell: Cell) -> yaml.Node:
    if key != "clause":
        return _scalar(cell)
    words = [_scalar(Cell(word, cell.line, cell.column)) for word in _LISTED.split(cell.text)]
    return yaml.SequenceNode(_LIST, words, _mark(cell), _mark(cell))


def _scalar(cell: Cell) -> yaml.ScalarNode:
    return yaml.ScalarNode(_TEXT, cell.text, _mark(cell), _mark(cell))


def _mark(cell: Cell) -> yaml.Mark:
    return yaml.Mark("", 0, cell.line, cell.column, None, 0)


def _cells(text: str) -> Iterator[list[Cell]]:
    """Rows of cells as RFC 4180 has them; a byte order mark and CRLF are let pass."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    at, row = 0, list[Cell]()
    while at <= len(text):
        match = _CELL.match(text, at)
        assert match is not None  # an unquoted cell may be empty
        row.append(_cell(text, match))
        end = match.end()
        if end < len(text) and text[end] not in ",\n":
            line, column = _place(text, end)
            raise SheetError(say("a quotation mark that does not fit"), line + 1, column + 1)
        if end == len(text) or text[end] == "\n":
            yield row
            row = []
        at = end + 1


def _cell(text: str, match: re.Match[str]) -> Cell:
    group = 2 if match[1] is None else 1
    content = match[group]
    start = match.start(group) + len(content) - len(content.lstrip())
    return Cell(content.replace('""', '"').strip(), *_place(text, start))


def _place(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index), index - text.rfind("\n", 0, index) - 1
