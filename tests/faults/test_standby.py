"""Long reports on a real streaming standby: read there while it follows."""

import time
from pathlib import Path

import pytest
from django.db import connection, connections
from django.test import override_settings

from huiyin.ledger import moment, ports
from huiyin.ledger.standby import ALIAS, long_read, standing
from huiyin.register.knowing import THE_HOUSE
from huiyin.register.models import CaseRow
from huiyin.returns.making import looked_at, wanted
from huiyin.returns.overview import overview
from tests.ledger.house import MORNING, open_shop, register
from tests.support import postgres

pytestmark = [pytest.mark.faults]


@pytest.fixture
def reports(installation, transactional_db):
    """The shop of the tests, with a standby of the server of the tests."""
    open_shop()
    here = dict(connection.settings_dict)
    with postgres.standby(Path(here["HOST"])) as made:
        connections.databases[ALIAS] = {**here, "HOST": str(made.folder)}
        routed = override_settings(DATABASE_ROUTERS=["huiyin.ledger.standby.Router"], STANDBY_LAG=5)
        connections[ALIAS].connect()  # at once: a test may open none but those it began with
        with routed:
            yield made
        connections[ALIAS].close()
        del connections[ALIAS], connections.databases[ALIAS]


def until(what, seconds: float = 30) -> None:
    ends = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < ends, "it never came to pass"
        time.sleep(0.1)


def on_standby(query: str) -> None:
    with connections[ALIAS].cursor() as cursor:
        cursor.execute(query)


def seen() -> int:
    policy = ports.rules().regulation("tiny").on(moment.now().date())
    return overview(policy, THE_HOUSE, moment.now()).open


def received() -> int:
    """By the monthly return, as somebody sees it who looks at it and records nothing."""
    month = f"{MORNING:%Y-%m}"
    table = looked_at(wanted("tiny", "monthly", month, moment.now()))
    return int(table.total.values[0])


def test_reports_are_read_from_a_standby_while_it_follows(reports):
    register()
    until(lambda: standing().follows and CaseRow.objects.using(ALIAS).count() == 1)
    with long_read():
        assert CaseRow.objects.all().db == ALIAS
    assert CaseRow.objects.all().db == "default"

    on_standby("SELECT pg_wal_replay_pause()")
    register()
    assert CaseRow.objects.using(ALIAS).count() == 1
    with override_settings(STANDBY_LAG=10_000):
        assert seen() == received() == 1  # as old as the house allows, and it does come from there
    with override_settings(STANDBY_LAG=0):
        until(lambda: not standing().follows)
        assert seen() == received() == 2

    reports.stop()
    assert seen() == 2
    assert connections[ALIAS].connection is None


def test_without_a_standby_nothing_is_asked_of_one(installation):
    assert standing() is None
    with long_read():
        assert CaseRow.objects.all().db == "default"
