"""A regulation can be read: every rule under its clause, in its own language, its origin marked."""

import json
import shutil

import pytest
from typer.testing import CliRunner

from huiyin.cli.main import app
from huiyin.policy.explanation import explain
from tests.policy.packs import PACKS, regulation_at, regulation_of


def words(clause: str, text: str = "", **others: str) -> list[str]:
    regulation = regulation_of(text, **others) if text else regulation_at(PACKS / "complete")
    policy = regulation.on(regulation.pack.in_force)
    return [f"{entry.name}: {entry.words}" for entry in explain(policy) if entry.clause == clause]


def test_every_clause_that_rules_keep_is_explained():
    regulation = regulation_at(PACKS / "complete")
    said = {entry.clause for entry in explain(regulation.on(regulation.pack.in_force))}
    assert said == regulation.cited - set(regulation.declined)


def test_a_rule_that_keeps_two_clauses_stands_under_both():
    assert "grade.1: 级别 · major ← harm" in words("S-9")
    assert "grade.1: 级别 · major ← harm" in words("S-3")


def test_rows_levels_caps_and_extensions_stand_under_their_own_clauses():
    assert words("S-10") == ["responsible.1: 责任岗位 · 总监 ← grade = major",
                             "responsible.2: 责任岗位 · 经办人 ← 其余情形"]  # fmt: skip
    assert "rising.low: 一线 · 2小时 · 经办人" in words("S-20")
    assert "gift.whole: 不超过合同金额 · share <= 100 %" in words("S-12")
    assert "answer.extension: 答复 · + 60日 · 经理" in words("S-19")


def test_a_limit_is_said_with_its_cases():
    said = next(line for line in words("S-19") if line.startswith("answer: "))
    assert said == "answer: 答复 · 30日 ← grade = major or urged in marks; 15个工作日 · handler"


def test_clauses_are_ordered_as_people_count():
    text = "kinds:\n" + "".join(
        f"  k{i}: {{title: t, clause: A-{i}.1}}\n" for i in (10, 2, 1)
    )  # fmt: skip
    policy = regulation_of(text).on(regulation_of(text).pack.in_force)
    assert [entry.clause for entry in explain(policy)] == ["A-1.1", "A-2.1", "A-10.1"]


def test_a_rule_of_the_base_is_marked():
    base = "kinds: {complaint: {title: 投诉, clause: B-1}}\n"
    own = "builds_on: base\nkinds: {report: {title: 举报, clause: S-1}}\n"
    policy = regulation_of(own, base=base).on(regulation_of(own, base=base).pack.in_force)
    assert {entry.clause: entry.base for entry in explain(policy)} == {"B-1": "base", "S-1": ""}


@pytest.fixture
def folder(tmp_path):
    """A folder with one sound pack and one broken one."""
    shutil.copytree(PACKS / "complete", tmp_path / "complete")
    (tmp_path / "dead-role").mkdir()
    shutil.copy(PACKS / "broken" / "dead-role.yaml", tmp_path / "dead-role" / "pack.yaml")
    return tmp_path


def run(*words: str, folder=None):
    return CliRunner().invoke(app, ["policy", *words, "--packs", str(folder)])


def test_the_command_line_prints_a_regulation_under_its_clauses(folder):
    result = run("explain", "complete", folder=folder)
    assert result.exit_code == 0
    assert "S-19\n  答复 · 30日" in result.stdout
    assert "S-26\n  – 墙上的标语与软件无关" in result.stdout


def test_a_regulation_can_be_read_as_of_a_day(folder):
    assert "serious ←" not in run("explain", "complete", folder=folder).stdout
    assert "serious ←" in run("explain", "complete", "--on", "2026-07-01", folder=folder).stdout


def test_the_explanation_is_data_too(folder):
    answer = json.loads(run("explain", "complete", "--json", folder=folder).stdout)
    assert answer["on"] == "2026-01-01"
    assert {"clause", "section", "name", "words", "base", "file", "line"} == set(answer["rules"][0])


def test_checking_a_sound_pack_ends_well_and_names_untouched_boundaries(folder):
    result = run("check", "complete", folder=folder)
    assert result.exit_code == 0
    assert "no scenario stands on the boundary people = 5" in result.stdout
    assert "complete: 26 clauses cited" in result.stdout


def test_checking_a_broken_pack_says_why_and_ends_badly(folder):
    result = run("check", "dead-role", folder=folder)
    assert result.exit_code == 1
    assert 'dead-role/pack.yaml:6:37: there is no role "manger"' in result.output


def test_a_check_is_data_too(folder):
    answer = json.loads(run("check", "dead-role", "complete", "--json", folder=folder).stdout)
    [mistake] = answer["packs"]["dead-role"]["mistakes"]
    assert (mistake["line"], mistake["column"]) == (6, 37)
    assert mistake["hint"] == 'did you mean "manager"?'
    assert answer["packs"]["complete"]["mistakes"] == []


def test_a_pack_that_does_not_exist_is_another_exit_code(folder):
    assert run("check", "nowhere", folder=folder).exit_code == 2
