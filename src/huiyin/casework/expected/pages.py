"""What stands on the page of a paper."""

from typing import Any

from huiyin.casework.expected.base import Outcome, paired
from huiyin.casework.sheets import Sheet, sheet_of
from huiyin.casework.wording.words import Words
from huiyin.policy.phrases import NOTHING, Phrase, say


def prints(wanted: Any, outcome: Outcome) -> Phrase:
    """Of the last paper issued: headings, what stands beside each label, rows of tables, signatures."""
    policy, papers = outcome.draft.policy, list(outcome.draft.case.papers.values())
    if not papers:
        return say("none was issued")
    found = said_on(sheet_of(Words(policy, policy.language), papers[-1]))
    wrong = {
        name: found.get(name) for name, value in wanted.items() if _differs(value, found, name)
    }
    return say("has {found}", found=paired(wrong)) if wrong else NOTHING


def said_on(sheet: Sheet) -> dict[str, Any]:
    """Headings by their names; the rest by the labels and titles that readers of the page see."""
    grids = sheet.grids().values()
    return {
        "title": sheet.title,
        "code": sheet.code,
        "version": sheet.version,
        "since": sheet.since,
        "number": sheet.number,
        "made_in": sheet.made_in,
        "copies": list(sheet.copies),
        "sections": [part.title for part in sheet.parts if part.title],
        "boxes": {box.label: box.value for box in sheet.boxes()},
        "tables": {grid.title: [list(row) for row in grid.rows] for grid in grids},
        "signatures": {box.title: box.name for box in sheet.signatures},
    }  # fmt: skip


def _differs(wanted: Any, found: dict[str, Any], name: str) -> bool:
    """Of boxes, tables and signatures those that are named must be so; the rest in full."""
    said = found.get(name)
    if isinstance(wanted, dict) and isinstance(said, dict):
        return any(said.get(label) != value for label, value in wanted.items())
    return bool(said != wanted)
