"""Every word the code uses for the field has an entry in the glossary, in three languages."""

import importlib
import re
from dataclasses import fields
from typing import get_args, get_type_hints

import pytest

from huiyin.calendars import Term
from huiyin.casework.audience import AUDIENCES
from huiyin.casework.case import ClockStatus, ProposalStatus, Stage, TaskStatus
from huiyin.casework.commands import ACTS
from huiyin.casework.events import EVENT_TYPES
from huiyin.casework.vocabulary import vocabulary
from huiyin.casework.wording.values import CHARGE_STATUS, STAGES
from huiyin.ledger.happenings import HAPPENINGS
from huiyin.policy.policy import SECTIONS
from huiyin.policy.schema.counting import CountingSpec
from huiyin.policy.schema.pack import Pack
from huiyin.policy.schema.time import Clock
from tests.docs.pages import ROOT

PAGE = "docs/reference/glossary.md"
COLUMNS = 6


SOURCE = ROOT / "src"
for _file in sorted(SOURCE.rglob("*.py")):  # events join the registry when their module is read
    if "(Happening)" in _file.read_text("utf-8"):
        importlib.import_module(".".join(_file.relative_to(SOURCE).with_suffix("").parts))


def rows() -> list[list[str]]:
    lines = (ROOT / PAGE).read_text("utf-8").splitlines()
    table = [line for line in lines if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in table]
    return [row for row in cells if not row[0].startswith(("English", "---"))]


def words() -> set[str]:
    return {word for row in rows() for word in re.findall(r"`([^`]+)`", row[-1])}


def options(kind: type, field: str) -> tuple[str, ...]:
    return get_args(get_type_hints(kind)[field])


def units() -> list[str]:
    known = next(iter(get_type_hints(Term)[field.name] for field in fields(Term)[1:]))
    return [unit.value for unit in known]


NAMES = {
    "stage": [stage.value for stage in Stage],
    "act": sorted({*ACTS, *vocabulary().acts}),
    "event": sorted(EVENT_TYPES),
    "event of the house": sorted(HAPPENINGS),
    "section of a pack": sorted({*SECTIONS, "tables", "declines", "pack"} & set(get_type_hints(Pack))),
    "state of a clock": [status.value for status in ClockStatus],
    "state of a proposal": [status.value for status in ProposalStatus],
    "state of a task": [status.value for status in TaskStatus],
    "state of a charge": sorted(CHARGE_STATUS),
    "sort of clock": options(Clock, "duty"),
    "calendar of a clock": options(Clock, "basis"),
    "way of counting": [field.name for field in fields(CountingSpec)],
    "unit of a term": units(),
    "audience": sorted(AUDIENCES),
}  # fmt: skip


@pytest.mark.parametrize("what", NAMES)
def test_every_word_of_the_code_has_an_entry(what):
    missing = sorted(set(NAMES[what]) - words())

    assert missing == [], f"{PAGE} has no entry for this {what}"


def test_every_entry_is_in_three_languages_with_meaning_and_source():
    for row in rows():
        assert len(row) == COLUMNS, row
        assert all(row), f"{row[0]}: an empty cell"
        assert re.search(r"[\u4e00-\u9fff]", row[1]), row[0]
        assert re.search(r"[\u4e00-\u9fff]", row[2]), row[0]


def test_no_entry_stands_twice():
    terms = [row[0] for row in rows()]

    assert len(terms) == len(set(terms))


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.NEW])
def test_a_stage_is_called_on_screens_what_the_glossary_calls_it(stage):
    """已答复 on a screen and 答复 here are one word; 回复 would be another."""
    screen = [
        STAGES[stage.value][script].removeprefix("已").removesuffix("中") for script in (0, 1)
    ]
    entries = [row for row in rows() if f"`{stage.value}`" in row[-1]]

    assert any(screen[0] in row[1] and screen[1] in row[2] for row in entries), (stage, screen)
