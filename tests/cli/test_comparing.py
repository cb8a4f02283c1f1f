"""`huiyin policy diff` says in sentences what a new wording changes."""

import json
import shutil

import pytest
from typer.testing import CliRunner

from huiyin.catalogue import Catalogue
from huiyin.cli.main import app


def asked(*arguments: str):
    return CliRunner().invoke(app, ["policy", "diff", *arguments])


@pytest.fixture
def draft(tmp_path):
    """The insurer's pack with a shorter first limit, in a folder of its own."""
    folder = tmp_path / "life-insurance"
    shutil.copytree(Catalogue().folder("life-insurance"), folder)
    time = folder / "time.yaml"
    time.write_text(
        time.read_text("utf-8").replace("within: 7 workdays", "within: 5 workdays"), "utf-8"
    )
    return folder


def test_a_draft_is_compared_with_what_is_in_force(draft):
    answer = json.loads(asked("life-insurance", str(draft), "--json").output)

    (change,) = answer["changes"]
    assert change["way"] == "shorter"
    assert change["clause"] == ["LI-8.1"]
    assert change["words"] == "期限由7个工作日缩短为5个工作日"


def test_the_sentences_are_counted_at_the_end(draft, capfd):
    result = asked("life-insurance", str(draft))

    said = (result.output + capfd.readouterr().out).replace("\n", "")
    assert "期限由7个工作日缩短为5个工作日 [LI-8.1]" in said
    assert "共1处变更：缩短期限1处" in said


def test_a_regulation_is_compared_with_itself_on_another_day(capfd):
    result = asked("general@2025-12-31", "general@2026-01-01", "--json")
    nothing = asked("general@2026-01-01", "general@2026-01-01")

    assert [
        c["words"] for c in json.loads(result.output)["changes"] if c["name"] == "first_response"
    ]
    assert "两个版本规定相同" in nothing.output + capfd.readouterr().out


def test_a_day_that_is_none_and_a_pack_that_is_none_are_said(capfd):
    no_day, no_pack = asked("general@2026-02-30", "general"), asked("generall", "general")

    assert (no_day.exit_code, no_pack.exit_code) == (2, 2)
    said = no_day.output + no_pack.output + capfd.readouterr().err
    assert "2026-02-30 is no day" in said
    assert "there is no pack 'generall'" in said
