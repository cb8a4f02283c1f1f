"""An installation from the command line: made, sealed, verified, backed up, restored."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.faults


def huiyin(home: Path, *arguments: str, code: int = 0) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "200"}
    environment.pop("HUIYIN_DATABASE", None)
    command = [sys.executable, "-m", "huiyin.cli.main", "--home", str(home), *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="session")
def just_made(tmp_path_factory):
    """An installation as it is made; every test gets a copy of its own."""
    folder = tmp_path_factory.mktemp("made") / "home"
    said = huiyin(folder, "init", "--administrator", "root")
    assert "one-time password" in said
    return folder


@pytest.fixture
def home(just_made, tmp_path):
    return shutil.copytree(just_made, tmp_path / "home")


def test_an_installation_is_not_made_twice(home):
    assert "installation already" in huiyin(home, "init", code=2)


def test_an_installation_whose_database_is_away_is_not_made_and_is_made_when_it_is_there(tmp_path):
    home, nobody = tmp_path / "home", "postgresql://huiyin@127.0.0.1:1/huiyin"

    said = huiyin(home, "init", "--database", nobody, code=1)

    assert "the database is away" in said
    assert "no installation" in huiyin(home, "verify", code=2)
    assert "one-time password" in huiyin(home, "init")
    assert "nothing was touched" in huiyin(home, "verify")


def test_an_installation_is_not_made_in_the_database_of_another(home, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    shutil.copy(home / "huiyin.sqlite3", other)

    assert "belongs to another installation" in huiyin(other, "init", code=2)


def test_a_folder_without_an_installation_says_how_to_make_one(tmp_path):
    assert "init" in huiyin(tmp_path / "nowhere", "verify", code=2)


def test_keys_can_be_read_by_their_owner_only(home):
    assert (home / "keys" / "master.key").stat().st_mode & 0o077 == 0
    assert home.stat().st_mode & 0o077 == 0


def test_a_setting_that_nothing_reads_stops_the_start(home):
    (home / "huiyin.toml").write_text("databse = 'x'\n")

    assert "nothing reads 'databse'" in huiyin(home, "verify", code=2)


def test_verify_answers_as_json_and_by_its_exit_code(home):
    huiyin(home, "seal")
    assert json.loads(huiyin(home, "verify", "--json"))["fault"] is None

    with sqlite3.connect(home / "huiyin.sqlite3") as database:
        database.execute("DROP TRIGGER ledger_event_no_update")
        database.execute("UPDATE ledger_eventrow SET actor='x' WHERE id=1")

    answer = json.loads(huiyin(home, "verify", "--json", code=1))
    assert answer["fault"]["what"] == "it was altered"


def test_a_backup_is_restored_with_its_keys_and_verifies(home, tmp_path):
    huiyin(home, "seal")
    archive = tmp_path / "monday.tar.gz"
    huiyin(home, "backup", str(archive))

    said = huiyin(tmp_path / "again", "restore", str(archive), "--keys", str(home / "keys"))

    assert "nothing was touched" in said
    assert "rows are the same" in huiyin(tmp_path / "again", "rebuild", "--check")


def test_a_backup_is_never_restored_over_something(home, tmp_path):
    archive = tmp_path / "monday.tar.gz"
    huiyin(home, "backup", str(archive))

    assert "is not empty" in huiyin(home, "restore", str(archive), code=2)


def test_a_backup_without_keys_says_that_they_are_needed(home, tmp_path):
    archive = tmp_path / "monday.tar.gz"
    huiyin(home, "backup", str(archive))

    assert "--keys" in huiyin(tmp_path / "again", "restore", str(archive), code=2)


def test_a_broken_backup_is_refused_with_a_sentence(tmp_path):
    (tmp_path / "bad.tar.gz").write_bytes(b"nothing of the kind")

    assert "no readable backup" in huiyin(
        tmp_path / "x", "restore", str(tmp_path / "bad.tar.gz"), code=2
    )


def test_a_backup_that_reaches_out_of_its_folder_is_refused(tmp_path):
    (tmp_path / "evil").write_text("x")
    with tarfile.open(tmp_path / "evil.tar.gz", "w:gz") as archive:
        archive.add(tmp_path / "evil", "../outside")

    assert "no place" in huiyin(tmp_path / "x", "restore", str(tmp_path / "evil.tar.gz"), code=2)
    assert not (tmp_path / "outside").exists()


def test_an_upgrade_of_a_current_installation_changes_nothing(home):
    assert "rows as the ledger says" in huiyin(home, "upgrade")


NOTICE = """
year: 2027
status: official
source: 测试用的通知
holidays: {元旦: [2027-01-01, 2027-01-02, 2027-01-03]}
make_up_workdays: [2027-01-09]
"""


def test_a_calendar_year_is_published_once_and_shown_from_then_on(home, tmp_path):
    (tmp_path / "2027.yaml").write_text(NOTICE)

    said = huiyin(home, "calendar", "publish", str(tmp_path / "2027.yaml"), "--as", "root")

    assert "0 of 0 open cases" in said
    assert "official" in huiyin(home, "calendar", "show", "2027", "--month", "1")
    assert "already" in huiyin(home, "calendar", "publish", str(tmp_path / "2027.yaml"))


def test_an_upgrade_makes_the_key_of_the_index_that_an_older_installation_lacks(home):
    (home / "keys" / "index.key").unlink()

    said = huiyin(home, "upgrade")

    assert "made keys/index.key" in said
    assert (home / "keys" / "index.key").stat().st_mode & 0o077 == 0
    assert "made keys" not in huiyin(home, "upgrade")
