"""What the documentation tells people to type does what it shows.

A block marked `console run` is executed line by line; a block marked `yaml file=NAME` is written to
that file first. Commands that change an installation are not run here; their own tests do.
"""

import shlex

import pytest
from typer.testing import CliRunner

from huiyin.cli.main import app
from tests.docs.pages import PAGES, ROOT, Command, blocks, commands

RUN = [page for page in PAGES if "```console run" in page.read_text("utf-8")]


@pytest.mark.parametrize("page", RUN, ids=[str(page.relative_to(ROOT)) for page in RUN])
def test_the_examples_of_a_page_run(page, tmp_path, monkeypatch):
    for block in blocks(page.read_text("utf-8")):
        if name := block.mark("file"):
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.text, "utf-8")
        elif block.language == "console" and "run" in block.marks:
            monkeypatch.chdir(tmp_path if (tmp_path / "packs").is_dir() else ROOT)
            for command in commands(block):
                check(command)


def check(command: Command) -> None:
    program, *words = shlex.split(command.line)
    assert program == "huiyin", f"{command.line}: only huiyin is run"
    result = CliRunner().invoke(app, words)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    output, place = " ".join(result.output.split()), 0
    for line in command.shows:
        wanted = " ".join(line.split())
        assert wanted in output[place:], (
            f"{command.line}\nshould show: {line}\nbut:\n{result.output}"
        )
        place = output.index(wanted, place) + len(wanted)


def test_there_are_examples_that_run():
    assert len(RUN) >= 3
