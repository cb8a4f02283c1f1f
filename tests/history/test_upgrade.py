"""The data of every release, kept as it was written then, comes up in this version and is proven.

A release adds `VERSION….tar.gz` (backups with their keys, one of them of PostgreSQL) and, for each, a JSON
file of what must still be there: `make history`, docs/how-to/release.md.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.faults.installed import an_empty_database

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ON_POSTGRESQL = bool(os.environ.get("HUIYIN_DATABASE"))
ALL = sorted(path.name.removesuffix(".tar.gz") for path in HERE.glob("*.tar.gz"))
RELEASES = [name for name in ALL if name.endswith("-postgres") == ON_POSTGRESQL]
pytestmark = [pytest.mark.faults, *([pytest.mark.database] if ON_POSTGRESQL else [])]

EMPTY = {
    **dict.fromkeys(
        ("auth_group", "auth_group_permissions", "people_account_groups",
         "people_account_user_permissions", "axes_accessfailurelog", "axes_accesslog",
         "socialaccount_socialapp", "account_emailconfirmation"),
        "of a library, and unused",
    ),
    **dict.fromkeys(
        ("axes_accessattempt", "axes_accessattemptexpiration", "django_session",
         "usersessions_usersession", "account_emailaddress", "mfa_authenticator",
         "socialaccount_socialaccount", "socialaccount_socialtoken"),
        "of a library that migrates it: who signs in, and how",
    ),
    "register_pasttallyrow": "no case of these houses was counted otherwise later on",
}  # fmt: skip
"""Tables of which no archive has rows, and why."""
EMPTIED = {"register_bandrow": "its bands went to the words (register 0018)"}


def kept(name: str) -> dict[str, Any]:
    return dict(json.loads((HERE / f"{name}.json").read_text("utf-8")))


class Home:
    """An installation into which a release is restored."""

    def __init__(self, folder: Path, database: str) -> None:
        self.folder, self.database = folder, database
        self.environment = {
            **os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "COLUMNS": "200",
            "HUIYIN_HOME": str(folder), "HUIYIN_DATABASE": database,
        }  # fmt: skip

    def huiyin(self, *arguments: str) -> str:
        return self.run("huiyin.cli.main", "--home", str(self.folder), *arguments)

    def run(self, *command: str) -> str:
        done = subprocess.run([sys.executable, "-m", *command], env=self.environment, cwd=ROOT,
                              capture_output=True, text=True)  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr


@contextmanager
def restored(release: str, folder: Path) -> Iterator[Home]:
    with an_empty_database() as database:
        home = Home(folder, database)
        home.huiyin("restore", str(HERE / f"{release}.tar.gz"),
                    *(["--database", database] if database else []))  # fmt: skip
        yield home


@pytest.mark.parametrize("release", RELEASES)
def test_the_data_of_a_release_is_upgraded_verifies_and_says_what_it_said(release, tmp_path):
    was = kept(release)
    with restored(release, tmp_path / "home") as home:
        home.huiyin("upgrade")
        now = json.loads(home.run("tests.history.standing").splitlines()[-1])

        assert json.loads(home.huiyin("verify", "--json"))["fault"] is None
        assert now["differs"] == []
        assert now["cases"] == was["cases"]
        assert now["files"] == was["files"]
        assert now["events"] >= was["events"]
        assert set(was["tables"]) - set(EMPTIED) <= set(now["tables"])
        number = was["cases"][0]["number"]
        assert number in home.huiyin("case", "show", number)


def test_every_table_has_rows_in_some_archive_or_it_is_said_why_not():
    import django

    django.setup()
    from django.apps import apps

    there = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    filled = {table for name in ALL for table in kept(name)["tables"]}

    assert there - filled == set(EMPTY)
