"""A workbook that is small on the disk and huge in the hand is refused in words, and ends no process."""

import zipfile
from pathlib import Path

import pytest

from huiyin.intake import bombs
from huiyin.intake.sheets import UnreadableFile, read_sheet

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r" Type="{RELATED}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{RELATED}"><sheets>'
    '<sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    f'relationships"><Relationship Id="rId1" Type="{RELATED}/worksheet" '
    'Target="worksheets/sheet1.xml"/></Relationships>',
}


def cell(place: str, text: str) -> str:
    row = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return f'<row r="{row}"><c r="{place}" t="str"><v>{text}</v></c></row>'


def book(path: Path, rows: str, before: str = "") -> Path:
    sheet = f"{before}<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in {**PARTS, "xl/worksheets/sheet1.xml": sheet}.items():
            made.writestr(name, text)
    return path


def test_an_ordinary_table_is_read(tmp_path):
    sheet = read_sheet(book(tmp_path / "a.xlsx", cell("A1", "事由") + cell("A2", "杯子是裂的")))

    assert (sheet.header, [row.cells for row in sheet.rows]) == (("事由",), [["杯子是裂的"]])


def test_a_cell_at_the_other_end_of_the_sheet_is_told_by_its_place(tmp_path):
    far = book(tmp_path / "far.xlsx", cell("A1", "a") + cell("XFD1048576", "b"))

    with pytest.raises(UnreadableFile, match="reaches to row 1048576, column 16384"):
        read_sheet(far)


def test_a_far_cell_is_found_where_two_pieces_meet(tmp_path):
    filling = " " * (bombs._PIECE - len(f"<worksheet {MAIN}><sheetData>") - 8)
    far = book(tmp_path / "far.xlsx", filling + cell("XFD1048576", "b"))

    with pytest.raises(UnreadableFile, match="reaches to row"):
        read_sheet(far)


def test_what_unpacks_to_more_than_a_table_is_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(bombs, "MOST_UNPACKED", 1_000_000)
    bomb = book(tmp_path / "bomb.xlsx", " " * 2_000_000 + cell("A1", "a"))

    with pytest.raises(UnreadableFile, match="holds more than"):
        read_sheet(bomb)


def test_a_part_that_lies_about_its_size_is_told(tmp_path):
    honest = book(tmp_path / "lies.xlsx", " " * 500_000 + cell("A1", "a"))
    with zipfile.ZipFile(honest) as made:
        size = made.getinfo("xl/worksheets/sheet1.xml").file_size.to_bytes(4, "little")
    data = honest.read_bytes()
    assert data.count(size) == 2  # beside the part, and in the list at the end
    honest.write_bytes(data.replace(size, (1000).to_bytes(4, "little")))

    with pytest.raises(UnreadableFile, match="no readable workbook"):
        read_sheet(honest)


def test_entities_that_multiply_are_not_read(tmp_path):
    laughs = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(9))
    bomb = book(tmp_path / "laugh.xlsx", cell("A1", "&e8;"), f"<!DOCTYPE x [{laughs}]>")

    with pytest.raises(UnreadableFile):
        read_sheet(bomb)


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"PK\x03\x04" + b"\xff" * 500, b"\xd0\xcf\x11\xe0" * 9]
)
def test_what_is_no_workbook_is_told(tmp_path, content):
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)

    with pytest.raises(UnreadableFile):
        read_sheet(path)
