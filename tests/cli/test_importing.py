"""`huiyin import` and `huiyin report` from the command line, each in a process as a person starts it."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROWS = """单号,收到时间,内容,答复时间,答复意见
1,2012/3/1 9:00:00,路灯不亮,2012/3/2 9:00:00,已修
2,2012/9/26 9:00:00,井盖松动,2012/10/20 9:00:00,已换
3,哪天,窨井堵塞,,
"""


def huiyin(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "HUIYIN_HOME": str(home), "PYTHONPATH": "src"}
    environment.pop("HUIYIN_DATABASE", None)
    command = [sys.executable, "-m", "huiyin.cli.main", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("imported") / "home"
    assert huiyin(folder, "init").returncode == 0
    file = folder / "old.csv"
    file.write_bytes(ROWS.encode("gb18030"))
    guessed = huiyin(folder, "import", "guess", str(file), "--pack", "general")
    (folder / "old.yaml").write_text(guessed.stdout, "utf-8")
    return folder


@pytest.mark.slow
def test_a_file_is_guessed_imported_once_and_counted(home):
    """One story, because each process takes a second to start."""
    text = (home / "old.yaml").read_text("utf-8")
    assert 'encoding: "gb18030"' in text and 'key: ["单号"]' in text
    # One cell in three is no moment, so the column was not guessed: the reader completes it.
    text = text.replace(
        "at: {column: '', formats: []}",
        'at: {column: "收到时间", formats: ["%Y/%m/%d %H:%M:%S"]}',
    )
    (home / "old.yaml").write_text(text, "utf-8")
    words = ["import", str(home / "old.csv"), "--mapping", str(home / "old.yaml"), "--as", "admin"]

    first = huiyin(home, *words, "--json", "--errors", str(home / "errors.csv"))
    second = huiyin(home, *words, "--json")

    assert first.returncode == second.returncode == 1  # row 4 is refused
    assert json.loads(first.stdout)["new"] == 2, first.stderr
    assert json.loads(second.stdout)["known"] == 2
    with (home / "errors.csv").open(encoding="utf-8-sig") as file:
        assert [row[:3] for row in csv.reader(file)][1] == ["4", "unreadable", "收到时间"]
    report = huiyin(home, "report", "timeliness", "--pack", "general", "--json")
    lines = json.loads(report.stdout)["terms"]
    assert [(line["within"], line["in_time"], line["late"]) for line in lines] == [
        ("7 workdays", 1, 1),
        ("15 workdays", 2, 0),
    ]


@pytest.mark.slow
def test_a_mapping_with_mistakes_is_told_with_line_and_column_before_any_row(home):
    mapping = home / "bad.yaml"
    mapping.write_text(
        "source: old\npack: general\nacts:\n  - do: register\n    at: {column: 收到}\n", "utf-8"
    )

    result = huiyin(
        home, "import", str(home / "old.csv"), "--mapping", str(mapping), "--as", "admin"
    )

    assert result.returncode == 2
    assert 'bad.yaml:5:18: there is no column "收到"' in result.stderr.replace("\n", " ")
