"""Figures for whoever watches: what was done, refused, late or failed, and how old the proof is."""

import json
import os
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.db.migrations.recorder import MigrationRecorder

from huiyin.casework import commands as c
from huiyin.casework.refusal import Refused
from huiyin.ledger import moment, worker
from huiyin.ledger.models import Timer
from huiyin.ledger.seals import seal
from huiyin.notices.models import Outgoing
from huiyin.upkeep import caring
from huiyin.upkeep.beating import Beating
from huiyin.upkeep.metrics import exposition, forget_the_dead
from tests.ledger.house import MORNING, do, register

ALERTS = Path(__file__).parents[2] / "deploy" / "alerts.yml"


def figures() -> dict[str, float]:
    """Every sample by its name and labels."""
    lines = [line for line in exposition().decode().splitlines() if not line.startswith("#")]
    return {name: float(value) for name, _, value in (line.rpartition(" ") for line in lines)}


def test_commands_and_refusals_are_counted_by_act_and_reason(shop):
    done, refused = (
        'huiyin_commands_total{act="register"}',
        'huiyin_refusals_total{act="close",reason="no-right"}',
    )
    before = figures()

    case = register().case.id
    with pytest.raises(Refused) as no:
        do(case, "nobody", c.Close())

    refused = f'huiyin_refusals_total{{act="close",reason="{no.value.reason}"}}'
    after = figures()
    assert after[done] - before.get(done, 0) == 1
    assert after[refused] - before.get(refused, 0) == 1


def test_a_clock_that_waits_shows_as_lag_and_one_that_fired_is_counted(shop):
    register()
    first = Timer.objects.order_by("due").first()
    Timer.objects.exclude(pk=first.pk).delete()
    Timer.objects.update(due=moment.now() - timedelta(minutes=10), not_before=first.not_before)

    found = figures()
    assert found["huiyin_clocks_due"] == 1
    assert 599 < found["huiyin_clock_lag_seconds"] < 620

    Timer.objects.update(due=first.due, not_before=first.not_before)
    worker.fire_due(first.due, limit=1)
    fired = "huiyin_clocks_fired_total"
    assert figures()[fired] - found[fired] == 1


def test_messages_that_wait_and_what_failed_are_counted(shop):
    now = moment.now()
    common = {"way": "mail", "purpose": "p", "content": b"", "made_at": now}
    late = now - timedelta(hours=1)
    Outgoing.objects.create(key="1", message_id="1", not_before=late, **common)
    Outgoing.objects.create(key="2", message_id="2", not_before=now, state="failed", **common)
    register()
    Timer.objects.update(attempts=1)

    found = figures()
    assert found['huiyin_messages{state="waiting"}'] == 1
    assert found['huiyin_messages{state="failed"}'] == 1
    assert found["huiyin_message_lag_seconds"] > 3599
    assert found['huiyin_jobs_failed{sort="message"}'] == 1
    assert found['huiyin_jobs_failed{sort="clock"}'] == Timer.objects.count()


AGES = ("huiyin_seal_age_seconds", "huiyin_verification_age_seconds", "huiyin_backup_age_seconds")


def test_what_was_never_done_is_as_old_as_the_house(shop):
    """So that an alert hears of a house whose nightly timer never ran; a new house has two days."""
    migrations = MigrationRecorder.Migration.objects
    migrations.update(applied=moment.wall() - timedelta(minutes=5))
    assert [figures()[age] < 600 for age in AGES] == [True] * 3

    migrations.filter(pk=migrations.last().pk).update(applied=moment.wall() - timedelta(days=9))

    assert [figures()[age] > 8 * 86400 for age in AGES] == [True] * 3
    assert "huiyin_verification_sound" not in figures()


def test_every_figure_that_an_alert_asks_for_is_there_in_a_house_where_nothing_was_done_yet(shop):
    rules = yaml.safe_load(ALERTS.read_text("utf-8"))["groups"][0]["rules"]
    asked = {name for rule in rules for name in re.findall(r"huiyin_\w+", rule["expr"])}

    told = {name.partition("{")[0] for name in figures()}

    assert asked - told == {"huiyin_verification_sound"}  # until then HuiyinNotVerified speaks
    places = {
        f'huiyin_faults_total{{place="{p}"}}' for p in ("page", "api", "clock", "chore", "job")
    }
    assert places <= set(figures()), "the first fault is an increase only if there was a nought"


def test_the_age_of_seal_verification_and_backup_is_told(shop):
    register()
    seal(moment.now() - timedelta(hours=3), shop / "seals")
    caring.note("verify", is_sound=False, events=7)
    caring.note("backup")

    found = figures()
    assert 3 * 3600 <= found["huiyin_seal_age_seconds"] < 3 * 3600 + 60
    assert found["huiyin_verification_age_seconds"] < 60
    assert found["huiyin_verification_sound"] == 0
    assert found["huiyin_backup_age_seconds"] < 60
    assert found["huiyin_disk_free_bytes"] > 0


def test_a_worker_shows_while_it_lives_and_not_after_it_was_told_to_stop(shop):
    heart = Beating()
    heart.beat()
    heart.beat()
    assert figures()["huiyin_workers_alive"] == 1

    heart.end()
    assert figures()["huiyin_workers_alive"] == 0


def test_nothing_that_people_typed_can_become_a_label(shop):
    register(at=MORNING, facts={"what": "张秘密的杯子"})

    assert "张秘密" not in exposition().decode()


COUNT = """
from huiyin.ledger import meters
meters.COMMANDS.labels("admit").inc(2)
"""


def test_several_processes_put_their_counts_together_and_the_dead_are_forgotten(
    tmp_path, monkeypatch
):
    environment = {**os.environ, "PROMETHEUS_MULTIPROC_DIR": str(tmp_path)}
    for _ in range(2):
        subprocess.run([sys.executable, "-c", COUNT], env=environment, check=True)
    add = (
        "import json; from prometheus_client import CollectorRegistry, multiprocess, generate_latest;"
        "r = CollectorRegistry(); multiprocess.MultiProcessCollector(r);"
        "print(json.dumps(generate_latest(r).decode()))"
    )
    told = subprocess.run(
        [sys.executable, "-c", add], env=environment, check=True, capture_output=True, text=True
    )
    assert 'huiyin_commands_total{act="admit"} 4.0' in json.loads(told.stdout)

    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", str(tmp_path))
    forget_the_dead()
    assert list(tmp_path.glob("*.db")) == []


def test_processes_of_several_containers_that_share_a_home_are_told_by_each(shop, monkeypatch):
    """Their processes have the same numbers, so each container counts in a folder of its own."""
    places = [settings.HOME.meters / name for name in ("web1", "worker")]
    for place in places:
        place.mkdir(parents=True)
        environment = {**os.environ, "PROMETHEUS_MULTIPROC_DIR": str(place)}
        subprocess.run([sys.executable, "-c", COUNT], env=environment, check=True)
    for file in places[0].glob("*.db"):  # the same number in both
        sort = file.stem.rpartition("_")[0]
        [other] = places[1].glob(f"{sort}_*.db")
        other.rename(places[1] / file.name)

    for place in places:
        monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", str(place))
        assert figures()['huiyin_commands_total{act="admit"}'] == 4
