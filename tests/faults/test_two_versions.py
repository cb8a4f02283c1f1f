"""A newer version of the product comes to a house while processes of the one before go on serving."""

import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.faults.callers import Callers, Told
from tests.faults.installed import Installed
from tests.faults.kept import assert_kept, assert_sound
from tests.faults.served import SETTINGS, House, Served, a_house, send, serving
from tests.faults.test_database_away import wait_for
from tests.faults.test_frozen_worker import wait_until, worker
from tests.faults.test_killed_under_load import LEVEL, connect_mail
from tests.support.mail import Letters, mail_server

pytestmark = [pytest.mark.database, pytest.mark.faults]
ROOT = Path(__file__).parents[2]
ADDS = """
from django.db import migrations, models

class Migration(migrations.Migration):
    dependencies = [("register", "{before}")]
    operations = [
        migrations.AddField(model, "remark", models.CharField(max_length=20, null=True))
        for model in ("caserow", "pastcaserow")
    ]
"""
TAKES = """
from django.db import migrations

class Migration(migrations.Migration):
    dependencies = [("register", "0098_adds")]
    operations = [migrations.RemoveField(model, "remark") for model in ("caserow", "pastcaserow")]
"""
COLUMN = ("    number = models.CharField(max_length=64)\n",
          "    remark = models.CharField(max_length=20, null=True)\n")  # fmt: skip
FIELD = ('    promised: PrivateText = ""\n    send: bool = False\n', '    weather: str = ""\n')
SAID = ("        promised=command.promised,\n", '        weather="fair",\n')


