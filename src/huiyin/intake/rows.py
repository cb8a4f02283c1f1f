"""Reads a row of an old table as the story of a case: who did what when."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from hashlib import sha256
from itertools import pairwise
from typing import Any, get_args
from zoneinfo import ZoneInfo

from huiyin.casework.case import Case
from huiyin.casework.commands import ACTS, Command
from huiyin.casework.forms import BadAnswer, command_from, hints_of
from huiyin.casework.passage import Deed
from huiyin.intake.cells import BadCell, moment_of, text_of
from huiyin.intake.mapping import ActOfRow, Source, TableMapping
from huiyin.intake.sheets import Cell, Row, Sheet
from huiyin.policy.policy import Policy


@dataclass(frozen=True)
class Story:
    """What a row says. `case` is the id that the same row will have whenever it comes again."""

    row: int
    case: str
    deeds: tuple[Deed, ...]


@dataclass(frozen=True)
class BadRow:
    """A row that cannot be read. `column` is empty where no single column is to blame."""

    row: int
    column: str
    what: str


class _Unreadable(ValueError):
    def __init__(self, column: str, what: str) -> None:
        super().__init__(what)
        self.column = column


class Reader:
    """Reads rows under one mapping; remembers which keys it has seen."""

    def __init__(
        self, mapping: TableMapping, sheet: Sheet, policy: Policy, zone: ZoneInfo, actor: str
    ) -> None:
        self.mapping, self.policy, self.zone, self.actor = mapping, policy, zone, actor
        self.sheet = sheet
        self.places = {name: place for place, name in enumerate(sheet.header)}
        self._seen: dict[str, int] = {}
        self._alike: Counter[str] = Counter()

    def stories(self) -> Iterator[Story | BadRow]:
        for row in self.sheet.rows:
            try:
                yield self._story(row)
            except _Unreadable as bad:
                yield BadRow(row.number, bad.column, str(bad))

    def _story(self, row: Row) -> Story:
        if row.fault:
            raise _Unreadable("", row.fault)
        case = self._case_id(row)
        deeds = [deed for act in self.mapping.acts if (deed := self._deed(act, row)) is not None]
        if not deeds or type(deeds[0].command).act != "register":
            column = self.mapping.acts[0].at.column or ""
            raise _Unreadable(column, "says no moment at which it was received")
        for earlier, later in pairwise(deeds):
            if later.at < earlier.at:
                act, before = type(later.command).act, type(earlier.command).act
                raise _Unreadable(self._at_column(act), f"{act} lies before {before}")
        return Story(row.number, case, tuple(deeds))

    def _at_column(self, act: str) -> str:
        return next((str(a.at.column or "") for a in self.mapping.acts if a.do == act), "")

    def _case_id(self, row: Row) -> str:
        key = self._key(row)
        if key in self._seen:
            raise _Unreadable(
                ", ".join(self.mapping.key), f"has the key of row {self._seen[key]} again"
            )
        self._seen[key] = row.number
        said = f"{self.mapping.pack}\x1f{self.mapping.source}\x1f{key}"
        return sha256(said.encode()).hexdigest()[:28]

    def _key(self, row: Row) -> str:
        """The natural key; a whole row that stands twice in the table is two complaints."""
        if not self.mapping.key:
            whole = "\x1f".join(map(text_of, row.cells))
            self._alike[whole] += 1
            return f"{whole}\x1f{self._alike[whole]}"
        parts = [text_of(self._cell(row, column)) for column in self.mapping.key]
        if not all(parts):
            raise _Unreadable(", ".join(self.mapping.key), "is empty, yet it tells rows apart")
        return "\x1f".join(parts)

    def _cell(self, row: Row, column: str) -> Cell:
        place = self.places[column]
        return row.cells[place] if place < len(row.cells) else ""

    def _deed(self, act: ActOfRow, row: Row) -> Deed | None:
        at = self._moment(act.at, row)
        if at is None:
            return None
        kind = ACTS[act.do]
        hints = hints_of(kind)  # type: ignore[arg-type]
        answers: dict[str, Any] = {
            name: self._answer(source, row, datetime in (hints[name], *get_args(hints[name])))
            for name, source in act.with_.items()
        }
        answers["facts"] = {
            name: value
            for name, source in act.facts.items()
            if (value := self._fact(name, source, row)) not in ("", None)
        }
        self._fill_in_moment(kind, answers, at)
        try:
            command = command_from(act.do, answers, Case(), self.zone)
        except BadAnswer as bad:
            column = act.with_[bad.field].column if bad.field in act.with_ else ""
            raise _Unreadable(column or "", str(bad)) from bad
        return Deed(at=at, actor=self.actor, command=command)

    @staticmethod
    def _fill_in_moment(kind: type[Command], answers: dict[str, Any], at: datetime) -> None:
        """Commands that tell when something happened are told so, unless the mapping does."""
        for field in fields(kind):
            if field.name in ("happened_at", "received_at"):
                answers.setdefault(field.name, at)

    def _fact(self, name: str, source: Source, row: Row) -> Any:
        kind = self.policy.facts[name].type
        value = self._answer(source, row, kind in ("date", "moment"))
        return value.date() if kind == "date" and isinstance(value, datetime) else value

    def _answer(self, source: Source, row: Row, is_moment: bool) -> Any:  # noqa: FBT001
        return self._moment(source, row) if is_moment else self._text(source, row)

    def _moment(self, source: Source, row: Row) -> datetime | None:
        cell: Cell = (
            (source.value or "") if source.column is None else self._cell(row, source.column)
        )
        if isinstance(cell, str) and not cell.strip():
            cell = source.empty or ""
            if not cell:
                return None
        try:
            return moment_of(cell, source.formats, self.zone)
        except BadCell as bad:
            raise _Unreadable(source.column or "", str(bad)) from bad

    def _text(self, source: Source, row: Row) -> str:
        if source.column is None:
            return source.value or ""
        text = text_of(self._cell(row, source.column))
        if not text:
            return source.empty or ""
        if not source.map:
            return text
        if text in source.map:
            return source.map[text]
        if source.otherwise is None:
            raise _Unreadable(source.column, f"{text!r} is not in the map")
        return source.otherwise
