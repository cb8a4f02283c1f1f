"""Packs are read whole and strictly; whatever the files hold, the answer is a pack or PackError."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huiyin.casework.vocabulary import vocabulary
from huiyin.policy.loading import build_regulation
from huiyin.policy.problems import PackError, Position
from tests.policy.packs import PACKS, headed, regulation_at, regulation_of

COMPLETE = (PACKS / "complete" / "pack.yaml").read_text("utf-8")
GRADE = (PACKS / "complete" / "grade.csv").read_text("utf-8")
PIECES = ["", " ", "\n", "  ", ":", ",", "[", "]", "{", "}", "'", '"', "-", "&a ", "*a", "!!x ", "|",
          ">", "#", "%", "?", "0", "15", "null", "~", "<<: ", "title", "clause: [", "when: ", "\x00",
          "\u2028", "\t", "，"]  # fmt: skip


def complete(text: str = COMPLETE, sheet: str = GRADE) -> None:
    """Reads the pack anew from its text, which brings its own head."""
    build_regulation("complete", lambda _: {"pack.yaml": text, "grade.csv": sheet}, vocabulary())


def survives(text: str = COMPLETE, sheet: str = GRADE) -> None:
    try:
        complete(text, sheet)
    except PackError as error:
        named(error)


def named(error: PackError) -> None:
    assert error.problems
    for problem in error.problems:
        assert problem.what
        assert problem.at.file
        assert problem.at.line >= 1 and problem.at.column >= 1


LINES = COMPLETE.splitlines(keepends=True)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.integers(0, len(LINES) - 1), st.integers(0, 80), st.sampled_from(PIECES), st.integers(0, 9)
)
def test_a_slip_of_the_pen_anywhere_is_named_or_harmless(line, column, piece, gone):
    damaged = LINES[line]
    damaged = damaged[:column] + piece + damaged[column + gone :]
    survives("".join([*LINES[:line], damaged, *LINES[line + 1 :]]))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, len(GRADE)), st.sampled_from([*PIECES, ",,,,,,,,", '""']), st.integers(0, 9))
def test_a_slip_of_the_pen_in_a_sheet_is_named_or_harmless(at, piece, gone):
    survives(sheet=GRADE[:at] + piece + GRADE[at + gone :])


@pytest.mark.parametrize(
    "text", ["[" * 5000, "{a: " * 5000, "- " * 5000, "a: &a [*a]", "\ufeff", "--- a\n--- b"]
)
def test_hostile_yaml_is_refused(text):
    with pytest.raises(PackError) as caught:
        complete(text)
    named(caught.value)


def test_every_section_of_a_pack_can_be_read():
    pack = regulation_at(PACKS / "complete").pack
    empty = [name for name, section in vars(pack).items() if section in ({}, ())]
    assert empty == ["without"]


def test_values_arrive_typed_and_exact():
    pack = regulation_at(PACKS / "complete").pack
    assert pack.in_force == date(2026, 1, 1)
    assert pack.facts["people"].wordings[0].at_most == 1000
    assert pack.callbacks["call"].wordings[0].draw.share == Decimal("0.1")
    assert pack.kinds["delivery"].wordings[0].record is True


def test_a_rule_remembers_where_it_stands():
    pack = regulation_at(PACKS / "complete").pack
    line = next(i for i, text in enumerate(COMPLETE.splitlines(), 1) if "  delivery:" in text)
    assert pack.kinds["delivery"].wordings[0]._at == Position("complete/pack.yaml", line, 13)


def test_the_rows_of_a_table_may_stand_in_a_sheet_beside_the_pack():
    table = regulation_at(PACKS / "complete").pack.tables["grade"]
    assert [row.is_ for row in table.rows] == ["major", "major", "serious", "ordinary"]
    assert table.rows[0].clause == ("S-9", "S-3")
    assert table.rows[2].since == date(2026, 7, 1)
    assert table.rows[3].otherwise is True
    assert table.rows[1].when.at == Position("complete/grade.csv", 3, 7)


@pytest.mark.parametrize(
    "sheet",
    [
        "\ufeffis,otherwise,clause\r\nmild,true,T-1\r\n",
        'is , otherwise,clause\n"mild", true ,"T-1"',
        "is,otherwise,clause\n\n,,\nmild,true,T-1\n\n",
        'is,otherwise,clause\nmild,true,"T-1、T-2"\n',
    ],
)
def test_a_sheet_may_come_from_a_spreadsheet_program(sheet):
    text = "tables:\n  grade: {title: 级别, take: first, rows: grade.csv}\n"
    [row] = regulation_of(text, grade_csv=sheet).pack.tables["grade"].rows
    assert (row.is_, row.otherwise, row.clause[0]) == ("mild", True, "T-1")


def test_a_quoted_cell_may_hold_commas_lines_and_quotation_marks():
    text = """
facts:
  party: {title: 人, type: text, clause: T-1}
  media: {title: 媒体, type: choice, of: [local, national], clause: T-1}
tables:
  grade: {title: 级别, take: first, rows: grade.csv}
"""
    sheet = 'is,when,clause\nmajor,"media in [local,\n  national] or party = ""A, B""",T-1\n'
    [row] = regulation_of(text, grade_csv=sheet).pack.tables["grade"].rows
    assert row.when.value({"party": "A, B", "media": "other"}) is True


CONDITION = """facts: {amount: {title: 金额, type: money, clause: T-1}}
gates:
  a:
    needs: WRITTEN
    act: close
    says: 不可
    clause: T-1
"""


@pytest.mark.parametrize(
    "written",
    [
        "amout > 1",
        "'amout > 1'",
        ">-\n      known(amount) and\n      amout > 1",
        ">\n\n      known(amount)\n\n      and   amout > 1",
        "|  # why\n      known(amount)\n      and amout > 1",
        "known(amount) and\n      amout > 1",
        '"known(amount) and\n      amout > 1"',
    ],
)
def test_a_mistake_in_a_condition_is_found_where_it_is_written(written):
    text = CONDITION.replace("WRITTEN", written)

    with pytest.raises(PackError) as caught:
        regulation_of(text)

    [problem] = caught.value.problems
    lines = headed(text, "small").splitlines()
    assert lines[problem.at.line - 1][problem.at.column - 1 :].startswith("amout"), problem
