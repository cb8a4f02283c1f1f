"""The drill of docs/how-to/keys.md: the machine is gone, and the keys and a backup are elsewhere."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PASSPHRASE = "one envelope in the safe"
pytestmark = pytest.mark.faults


def huiyin(home: Path, *arguments: str, code: int = 0, passphrase: str = PASSPHRASE) -> str:
    done = subprocess.run(
        command(home, *arguments), env=environment(passphrase), capture_output=True, text=True
    )
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    return done.stdout + done.stderr


def command(home: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "huiyin.cli.main", "--home", str(home), *arguments]


def environment(passphrase: str = PASSPHRASE) -> dict[str, str]:
    found = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "200"}
    found.pop("HUIYIN_DATABASE", None)
    return {**found, "HUIYIN_PASSPHRASE": passphrase}


@pytest.fixture(scope="module")
def upgraded(tmp_path_factory):
    """The company of the first release, whose cases hold texts."""
    folder = tmp_path_factory.mktemp("company") / "home"
    huiyin(folder, "restore", str(ROOT / "tests/history/0.1.0.tar.gz"))
    huiyin(folder, "upgrade")
    return folder


@pytest.fixture
def home(upgraded, tmp_path):
    return shutil.copytree(upgraded, tmp_path / "home")


def shown(home: Path) -> str:
    """Everything that was told in one case, as an officer reads it."""
    with sqlite3.connect(home / "huiyin.sqlite3") as database:
        query = "SELECT number FROM register_caserow WHERE NOT is_record ORDER BY number LIMIT 1"
        (number,) = database.execute(query).fetchone()
    return huiyin(home, "case", "history", number)


def test_from_a_backup_and_a_key_file_everything_comes_back_elsewhere(home, tmp_path):
    before = shown(home)
    assert "not all of them are in an export" in huiyin(home, "keys", "show", code=1)
    huiyin(home, "keys", "export", str(tmp_path / "safe.keys"), "--as", "root")
    huiyin(home, "seal", "--to", str(tmp_path / "seals"))
    huiyin(home, "backup", str(tmp_path / "night.tar.gz"))
    shutil.rmtree(home)

    again = tmp_path / "again"
    wrong = huiyin(
        again, "restore", str(tmp_path / "night.tar.gz"), "--keys", str(tmp_path / "safe.keys"),
        code=2, passphrase="something else entirely",
    )  # fmt: skip
    assert "does not open" in wrong
    assert not again.exists(), "a restore that failed leaves nothing"
    huiyin(again, "restore", str(tmp_path / "night.tar.gz"), "--keys", str(tmp_path / "safe.keys"))

    assert shown(again) == before
    huiyin(again, "verify", "--seals", str(tmp_path / "seals"))
    assert "rows are the same" in huiyin(again, "rebuild", "--check")
    assert json.loads(huiyin(again, "keys", "show", "--json"))["exported"]["by"] == "root"


def test_without_the_master_key_the_chain_is_proven_and_no_text_is_read(home):
    (home / "keys" / "master.key").unlink()

    assert "nothing was touched" in huiyin(home, "verify")
    with sqlite3.connect(home / "huiyin.sqlite3") as database:
        query = "SELECT number FROM register_caserow WHERE NOT is_record ORDER BY number LIMIT 1"
        (number,) = database.execute(query).fetchone()
    said = huiyin(home, "case", "history", number, code=2)
    assert "master.key is missing" in said
    assert "huiyin keys restore" in said


def test_a_key_that_was_seen_gives_way_and_old_backups_open_with_the_old_key_file(home, tmp_path):
    before = shown(home)
    huiyin(home, "keys", "export", str(tmp_path / "old.keys"))
    huiyin(home, "backup", str(tmp_path / "old.tar.gz"))

    for which in ("master", "index", "seal"):
        huiyin(home, "keys", "rotate", which, "--reason", "a stick was lost", "--as", "root")
    huiyin(home, "keys", "retire")

    assert shown(home) == before
    assert "nothing was touched" in huiyin(home, "verify")
    assert "rows are the same" in huiyin(home, "rebuild", "--check")
    again = tmp_path / "again"
    huiyin(again, "restore", str(tmp_path / "old.tar.gz"), "--keys", str(tmp_path / "old.keys"))
    assert shown(again) == before


def test_a_change_of_the_master_key_killed_at_any_moment_loses_no_text(home):
    before = shown(home)
    for wait in (0.6, 1.2):
        process = subprocess.Popen(
            command(home, "keys", "rotate", "master", "--reason", "drill"),
            env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            process.wait(wait)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
        assert shown(home) == before

    huiyin(home, "keys", "rotate", "master", "--reason", "drill")
    huiyin(home, "keys", "retire")
    assert shown(home) == before
    assert "nothing was touched" in huiyin(home, "verify")
