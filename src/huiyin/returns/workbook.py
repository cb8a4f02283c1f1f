"""A return as a workbook for WPS and Excel: real numbers and dates, a frozen head, set up for A4 paper."""

import io
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import xlsxwriter

from huiyin.returns.wording import Row, Sheet

_FORMATS = {
    "count": "#,##0", "figure": "#,##0", "money": "#,##0.00", "share": "0.0%", "days": "0.0",
    "moment": "yyyy-mm-dd hh:mm", "score": "General",
}  # fmt: skip
_FONT = {"font_name": "宋体", "font_size": 11}
_BOX = {**_FONT, "border": 1, "valign": "vcenter"}
_NARROWEST, _WIDEST = 8, 40
_LANDSCAPE_FROM = 7
"""From so many columns on the page lies on its side."""


def workbook(
    sheet: Sheet, zone: ZoneInfo, texts: Mapping[str, str], signed: Mapping[str, str]
) -> bytes:
    """`texts` are the written parts by their titles, `signed` who compiled, checked and approved it.

    Text is written as text and never as a formula or a link, whatever it begins with.
    """
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
               "strings_to_numbers": False}  # fmt: skip
    with xlsxwriter.Workbook(out, options) as book:
        _Written(book, sheet, zone).write(texts, signed)
    return out.getvalue()


class _Written:
    def __init__(self, book: Any, sheet: Sheet, zone: ZoneInfo) -> None:
        self.book, self.sheet, self.zone = book, sheet, zone
        self.page = book.add_worksheet(_tab(sheet.title))
        self.width = max(1, len(sheet.keys)) + len(sheet.heads)
        self.known: dict[str, Any] = {}

    def write(self, texts: Mapping[str, str], signed: Mapping[str, str]) -> None:
        self._title()
        head = self.book.add_format({**_BOX, "bold": True, "text_wrap": True, "align": "center",
                                     "bg_color": "#E8EEF4"})  # fmt: skip
        for column, title in enumerate((*(self.sheet.keys or ("",)), *self.sheet.heads)):
            self.page.write_string(2, column, title, head)
        for number, row in enumerate(self.sheet.rows, 3):
            self._row(number, row)
        self._below(3 + len(self.sheet.rows) + 1, texts, signed)
        self._set_up(3 + len(self.sheet.rows))

    def _title(self) -> None:
        title = self.book.add_format(
            {**_FONT, "bold": True, "font_size": 16, "align": "center", "valign": "vcenter"}
        )
        under = self.book.add_format({**_FONT, "align": "center"})
        about = "　".join(part for part in (self.sheet.period, self.sheet.code) if part)
        if self.width > 1:
            self.page.merge_range(0, 0, 0, self.width - 1, "", title)
            self.page.merge_range(1, 0, 1, self.width - 1, "", under)
        self.page.write_string(0, 0, self.sheet.title, title)
        self.page.write_string(1, 0, about, under)
        self.page.set_row(0, 28)

    def _row(self, number: int, row: Row) -> None:
        for column, name in enumerate(row.names):
            self.page.write_string(number, column, name, self._format("", row))
        cells = zip(row.values, row.texts, self.sheet.units, strict=True)
        for column, (value, text, unit) in enumerate(cells, max(1, len(self.sheet.keys))):
            shape = self._format(unit, row)
            if isinstance(value, int | Decimal):
                self.page.write_number(number, column, value, shape)
            elif isinstance(value, datetime):
                local = value.astimezone(self.zone).replace(tzinfo=None)
                self.page.write_datetime(number, column, local, shape)
            else:
                self.page.write_string(number, column, text, self._format("", row))

    def _format(self, unit: str, row: Row) -> Any:
        key = f"{unit}/{row.is_total}"
        if key not in self.known:
            shape = {**_BOX, "bold": row.is_total, "num_format": _FORMATS.get(unit, "@")}
            self.known[key] = self.book.add_format(shape)
        return self.known[key]

    def _below(self, number: int, texts: Mapping[str, str], signed: Mapping[str, str]) -> None:
        bold = self.book.add_format({**_FONT, "bold": True})
        body = self.book.add_format({**_FONT, "text_wrap": True, "valign": "top"})
        for title, text in texts.items():
            self.page.write_string(number, 0, title, bold)
            if self.width > 1:
                self.page.merge_range(number + 1, 0, number + 1, self.width - 1, "", body)
            self.page.write_string(number + 1, 0, text, body)
            self.page.set_row(number + 1, 15 * max(2, text.count("\n") + 1 + len(text) // 45))
            number += 3
        line = "　　".join(f"{post}：{who}" for post, who in signed.items())
        self.page.write_string(number, 0, line, self.book.add_format(_FONT))

    def _set_up(self, below: int) -> None:
        for column in range(self.width):
            self.page.set_column(column, column, self._wide(column))
        self.page.freeze_panes(3, max(1, len(self.sheet.keys)))
        self.page.set_paper(9)
        self.page.center_horizontally()
        self.page.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.7)
        self.page.fit_to_pages(1, 0)
        self.page.repeat_rows(2)
        self.page.set_footer("&C&P / &N")
        if self.width > _LANDSCAPE_FROM:
            self.page.set_landscape()
        if len(self.sheet.rows) > 1:
            self.page.autofilter(2, 0, below - 2, self.width - 1)

    def _wide(self, column: int) -> float:
        """A character of Chinese is as wide as two of Latin."""
        keys = max(1, len(self.sheet.keys))
        head = (*(self.sheet.keys or ("",)), *self.sheet.heads)[column]
        cells = [(*row.names, *([""] * (keys - len(row.names))), *row.texts)[column]
                 for row in self.sheet.rows[:200]]  # fmt: skip
        widest = max([_columns(head) * 0.75, *(_columns(text) for text in cells)], default=0)
        return min(_WIDEST, max(_NARROWEST, widest + 2))


def _columns(text: str) -> int:
    return sum(2 if ord(character) > 0x2E80 else 1 for character in text)


def _tab(title: str) -> str:
    """The name of the sheet: 31 characters, none that Excel forbids."""
    plain = "".join(" " if character in "[]:*?/\\'" else character for character in title)
    return plain[:31].strip() or "1"
