"""Old tables are read whatever wrote them, and what was guessed is said."""

from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter

from huiyin.intake.sheets import UnreadableFile, guess_delimiter, guess_encoding, read_sheet

TEXT = "编号,主题,留言时间\n1,路灯不亮,2012/3/1 9:00:00\n2,井盖松动,2012/3/2 9:00:00\n"


def file_with(folder: Path, data: bytes, name: str = "old.csv") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_encoding_of_a_csv_file_is_found(tmp_path, encoding):
    sheet = read_sheet(file_with(tmp_path, TEXT.encode(encoding)))

    assert sheet.header == ("编号", "主题", "留言时间")
    assert sheet.rows[0].cells[1] == "路灯不亮"
    assert sheet.encoding == encoding


@pytest.mark.parametrize(("encoding", "found"), [("utf-16-le", "utf-16-le"), ("utf-16-be",) * 2])
def test_utf_16_without_a_mark_is_known_by_its_zeros(encoding, found):
    assert guess_encoding("id,what\n1,ab\n".encode(encoding)) == found


def test_bytes_that_are_no_text_are_refused_with_what_would_help():
    with pytest.raises(UnreadableFile, match="say its encoding"):
        guess_encoding(b"\xff\xff\xff\x81")


@pytest.mark.parametrize("sign", [",", "\t", ";", "|"])
def test_the_delimiter_is_the_one_that_parts_all_rows_alike(sign):
    assert guess_delimiter(TEXT.replace(",", sign)) == sign


def test_a_comma_inside_a_text_does_not_mislead():
    assert guess_delimiter('id;what\n1;"a, b, c"\n2;d\n') == ";"


def test_a_row_keeps_the_number_that_the_spreadsheet_shows(tmp_path):
    text = TEXT.replace("2,井盖", ",,\n2,井盖")

    rows = read_sheet(file_with(tmp_path, text.encode())).rows

    assert [row.number for row in rows] == [2, 4]


def test_a_text_with_a_line_break_is_one_row(tmp_path):
    rows = read_sheet(file_with(tmp_path, b'id,what\n1,"a\nb"\n2,c\n')).rows

    assert [row.cells[1] for row in rows] == ["a\nb", "c"]


def test_a_column_that_stands_twice_is_refused(tmp_path):
    with pytest.raises(UnreadableFile, match="'id' stands twice"):
        read_sheet(file_with(tmp_path, b"id,id\n1,2\n"))


def test_the_header_may_stand_further_down(tmp_path):
    sheet = read_sheet(file_with(tmp_path, b"report,\nid,what\n1,a\n"), header_row=2)

    assert sheet.header == ("id", "what")
    assert sheet.rows[0].number == 3


@pytest.fixture
def workbook(tmp_path) -> Path:
    path = tmp_path / "old.xlsx"
    with xlsxwriter.Workbook(path) as book:
        dates = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        for name in ("一月", "二月"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["编号", "时间"])
            sheet.write(1, 0, 2549)
            sheet.write_datetime(1, 1, datetime(2012, 3, 1, 9, 5), dates)
    return path


def test_a_workbook_gives_its_first_sheet_with_moments_as_moments(workbook):
    sheet = read_sheet(workbook)

    assert sheet.sheet == "一月"
    assert list(sheet.rows[0].cells) == [2549.0, datetime(2012, 3, 1, 9, 5)]


def test_a_sheet_that_is_not_there_is_refused_with_those_that_are(workbook):
    with pytest.raises(UnreadableFile, match="it has 一月, 二月"):
        read_sheet(workbook, sheet="三月")


def test_a_file_that_only_says_it_is_a_workbook_is_refused(tmp_path):
    with pytest.raises(UnreadableFile, match="no readable workbook"):
        read_sheet(file_with(tmp_path, b"id,what\n", "old.xlsx"))
