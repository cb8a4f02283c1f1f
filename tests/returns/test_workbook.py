"""The workbook of a return: real numbers and dates, and no text that runs."""

import io
import re
import zipfile
from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from python_calamine import CalamineWorkbook

from huiyin.returns.plain import as_csv, as_data
from huiyin.returns.wording import Row, Sheet
from huiyin.returns.workbook import workbook

ZONE = ZoneInfo("Asia/Shanghai")
NIGHT = datetime(2026, 3, 31, 16, 30, tzinfo=UTC)  # half past midnight on 1 April in Shanghai
SHEET = Sheet(
    title="投诉月报",
    code="F-1",
    period="2026 年 3 月",
    keys=("类别",),
    heads=("件数", "金额", "率", "最近"),
    units=("count", "money", "share", "moment"),
    rows=(
        Row(("goods",), ("=HYPERLINK(1)",), (3, Decimal("1234.5"), Decimal("0.6667"), NIGHT),
            ("3", "1,234.50", "66.7%", "2026-04-01 00:30")),
        Row(("few",), ("+86",), (None, None, None, None), ("不列", "—", "—", "")),
        Row((), ("合计",), (1203, Decimal("1234.5"), None, None), ("1,203", "1,234.50", "—", ""),
            is_total=True),
    ),
)  # fmt: skip


def written() -> bytes:
    return workbook(SHEET, ZONE, {"小结": "=1+1"}, {"编制": "王"})


def test_figures_are_numbers_and_moments_are_dates_of_the_house():
    rows = CalamineWorkbook.from_filelike(io.BytesIO(written())).get_sheet_by_index(0).to_python()

    assert rows[2] == ["类别", "件数", "金额", "率", "最近"]
    assert rows[3] == ["=HYPERLINK(1)", 3.0, 1234.5, 0.6667, datetime(2026, 4, 1, 0, 30)]
    assert rows[4] == ["+86", "不列", "—", "—", ""]
    assert rows[5][:3] == ["合计", 1203.0, 1234.5]


def test_no_cell_is_a_formula_whatever_it_begins_with():
    page = zipfile.ZipFile(io.BytesIO(written())).read("xl/worksheets/sheet1.xml").decode()

    assert "<f>" not in page
    assert "hyperlink" not in page.lower()


def test_the_head_stays_in_sight_and_prints_on_every_page_of_a4():
    book = zipfile.ZipFile(io.BytesIO(written()))
    page, names = (
        book.read(f"xl/{part}.xml").decode() for part in ("worksheets/sheet1", "workbook")
    )

    assert re.search(r'<pane xSplit="1" ySplit="3".*state="frozen"', page)
    assert 'paperSize="9"' in page
    assert "fitToWidth" in page or 'fitToHeight="0"' in page
    assert "$3:$3" in names


def test_csv_is_marked_as_utf_8_and_no_cell_of_it_runs():
    text = as_csv(SHEET)

    assert text.startswith("\ufeff类别,件数")
    assert "'=HYPERLINK(1),3,1234.5,0.6667,2026-04-01 00:30" in text
    assert "'+86,不列" in text


def test_for_programs_figures_are_figures_and_what_is_hidden_is_null():
    rows = as_data(SHEET)["rows"]

    assert rows[0]["values"][:3] == [3, 1234.5, 0.6667]
    assert rows[1]["values"] == [None, None, None, None]
    assert [row["total"] for row in rows] == [False, False, True]
