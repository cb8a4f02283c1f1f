"""The same page as a Word file, for houses that go on working on it. It proves nothing."""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as Doc
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from PIL import Image, ImageDraw

from huiyin.casework.signatures import HEIGHT, WIDTH

FACES = {"hans": "宋体", "hant": "新細明體"}
"""What Word and WPS have on every machine, as no font travels with a file."""
_LATIN = "Times New Roman"
_LABEL, _CONTENT = 31, 55
_GREY = "EFEFEF"
_DRAWN = Mm(34)


def word_of(content: Mapping[str, Any], at: datetime) -> bytes:
    """The content of `pages.page_of`. The same content and moment give the same words, not bytes."""
    document = Document()
    _set_up(document, content, at)
    if content["house"]:
        _line(document, content["house"], 12, WD_ALIGN_PARAGRAPH.CENTER)
    _line(document, content["title"], 18, WD_ALIGN_PARAGRAPH.CENTER, bold=True)
    for part in content["parts"]:
        if part["title"]:
            _line(document, part["title"], 11, bold=True)
        if part["kind"] == "boxes":
            _boxes(document, part["rows"])
        else:
            numbered = [
                ["—" if part["empty"] else str(n), *r] for n, r in enumerate(part["rows"], 1)
            ]
            _rows(document, [content["words"]["serial"], *part["columns"]], numbered)
    if content["signatures"]:
        _signatures(document, content["signatures"], content["words"]["colon"])
    for line in (content["copies"], *content["notes"], content.get("printed", "")):
        if line:
            _line(document, line, 9)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _set_up(document: Doc, content: Mapping[str, Any], at: datetime) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _LATIN, Pt(10.5)
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(
        qn("w:eastAsia"), FACES[content["script"]]
    )
    normal.paragraph_format.space_after = Pt(2)
    section = document.sections[0]
    across = bool(content.get("flipped"))
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if across else (Mm(210), Mm(297))
    section.left_margin, section.right_margin = Mm(20), Mm(18)
    section.top_margin, section.bottom_margin = Mm(24), Mm(22)
    head = section.header.paragraphs[0]
    head.paragraph_format.tab_stops.clear_all()
    head.paragraph_format.tab_stops.add_tab_stop(
        section.page_width - section.left_margin - section.right_margin,
        2,
    )
    head.add_run(f"{content['head_left']}\t{content['head_right']}").font.size = Pt(9)
    _page_numbers(section.footer.paragraphs[0], content["words"]["page"])
    document.core_properties.title = content["title"]
    document.core_properties.author = content["house"]
    document.core_properties.created = document.core_properties.modified = at


def _page_numbers(paragraph: Any, words: str) -> None:
    """第 x 页 共 y 页, counted by Word itself."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    before, _, rest = words.partition("{x}")
    between, _, after = rest.partition("{y}")
    paragraph.add_run(before)
    _counted(paragraph, "PAGE")
    paragraph.add_run(between)
    _counted(paragraph, "NUMPAGES")
    paragraph.add_run(after)


def _counted(paragraph: Any, what: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), what)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001 (python-docx has no way to say this)


def _line(document: Doc, text: str, size: float, align: Any = None, *, bold: bool = False) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = align
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(size)


def _table(document: Doc, rows: int, columns: int) -> Any:
    table = document.add_table(rows, columns, style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    return table


def _boxes(document: Doc, rows: list[list[dict[str, Any]]]) -> None:
    if not rows:
        return
    table = _table(document, len(rows), 4)
    for row, cells in zip(table.rows, rows, strict=True):
        placed = list(row.cells)
        for n, cell in enumerate(cells):
            _label(placed[2 * n], cell["label"])
            last = placed[2 * n + 1] if len(cells) > 1 else placed[1].merge(placed[3])
            last.text = cell["value"]
        row.height = Mm(8 * cells[0]["lines"])
        for n, width in enumerate((_LABEL, _CONTENT, _LABEL, _CONTENT)):
            row.cells[n].width = Mm(width)


def _label(cell: Any, text: str) -> None:
    cell.text = ""
    run = cell.paragraphs[0].add_run(text)
    run.bold = True
    cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), _GREY)
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 (python-docx has no way to say this)


def _rows(document: Doc, heads: list[str], rows: list[list[str]]) -> None:
    table = _table(document, len(rows) + 1, len(heads))
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        _label(cell, head)
    repeat = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)  # noqa: SLF001 (repeats on every page)
    for line, row in zip(table.rows[1:], rows, strict=True):
        for cell, text in zip(line.cells, row, strict=True):
            cell.text = text


def drawn_png(strokes: str) -> BytesIO:
    """The lines of a drawn signature as a picture: Word and WPS do not all know SVG."""
    picture = Image.new("L", (WIDTH, HEIGHT), 255)
    pen = ImageDraw.Draw(picture)
    for line in strokes.split("M")[1:]:
        points = [(int(x), int(y)) for x, y in (point.split(" ") for point in line.split("L"))]
        pen.line(points, fill=0, width=4, joint="curve")
    file = BytesIO()
    picture.save(file, "PNG")
    file.seek(0)
    return file


def _signatures(document: Doc, boxes: list[dict[str, str]], colon: str) -> None:
    across = min(3, len(boxes))
    document.add_paragraph()
    table = _table(document, -(-len(boxes) // across), across)
    places = [cell for row in table.rows for cell in row.cells]
    for cell, box in zip(places, boxes, strict=False):
        cell.text = f"{box['title']}{colon}{'' if box['strokes'] else box['name']}"
        if box["strokes"]:
            cell.add_paragraph().add_run().add_picture(drawn_png(box["strokes"]), width=_DRAWN)
        for text in (box["note"], box["date"]):
            paragraph = cell.add_paragraph(text)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
