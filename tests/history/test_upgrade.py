"""The data of every release, kept as it was written then, comes up in this version and is proven.

A release adds `VERSION.tar.gz` (a backup with its keys) and `VERSION.json` (what must still be there):
docs/how-to/release.md.
"""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
RELEASES = sorted(path.name.removesuffix(".tar.gz") for path in HERE.glob("*.tar.gz"))
pytestmark = pytest.mark.faults


def huiyin(home: Path, *arguments: str, code: int = 0) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "200"}
    environment.pop("HUIYIN_DATABASE", None)
    command = [sys.executable, "-m", "huiyin.cli.main", "--home", str(home), *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.mark.parametrize("release", RELEASES)
def test_the_data_of_a_release_is_upgraded_verifies_and_says_what_it_said(release, tmp_path):
    home = tmp_path / "home"
    was = json.loads((HERE / f"{release}.json").read_text("utf-8"))

    huiyin(home, "restore", str(HERE / f"{release}.tar.gz"))
    huiyin(home, "upgrade")

    assert json.loads(huiyin(home, "verify", "--json"))["fault"] is None
    assert "rows are the same" in huiyin(home, "rebuild", "--check")
    assert cases_of(home) == was["cases"]
    for case in was["cases"][:3]:
        assert case["number"] in huiyin(home, "case", "show", case["number"])


def cases_of(home: Path) -> list[dict]:
    names = ("number", "pack", "stage", "record", "version", "closed")
    with sqlite3.connect(home / "huiyin.sqlite3") as database:
        rows = database.execute(
            "SELECT number, pack, stage, is_record, version, closed_at IS NOT NULL "
            "FROM register_caserow ORDER BY number"
        ).fetchall()
    flags = {"record", "closed"}
    return [
        {n: bool(v) if n in flags else v for n, v in zip(names, row, strict=True)} for row in rows
    ]
