"""The pictures of docs/gallery are what is printed today, and there is one of every paper."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageStat

from huiyin.catalogue import Catalogue
from tools.gallery import GALLERY, newest, pages_of_pack, picture

CATALOGUE = Catalogue()
TOLERANCE = 1.0
"""Of 255 shades of grey, on average over the page: a rule that moves by a pixel is more."""
GOLDEN = {
    "sections and boxes": ("general", "registration_form"),
    "lying, with tables": ("general", "tracking_form"),
    "signed by everyone present": ("life-insurance", "panel_record"),
    "in traditional characters": ("auto-dealer", "slip_aftersales"),
    "choices to be ticked": ("office-hygiene", "inspection_form"),
    "figures": ("telecom-outlet", "score_sheet"),
    "tall parts to write in": ("factory-qc", "eight_disciplines"),
    "minutes": ("factory-qc", "minutes"),
    "an answer": ("product", "answer_letter"),
}
"""One paper of each layout."""


def apart(one: bytes, other: bytes) -> float:
    first, second = (Image.open(BytesIO(png)).convert("L") for png in (one, other))
    if first.size != second.size:
        return 255.0
    return ImageStat.Stat(ImageChops.difference(first, second)).mean[0]


@pytest.mark.parametrize(("pack", "paper"), GOLDEN.values(), ids=GOLDEN)
def test_a_paper_looks_as_it_did(pack, paper):
    sheet, _ = pages_of_pack(CATALOGUE, pack)[paper]
    golden = (GALLERY / pack / f"{paper}.png").read_bytes()

    assert apart(picture(sheet), golden) < TOLERANCE
    assert apart(picture(replace(sheet, parts=sheet.parts[1:])), golden) > TOLERANCE


def test_there_is_a_picture_of_every_paper():
    wanted = {
        f"{pack}/{paper}" for pack in CATALOGUE.names() for paper in newest(CATALOGUE, pack).papers
    }

    assert {f"{p.parent.name}/{p.stem}" for p in GALLERY.glob("*/*.png")} == wanted
