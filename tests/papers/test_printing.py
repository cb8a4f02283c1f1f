"""Content goes in, PDF/A pages come out, and nothing typed is ever markup."""

import io
from concurrent.futures import ThreadPoolExecutor

import docx
import pikepdf
import pytest
from PIL import Image

from huiyin.papers.printing import print_pdf, print_pictures
from huiyin.papers.word import drawn_png, word_of
from tests.papers.sample import AT, box, boxes, form, pages_of


def fonts_of(pdf: bytes) -> set[str]:
    found = set()
    for page in pikepdf.open(io.BytesIO(pdf)).pages:
        found |= {
            str(font["/BaseFont"]).partition("+")[2]
            for font in page["/Resources"]["/Font"].values()
        }
    return found


def test_what_is_known_stands_on_the_page_with_its_number():
    [page] = pages_of(print_pdf("form", form(), AT).pdf)

    assert "来访投诉受理单" in page
    assert "王某" in page
    assert "第1页共1页" in page


@pytest.mark.parametrize(
    "typed",
    ["#set text(red)", "*粗*_斜_", '#image("/etc/passwd")', "$x^2$ @a <b> \\#", "= 标题", "`a`"],
)
def test_what_somebody_typed_is_no_markup(typed):
    content = form(parts=[boxes([box("要点", typed)])])

    [page] = pages_of(print_pdf("form", content, AT).pdf)

    assert "".join(typed.split()) in page


def test_a_page_is_archival_and_its_fonts_are_ours():
    pdf = print_pdf("form", form(), AT).pdf

    metadata = pikepdf.open(io.BytesIO(pdf)).open_metadata()
    assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "B")
    assert {name.split("-")[0] for name in fonts_of(pdf)} == {"NotoSerifSC"}


def test_a_page_in_traditional_characters_has_their_font():
    words = {"page": "第 {x} 頁 共 {y} 頁", "check": "核對", "serial": "序號", "colon": "："}
    content = form(script="hant", title="來訪投訴受理單", house="", head_right="", parts=[],
                   words=words)  # fmt: skip

    fonts = fonts_of(print_pdf("form", content, AT).pdf)

    assert {name.split("-")[0] for name in fonts} == {"NotoSerifTC"}


def test_the_same_content_gives_the_same_bytes():
    assert print_pdf("form", form(), AT).pdf == print_pdf("form", form(), AT).pdf


def test_a_character_that_no_font_has_is_named_and_no_box():
    content = form(parts=[boxes([box("投诉人", "\U0002a6a5先生😀")])])

    printed = print_pdf("form", content, AT)

    assert printed.lacking == ("\U0002a6a5", "😀")
    assert "〔U+2A6A5〕先生〔U+1F600〕" in pages_of(printed.pdf)[0]


def test_what_shows_nothing_is_left_out_and_not_missed():
    content = form(parts=[boxes([box("投诉人", "王\u200b\ufe0f\x07某\ud800")])])

    printed = print_pdf("form", content, AT)

    assert printed.lacking == ()
    assert "王某" in pages_of(printed.pdf)[0]


def test_a_text_keeps_its_lines_and_goes_on_over_the_page():
    long = "\n".join(f"第{n}行" for n in range(1, 121))

    pages = pages_of(print_pdf("form", form(parts=[boxes([box("经过", long)])]), AT).pdf)

    assert len(pages) == 3
    assert "第120行" in pages[2]
    assert "第3页共3页" in pages[2]


def test_a_table_repeats_its_head_on_every_page():
    rows = [[str(n), "已告知"] for n in range(1, 81)]
    table = {
        "kind": "rows",
        "empty": False,
        "title": "联系记录",
        "columns": ["日期", "内容"],
        "rows": rows,
    }

    pages = pages_of(print_pdf("form", form(parts=[table]), AT).pdf)

    assert len(pages) > 1
    assert all("序号日期内容" in page for page in pages)


def test_two_that_print_at_once_get_their_own_pages():
    def title_of(n: int) -> str:
        return pages_of(print_pdf("form", form(title=f"表格{n}号"), AT).pdf)[0]

    with ThreadPoolExecutor(4) as at_once:
        found = list(at_once.map(title_of, range(24)))

    assert all(f"表格{n}号" in page for n, page in enumerate(found))


def test_a_page_can_be_had_as_a_picture():
    [picture] = print_pictures("form", form(), ppi=40)

    assert picture.startswith(b"\x89PNG")


def test_a_drawn_signature_stands_in_the_word_file_and_a_name_does_not_stand_over_it():
    signed = {"title": "经办", "name": "李某", "note": "屏幕手写签署", "date": "2026 年 11 月 26 日",
              "drawn_svg": "", "strokes": "M10 20L300 100L590 190M5 5L6 6"}  # fmt: skip
    typed = {**signed, "title": "审核", "name": "王某", "note": "", "strokes": ""}

    document = docx.Document(io.BytesIO(word_of(form(signatures=[signed, typed]), AT)))

    [picture] = document.inline_shapes
    assert round(picture.width.mm) == 34
    said = [cell.text for cell in document.tables[-1].rows[0].cells]
    assert "李某" not in said[0]
    assert "王某" in said[1]
    drawn = Image.open(drawn_png(signed["strokes"]))
    assert (drawn.size, drawn.getpixel((300, 100)), drawn.getpixel((300, 20))) == (
        (600, 200),
        0,
        255,
    )
