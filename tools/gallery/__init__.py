"""The gallery of papers in docs/gallery: each form as one of its regulation's own scenarios fills it."""

from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from huiyin.casework.scenarios import Run
from huiyin.casework.sheets import Box, Sheet, blank_sheet, sheet_of
from huiyin.casework.wording.words import Words
from huiyin.catalogue import Catalogue
from huiyin.papers.pages import House, page_of
from huiyin.papers.printing import print_pictures
from huiyin.policy.policy import Policy

ROOT = Path(__file__).parents[2]
GALLERY = ROOT / "docs" / "gallery"
PPI, COLOURS = 64, 12
_NOBODY = House("", "Asia/Shanghai")


def pages_of_pack(catalogue: Catalogue, pack: str) -> dict[str, tuple[Sheet, bool]]:
    """Each paper of the pack, and whether a scenario fills it; of several the fullest page."""
    best = {name: (sheet, True) for name, sheet in filled(catalogue, pack).items()}
    policy = newest(catalogue, pack)
    words = Words(policy, policy.language)
    return {
        str(name): best.get(str(name)) or (blank_sheet(words, str(name)), False)
        for name in policy.papers
    }


@cache
def newest(catalogue: Catalogue, pack: str) -> Policy:
    regulation = catalogue.regulation(pack)
    return regulation.on(max([*regulation.turns, regulation.pack.in_force]))


def filled(catalogue: Catalogue, pack: str) -> dict[str, Sheet]:
    found: dict[str, Sheet] = {}
    regulation, calendars = catalogue.regulation(pack), catalogue.calendars(pack)
    for scenario in catalogue.scenarios(pack):
        if not any(step.get("do") == "issue_paper" for step in scenario.steps):
            continue
        run = Run(regulation, scenario, calendars)
        for step in scenario.steps:
            draft = run.step(step).draft
        words = Words(draft.policy, draft.policy.language)
        for paper in draft.case.papers.values():
            sheet = sheet_of(words, paper)
            if _said(sheet) > _said(found.get(paper.paper)):
                found[paper.paper] = sheet
    return found


def _said(sheet: Sheet | None) -> int:
    """How many boxes, rows and signatures a page has; none has less than any."""
    if sheet is None:
        return -1
    holds = [item for part in sheet.parts for item in part.holds]
    boxes = sum(bool(item.value) for item in holds if isinstance(item, Box))
    rows = sum(len(item.rows) for item in holds if not isinstance(item, Box))
    return boxes + rows + sum(bool(box.name) for box in sheet.signatures)


def picture(sheet: Sheet, ppi: int = PPI) -> bytes:
    """The first page as a small PNG."""
    return _small(print_pictures("form", content(sheet), ppi)[0])


def content(sheet: Sheet) -> Mapping[str, Any]:
    return page_of(sheet, _NOBODY)


def _small(png: bytes) -> bytes:
    image = Image.open(BytesIO(png)).convert("L").quantize(COLOURS)
    file = BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()
