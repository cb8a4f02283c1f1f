"""A CSV file that lies about itself costs the rows that cannot be read, or is refused in words."""

import time
from pathlib import Path

import pytest

from huiyin.intake import bombs, separated
from huiyin.intake.separated import MOST_COLUMNS, MOST_SIGNS
from huiyin.intake.sheets import Sheet, UnreadableFile, read_sheet

HEAD = "编号,内容,时间\n"


def sheet(folder: Path, text: str | bytes, **how) -> Sheet:
    path = folder / "old.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_sheet(path, **how)


def told(read: Sheet) -> list[tuple[int, str]]:
    """Number and key of each row, or what is wrong with it."""
    return [(row.number, row.fault or str(row.cells[0])) for row in read.rows]


OPEN = "line 3: a quote is opened and not closed where its cell ends"


@pytest.mark.parametrize("after", ["", 'x,"十分清楚",三月\n', "x,平常,三月\n" * 20_000])
def test_a_quote_that_is_not_closed_costs_its_row_and_no_other(tmp_path, after):
    """To the end of the file, to the next quote, past what Python's reader takes into one cell."""
    read = sheet(tmp_path, f'{HEAD}1,a,三月\n2,"路灯,三月\n3,井盖,三月\n{after}')

    assert told(read)[:3] == [(2, "1"), (3, OPEN), (4, "3")]
    assert len(read.rows) == 3 + after.count("\n")


def test_an_unclosed_quote_in_the_last_line_is_told(tmp_path):
    assert told(sheet(tmp_path, f'{HEAD}1,a,b\n2,"路灯')) == [(2, "1"), (3, OPEN)]


def test_quotes_in_the_middle_of_a_cell_and_lines_in_quotes_are_what_they_were(tmp_path):
    read = sheet(tmp_path, f'{HEAD}1,5" 水管,"甲\n乙 ""丙"""\n2,"a"b,c\n')

    assert [row.cells for row in read.rows] == [
        ["1", '5" 水管', '甲\n乙 "丙"'],
        ["2", "ab", "c"],
    ]


def test_a_cell_longer_than_pythons_own_limit_is_read_whole(tmp_path):
    long = "杯" * 140_000

    read = sheet(tmp_path, f"{HEAD}1,{long},b\n2,c,d\n")

    assert [len(row.cells[1]) for row in read.rows] == [len(long), 1]


def test_a_row_without_end_is_told_and_the_rest_is_read(tmp_path):
    read = sheet(tmp_path, f"{HEAD}1,{'x' * MOST_SIGNS},b\n2,c,d\n")

    [(number, fault), second] = told(read)
    assert number == 2 and "longer than 4,000,000 signs" in fault
    assert second == (3, "2")


def test_a_million_columns_are_a_row_that_is_told_or_a_header_that_is_refused(tmp_path):
    read = sheet(tmp_path, f"{HEAD}1,a,b\n{',' * 1_000_000}\n2,c,d\n")

    assert told(read)[1][1].endswith(f"has more than {MOST_COLUMNS:,} columns")
    assert told(read)[2] == (4, "2")
    with pytest.raises(UnreadableFile, match="the header cannot be read: line 1: has more than"):
        sheet(tmp_path, "a," * 1_000_000)


def test_more_cells_than_a_table_has_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(separated, "MOST_CELLS", 10)

    with pytest.raises(UnreadableFile, match="line 4: more than 10 cells"):
        sheet(tmp_path, HEAD + "1,a,b\n" * 9)


def test_a_file_that_would_not_fit_into_memory_is_not_opened(tmp_path, monkeypatch):
    monkeypatch.setattr(bombs, "MOST_UNPACKED", 1_000_000)

    with pytest.raises(UnreadableFile, match="holds more than"):
        sheet(tmp_path, HEAD + "1,a,b\n" * 200_000)


def test_quotes_that_keep_a_row_open_in_every_line_end_in_time(tmp_path):
    """Each line both closes what was open and opens anew: looked at again and again it would take hours."""
    begun = time.process_time()

    with pytest.raises(UnreadableFile, match="too many quotes up to here are not closed"):
        sheet(tmp_path, HEAD + 'x",y,"z\n' * 60_000)

    assert time.process_time() - begun < 20


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + "编号,内容\n".encode("gb18030"),  # a mark of utf-8 before something else
        b"\xff\xfe" + b"id,what\n1,odd",  # a mark of utf-16 before an odd number of bytes
        b"\xfe\xff\xd8\x00\x00a\x00,",  # half a character
        b"id,what\n\xff\xff\xff\x81\n",
    ],
)
def test_a_mark_that_lies_is_told(tmp_path, data):
    with pytest.raises(UnreadableFile):
        sheet(tmp_path, data)


def test_an_encoding_that_the_mapping_says_wrongly_is_told(tmp_path):
    for said in ("utf-8", "ascii", "hex", "base64", "undefined", "idna", "no such", "utf\0-8"):
        with pytest.raises(UnreadableFile, match="is not"):
            sheet(tmp_path, HEAD.encode("gb18030") + b".\xff" * 70, encoding=said)


def test_a_zero_in_a_plain_file_does_not_make_it_another_encoding(tmp_path):
    read = sheet(tmp_path, f"{HEAD}1,a\0b,c\n2,d,e\n")

    assert (read.encoding, told(read)) == ("utf-8", [(2, "1"), (3, "2")])


@pytest.mark.parametrize("sign", ["ab", '"', "\n"])
def test_a_delimiter_that_is_none_is_told(tmp_path, sign):
    with pytest.raises(UnreadableFile, match="no sign that parts columns"):
        sheet(tmp_path, HEAD, delimiter=sign)


@pytest.mark.parametrize("text", ["", "\n", '"', ",", '""', "\r\r\r", '"\n"'])
def test_a_file_of_next_to_nothing_is_a_table_or_told(tmp_path, text):
    try:
        read = sheet(tmp_path, text)
    except UnreadableFile:
        return
    assert len(read.rows) <= 2


@pytest.mark.parametrize("number", [0, -1, 3])
def test_a_header_that_stands_nowhere_is_told(tmp_path, number):
    with pytest.raises(UnreadableFile, match=f"no row {number} "):
        sheet(tmp_path, HEAD, header_row=number)
