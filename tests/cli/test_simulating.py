"""`policy simulate` on a file of deeds: no installation is needed, and a page with charts comes out."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from huiyin.catalogue import Catalogue
from huiyin.cli.main import app
from tests.simulation.test_told_in_a_file import LINES


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """The general regulation with five workdays to answer."""
    folder = tmp_path / "draft" / "general"
    shutil.copytree(Catalogue().folder("general"), folder)
    pack = folder / "pack.yaml"
    text = pack.read_text("utf-8")
    assert text.count("default: 15 workdays") == 1
    pack.write_text(text.replace("default: 15 workdays", "default: 5 workdays"), "utf-8")
    (tmp_path / "history.jsonl").write_text(LINES, "utf-8")
    return folder


def simulate(*arguments: object):
    return CliRunner().invoke(app, ["policy", "simulate", *map(str, arguments)])


def test_a_shorter_limit_would_have_been_missed_and_a_page_says_so(draft, tmp_path):
    page, history = tmp_path / "changes.html", tmp_path / "history.jsonl"

    done = simulate("--pack", draft, "--from", history, "--html", page, "--json")

    found = json.loads(done.stdout)
    assert (found["cases"], found["changed"]) == (2, 1)
    assert found["differences"][0]["words"] == "正式答复会逾期"
    text = page.read_text("utf-8")
    assert "<svg" in text and "<table>" in text and "GE-G2.4" in text


def test_cases_received_before_are_left_out(draft, tmp_path):
    done = simulate(draft, "--from", tmp_path / "history.jsonl", "--since", "2026-04-01", "--json")

    assert json.loads(done.stdout)["cases"] == 1


def test_as_of_another_day_its_wordings_are_tried(draft, tmp_path):
    """Until 2025 the first answer was due in seven workdays, since then in 24 hours."""
    sooner = tmp_path / "sooner.jsonl"
    sooner.write_text(LINES.replace("2026-03-12", "2026-03-05"), "utf-8")

    done = simulate(draft, "--from", sooner, "--as-of", "2020-01-01", "--json")

    words = {one["words"] for one in json.loads(done.stdout)["differences"]}
    assert "首次回应不再逾期" in words


def test_the_draft_is_said_once(draft):
    assert simulate().exit_code == 2
    assert simulate(draft, "--pack", draft).exit_code == 2


def test_a_bad_line_is_named(draft, tmp_path):
    bad = tmp_path / "bad.jsonl"
    bad.write_text("nonsense\n", "utf-8")

    done = simulate(draft, "--from", bad)

    assert done.exit_code == 2
    assert "line 1" in done.stderr


HOW_TO = Path(__file__).parents[2] / "docs" / "how-to" / "read-and-try-a-regulation.md"


def test_the_run_that_the_how_to_shows_is_what_comes_out(draft, tmp_path, monkeypatch):
    lines = [line.strip() for line in HOW_TO.read_text("utf-8").splitlines()]
    first, second = (
        lines.index("$ cat history.jsonl"),
        next(n for n, line in enumerate(lines) if line.startswith("$ huiyin policy simulate")),
    )
    shown = [line.split() for line in lines[second + 1 : lines.index("", second)]]
    (tmp_path / "history.jsonl").write_text("\n".join(lines[first + 1 : second]) + "\n", "utf-8")
    monkeypatch.chdir(tmp_path)

    done = CliRunner().invoke(app, lines[second].removeprefix("$ huiyin ").split())

    assert [line.split() for line in done.stdout.splitlines() if line.strip()] == shown
