"""A rule whose source nobody has read keeps its pack from being put in force, and from nothing else."""

import json

import pytest
from typer.testing import CliRunner

from huiyin.catalogue.parcels import Parcel
from huiyin.catalogue.trying import try_out
from huiyin.cli.main import app
from huiyin.policy.release import unreleased
from tests.policy.packs import headed, regulation_of

READ = "kinds: {complaint: {title: 投诉, clause: S-1}}\n"
UNREAD = "kinds: {complaint: {title: 投诉, clause: S-1, unverified: true}}\n"
UNREAD_ROW = (
    "tables: {grade: {title: 级, take: first, rows: "
    "[{is: low, otherwise: true, clause: S-2, unverified: true}]}}\n"
)


@pytest.mark.parametrize(
    ("text", "clauses"), [(READ, []), (UNREAD, ["S-1"]), (UNREAD_ROW, ["S-2"])]
)
def test_each_rule_and_row_without_a_source_is_named_with_its_place(text, clauses):
    found = unreleased(regulation_of(text))

    assert [problem.what.split()[0] for problem in found] == clauses
    assert all(problem.at.line == 5 for problem in found)


def test_what_a_base_has_not_read_is_unread_in_every_pack_upon_it():
    regulation = regulation_of("builds_on: base\n", base=UNREAD)

    assert [problem.at.file for problem in unreleased(regulation)] == ["base/pack.yaml"]


def test_a_rule_of_ones_own_in_its_place_is_enough():
    assert unreleased(regulation_of(f"builds_on: base\n{READ}", base=UNREAD)) == []


def sent(text: str) -> Parcel:
    story = "- scenario: Told\n  steps: [{at: 2026-01-05T10:00, then: {refused: null}}]\n"
    return Parcel("small", {"pack.yaml": headed(text, "small"), "scenarios/one.yaml": story})


def no_other(name: str) -> dict[str, str]:
    raise LookupError(name)


def test_a_pack_with_an_unread_source_is_not_good_however_sound_it_is():
    assert try_out(sent(READ), no_other).problems == ()

    found = try_out(sent(UNREAD), no_other)

    assert not found.is_good
    [problem] = found.problems
    assert str(problem.at) == "pack.yaml:5:20"
    assert problem.what == "S-1 is unverified: the pack may be tried, and not put in force"


def test_checking_says_so_and_goes_on(tmp_path):
    (tmp_path / "small").mkdir()
    (tmp_path / "small" / "pack.yaml").write_text(headed(UNREAD, "small"), "utf-8")

    result = CliRunner().invoke(
        app, ["policy", "check", "small", "--json", "--packs", str(tmp_path)]
    )

    answer = json.loads(result.stdout)["packs"]["small"]
    assert (result.exit_code, answer["mistakes"]) == (0, [])
    assert "S-1 is unverified" in answer["warnings"][0]["what"]


def test_a_regulation_says_in_whose_place_it_stands_and_what_stands_in_its_own(tmp_path):
    head = (
        "supersedes: [{title: 旧办法, from: 2026-01-01}]\n"
        "repealed: 2027-03-01\nsuperseded_by: 新办法\n"
    )
    (tmp_path / "small").mkdir()
    (tmp_path / "small" / "pack.yaml").write_text(headed(head + READ, "small"), "utf-8")

    said = CliRunner().invoke(app, ["policy", "explain", "small", "--packs", str(tmp_path)]).stdout

    assert "in place of 旧办法 since 2026-01-01" in said
    assert "repealed on 2027-03-01, 新办法 in its place" in said


def test_the_end_of_a_base_is_not_the_end_of_what_builds_on_it():
    base = f"repealed: 2027-03-01\nsupersedes: [{{title: 旧办法, from: 2026-01-01}}]\n{READ}"

    head = regulation_of("builds_on: base\n", base=base).pack

    assert (head.repealed, head.supersedes) == (None, ())
