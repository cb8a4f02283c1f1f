"""A house on PostgreSQL is backed up while it works, and restored into another, empty database."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

import pytest

from tests.faults.installed import Installed, _on_server
from tests.faults.kept import assert_sound
from tests.faults.served import SETTINGS
from tests.support.postgres import Server, programs, running

ROOT = Path(__file__).parents[2]
pytestmark = [
    pytest.mark.faults,
    pytest.mark.skipif(programs() is None, reason="the system has no PostgreSQL server"),
]
WORD = "p@ss:w/rd %"
WITH_A_FILE = """
import django
django.setup()
from huiyin.casework import commands as c
from huiyin.evidence import keeping
from huiyin.ledger import ports
from huiyin.site.rules import InstalledRules
from tests.faults.served import PACKS
from tests.ledger.house import do, register
ports.connect(rules=InstalledRules([PACKS]))
for number in range(3):
    case = register().case.id
    blob = keeping.put([f"{number}: the cup is broken".encode()])
    do(case, "wang", c.AddEvidence(kind="photo", title="cup", sha256=blob.sha256))
"""
WHAT_FILES_SAY = """
import django
django.setup()
from huiyin.evidence import keeping
from huiyin.evidence.models import Blob
print(sorted(keeping.content(blob) for blob in Blob.objects.all()))
"""


def keepers(server: Server) -> str:
    """The address for somebody who has to say a password, with signs that an address must encode."""
    _on_server(server.address, f"CREATE ROLE keeper LOGIN CREATEDB PASSWORD '{WORD}'")
    rules = server.data / "pg_hba.conf"
    rules.write_text(f"local all keeper scram-sha-256\n{rules.read_text()}")
    _on_server(server.address, "SELECT pg_reload_conf()")
    return f"postgresql://keeper:{quote(WORD, safe='')}@/postgres?host={server.folder}"


def run(house: Installed, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **house.environment}
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True
    )


def huiyin(house: Installed, *words: str) -> subprocess.CompletedProcess[str]:
    return run(house, "-m", "huiyin.cli.main", *words)


def test_a_backup_goes_into_an_empty_database_and_everything_is_there(tmp_path, monkeypatch):
    archive = tmp_path / "monday.tar.gz"
    with running(programs()) as server:
        monkeypatch.setenv("HUIYIN_DATABASE", keepers(server))
        with Installed.made(tmp_path / "home") as house:
            home = Path(house.environment["HUIYIN_HOME"])
            (home / "huiyin.toml").write_text(SETTINGS)
            assert run(house, "-c", WITH_A_FILE).returncode == 0
            made = huiyin(house, "backup", str(archive))
            assert made.returncode == 0, made.stderr
            assert run(house, "-m", "tests.faults.child", "register", "1").returncode == 0

            _on_server(house.database, "CREATE DATABASE another")
            there = urlunsplit(urlsplit(house.database)._replace(path="/another"))
            away = {**house.environment, "HUIYIN_HOME": str(tmp_path / "away")}
            restoring = Installed(away, house.database)  # its environment names the first one still
            how = ["restore", str(archive), "--keys", str(home / "keys"), "--database", there]
            restored = huiyin(restoring, *how)
            assert restored.returncode == 0, restored.stdout + restored.stderr

            again = Installed({**away, "HUIYIN_DATABASE": there}, there)
            assert len(assert_sound(again)["numbers"]) == 3
            assert "the cup is broken" in run(again, "-c", WHAT_FILES_SAY).stdout
            assert again.rows("SELECT count(*) FROM ledger_stream WHERE kind = 'case'") == [(3,)]
            assert house.rows("SELECT count(*) FROM ledger_stream WHERE kind = 'case'") == [(4,)]

            third = {**away, "HUIYIN_HOME": str(tmp_path / "third"), "HUIYIN_DATABASE": there}
            refused = huiyin(Installed(third, there), *how[:4])
            said = "".join(
                refused.stderr.split()
            )  # lines break where the width of the console wants it
            assert refused.returncode == 2 and "alreadyexists" in said
            assert not (tmp_path / "third" / "huiyin.toml").exists()
            assert again.rows("SELECT count(*) FROM ledger_stream WHERE kind = 'case'") == [(3,)]
