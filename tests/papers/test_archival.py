"""Every kind of page we print keeps the points of PDF/A that a file shows, and the check would notice."""

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from huiyin.dossier.pages import Attached, with_attachments
from huiyin.papers.letters import PAGE
from huiyin.papers.printing import print_pdf
from tests.papers.archival import faults
from tests.papers.sample import AT, form

DRAWN = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20">'
    '<path d="M1 2L30 9" stroke="#000"/></svg>'
)
SIGNED = {
    "title": "经办",
    "name": "",
    "note": "屏幕手写签署",
    "date": "",
    "drawn_svg": DRAWN,
    "strokes": "",
}
LETTER = {
    "title": "答复函", "house": "安和", "where": "某路一号", "number": "TS-1", "script": "hant",
    "words": {"page": PAGE["zh-Hant"]},
    "blocks": [{"kind": "para", "runs": [{"text": "您好", "strong": True}], "level": 0, "mark": ""}],
}  # fmt: skip


def pages() -> bytes:
    return print_pdf("form", form(signatures=[SIGNED]), AT).pdf


def carrying() -> bytes:
    plain = print_pdf("form", form(), AT, "a-3b").pdf
    return with_attachments(
        plain, [Attached("001.png", "照片", b"png"), Attached("002.bin", "录音", b"x")], AT
    )


def test_forms_letters_and_files_with_originals_keep_every_point():
    assert faults(pages(), "2") == []
    assert faults(print_pdf("letter", LETTER, AT).pdf, "2") == []
    assert faults(carrying(), "3") == []


def _first_font(document: Any) -> Any:
    embedded = {"/FontFile2", "/FontFile3"}
    fonts = (one for one in document.objects if isinstance(one, Dictionary))
    return next(font for font in fonts if embedded & set(font.keys()))


def _bare(document: Any) -> None:
    font = _first_font(document)
    for key in ("/FontFile2", "/FontFile3"):
        if key in font:
            del font[key]


def _scripted(document: Any) -> None:
    document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.alert(1)"))


def _colourless(document: Any) -> None:
    del document.Root.OutputIntents


def _nameless(document: Any) -> None:
    del document.Root.Metadata


def _outside(document: Any) -> None:
    document.Root.Extra = document.make_stream(b"x", F=pikepdf.String("elsewhere.bin"))


def _carrying(document: Any) -> None:
    document.attachments["x.txt"] = pikepdf.AttachedFileSpec(document, b"x", filename="x.txt")


@pytest.mark.parametrize(
    ("meddle", "clause"),
    [
        (_bare, "6.2.11.4"),
        (_scripted, "6.5.1"),
        (_colourless, "6.2.3"),
        (_nameless, "6.6.2"),
        (_outside, "6.1.7"),
        (_carrying, "6.8"),
    ],
)
def test_a_file_that_breaks_a_point_is_found(meddle: Callable[[Any], None], clause: str):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pages())) as document:
        meddle(document)
        document.save(out)

    assert any(found.startswith(clause) for found in faults(out.getvalue(), "2"))


def test_an_encrypted_file_and_one_of_another_part_are_found():
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pages())) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="o", user=""))

    assert "6.1.3 encrypted" in faults(out.getvalue(), "2")
    assert [found[:5] for found in faults(pages(), "3")] == ["6.6.4"]