def version(folder: Path) -> Path:
    """The product as it stands, in a folder of its own; what a release changes is copied, not linked."""
    ours, made = ROOT / "src/huiyin", folder / "huiyin"
    made.mkdir(parents=True)
    for part in ours.iterdir():
        if part.name in ("register", "casework"):
            shutil.copytree(part, made / part.name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            (made / part.name).symlink_to(part)
    return folder


def add_to(file: Path, place: tuple[str, str]) -> None:
    text = file.read_text("utf-8")
    assert text.count(place[0]) == 1, place
    file.write_text(text.replace(place[0], place[0] + place[1]), "utf-8")


def next_version(folder: Path) -> Path:
    """Has a column and a field of an event more."""
    made = version(folder) / "huiyin"
    migrations = made / "register/migrations"
    before = max(migrations.glob("0*.py")).stem
    (migrations / "0098_adds.py").write_text(ADDS.format(before=before))
    add_to(made / "register/caserows.py", COLUMN)
    add_to(made / "casework/events/handling.py", FIELD)
    add_to(made / "casework/acts/handling.py", SAID)
    return folder


def version_after(folder: Path, before: Path) -> Path:
    """Takes away the column that the one before still writes, as no release of ours does."""
    shutil.copytree(before, folder, symlinks=True)
    (folder / "huiyin/register/migrations/0099_takes.py").write_text(TAKES)
    models = folder / "huiyin/register/caserows.py"
    models.write_text(models.read_text("utf-8").replace(COLUMN[1], ""), "utf-8")
    return folder


def of(house: House, folder: Path) -> House:
    """The same house, by that version."""
    path = {"PYTHONPATH": f"{folder}:{ROOT}"}
    return replace(house, installed=replace(
        house.installed, environment={**house.installed.environment, **path}))  # fmt: skip


def upgrade(house: House, *options: str) -> None:
    command = [sys.executable, "-m", "huiyin.cli.main", "--home", str(house.home), "upgrade"]
    done = subprocess.run(
        [*command, *options], env=house.environment, cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def read(served: Served, house: House, case: str) -> httpx.Response:
    headers = {"Authorization": f"Bearer {house.tokens['wang']}"}
    return httpx.get(f"{served.url}/api/cases/{case}", headers=headers, timeout=60)


def contact(served: Served, house: House, case: str) -> httpx.Response:
    headers = {"Authorization": f"Bearer {house.tokens['wang']}", "Idempotency-Key": "across"}
    url = f"{served.url}/api/cases/{case}/acts/record_contact"
    return httpx.post(url, json={"told": "已联系"}, headers=headers, timeout=60)


@pytest.fixture
def house(tmp_path):
    with a_house(tmp_path / "home") as made:
        yield made


CASES = 16
BEGIN = f"""
import sys
from datetime import timedelta
import django
django.setup()
from huiyin.connections import keeping
from huiyin.ledger import moment
from huiyin.people.models import Account
from tests.ledger.house import register
keeping.put("smtp", {{"host": "127.0.0.1", "port": int(sys.argv[1]), "security": "none",
                     "sender": "desk@house.test"}}, "")
Account.objects.filter(username="li").update(email="li@house.test")
for _ in range({CASES}):
    register(moment.now() - timedelta(hours=1), facts={{"topic": "service"}})
"""
MIGRATE = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
"""
FIRED = "SELECT COUNT(*) FROM ledger_eventrow WHERE type='clock_expired'"
WAITING = "SELECT COUNT(*) FROM notices_outgoing WHERE state='waiting'"


def test_workers_of_two_versions_fire_each_clock_once_and_send_each_mail_once(tmp_path):
    """All of them fall due while both are there."""
    with Installed.made(tmp_path / "home") as made, mail_server() as (letters, port):
        (tmp_path / "home/huiyin.toml").write_text(SETTINGS)
        house = House(made, {})
        newer = of(house, next_version(tmp_path / "next"))
        command = [sys.executable, "-c", BEGIN, str(port)]
        subprocess.run(command, env=house.environment, cwd=ROOT, check=True)
        subprocess.run([sys.executable, "-c", MIGRATE], env=newer.environment, cwd=ROOT, check=True)
        with worker(house), worker(newer):
            wait_until(lambda: made.rows("SELECT COUNT(*) FROM upkeep_heartbeat") == [(2,)])
            made.advance(LEVEL)
            wait_until(lambda: made.rows(FIRED) == [(CASES,)], 60)
            wait_until(lambda: made.rows(WAITING) == [(0,)], 60)

        assert assert_sound(newer)["fired"] == CASES
    assert_each_was_sent_once(letters, CASES)


def assert_each_was_sent_once(letters: Letters, least: int) -> None:
    """Nobody died: no copy goes out, not even of the same mail."""
    sent = Counter(came["Message-ID"] for came in letters.taken)
    assert len(sent) >= least
    assert set(sent.values()) == {1}


@pytest.mark.slow
def test_the_version_before_goes_on_serving_or_says_that_it_cannot_and_nothing_is_lost(
    house, tmp_path
):
    newer = of(house, next_version(tmp_path / "next"))
    newest = of(house, version_after(tmp_path / "after", tmp_path / "next"))
    with mail_server() as (letters, port):
        connect_mail(house, port)
        found = upgraded_under_load(house, newer, newest)
    assert found["fired"] > 10
    assert_each_was_sent_once(letters, 10)


def upgraded_under_load(house: House, newer: House, newest: House) -> dict[str, Any]:
    with serving(house) as old:
        load = Callers(old.url, house.tokens["wang"], seed=1, count=2)
        load.start()
        wait_for(load, 5)
        upgrade(newer, "--no-rows")
        wait_for(load, 5)  # by processes that do not know of the column
        with serving(newer) as new:
            beside = Callers(new.url, house.tokens["wang"], seed=2, count=2)
            beside.start()
            wait_for(beside, 5)
            wait_for(load, 5)
            across(old, new, load.told[0].case, house)
            fall_due(house, load, beside)
            load.end()
            old.stop()
            wait_for(beside, 5)
            beside.end()
            upgrade(newest, "--no-rows")
            overtaken(new, house)
            new.stop()
    with serving(newest) as last:
        assert send(last, house, "overtaken").status_code == 201
        last.stop()

    house.told += [*load.told, *beside.told]
    assert not {500} & {*load.turned_away, *beside.turned_away}
    return assert_kept(newest)


def fall_due(house: House, *loads: Callers) -> None:
    """Clocks, one of a case that only the newer version can read, while both versions work and register."""
    for _ in range(3):
        house.installed.advance(LEVEL)
        for load in loads:
            wait_for(load, 5)


def across(old: Served, new: Served, case: str, house: House) -> None:
    """What only the newer one can read is that case's alone; everything else the older one does."""
    assert read(old, house, case).status_code == 200
    said = contact(new, house, case).json()
    house.told.append(Told("across", "record_contact", case, said["number"], said["version"]))
    answer = read(old, house, case)
    assert (answer.status_code, answer.json()["reason"]) == (503, "unavailable")
    assert answer.headers["Retry-After"]
    assert read(new, house, case).status_code == 200
    assert send(old, house, "beside").status_code == 201


def overtaken(new: Served, house: House) -> None:
    """Its tables were changed under it: it says so and changes nothing."""
    answer = send(new, house, "overtaken")
    assert (answer.status_code, answer.json()["reason"]) == (503, "unavailable")
    ready = httpx.get(f"{new.url}/ready", timeout=30).json()
    assert (ready["ready"], ready["migrations"]) == (True, "newer")
