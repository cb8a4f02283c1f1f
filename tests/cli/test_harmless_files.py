"""No file that the command line writes for a spreadsheet holds a formula somebody else thought up."""

import ast
import csv
from pathlib import Path

import pytest

from huiyin.catalogue import Catalogue
from huiyin.cli.importing import _write_errors
from huiyin.cli.policy.simulating import _write
from huiyin.intake.recording import Refusal, Report
from huiyin.simulation.comparing import Difference, Findings, Tally

SRC = Path(__file__).parents[2] / "src" / "huiyin"
FORMULAS = ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "\uff1d1+1"]


def cells(file: Path) -> list[str]:
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return [cell for row in csv.reader(opened) for cell in row]


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_column_of_a_foreign_file_is_no_formula_in_the_list_of_what_was_refused(
    tmp_path, formula
):
    report = Report(refused=[Refusal(7, "unreadable", formula, formula)])

    _write_errors(tmp_path / "errors.csv", report)

    assert cells(tmp_path / "errors.csv")[4:] == ["7", "unreadable", f"'{formula}", f"'{formula}"]


def test_what_a_trial_found_is_no_formula(tmp_path):
    policy = Catalogue().regulation("general")
    difference = Difference("breach", "=1+1", "0", "1", ("GE-1",))
    found = Findings(tallies={difference: Tally(1, ["+86"])})

    _write(tmp_path / "found.csv", found, policy.on(policy.pack.in_force))

    written = cells(tmp_path / "found.csv")
    assert written[9] == "'=1+1" and "'+86" in written


def test_there_is_no_other_way_in_which_rows_are_written():
    """Whoever writes a CSV file by the bare writer forgets formulas sooner or later."""
    bare = [
        str(file.relative_to(SRC))
        for file in SRC.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in ("writer", "DictWriter")
        and isinstance(node.value, ast.Name) and node.value.id == "csv"
    ]  # fmt: skip

    assert set(bare) == {"returns/plain.py"}
