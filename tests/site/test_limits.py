"""Whoever answers requests on PostgreSQL waits only so long; a worker takes the time it needs."""

import pytest
from django.db import OperationalError, connection, connections

from huiyin.site import databases
from huiyin.site.databases import REQUESTS
from huiyin.site.databases import databases as store_of
from huiyin.upkeep.away import is_away

ADDRESS = "postgresql://huiyin@/house?host=/run/postgresql"


def test_processes_that_answer_have_limits_and_a_pool(monkeypatch, tmp_path):
    monkeypatch.setenv(REQUESTS, "1")

    options = store_of(ADDRESS, "", tmp_path)["default"]["OPTIONS"]

    assert options["options"].split("-c ")[1:] == [
        "statement_timeout=30s ", "lock_timeout=10s ", "idle_in_transaction_session_timeout=60s",
    ]  # fmt: skip
    assert options["pool"]["max_size"] == 8


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("limit", "statement"),
    [
        ("STATEMENT_S", "SELECT pg_sleep(5)"),
        ("LOCK_S", "LOCK TABLE ledger_stream"),
    ],
)
def test_what_takes_too_long_is_given_up_and_may_be_tried_again(monkeypatch, limit, statement):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite waits for its one writer (decision 0003)")
    monkeypatch.setenv(REQUESTS, "1")
    monkeypatch.setattr(databases, limit, 1)
    here = {**connection.settings_dict, "OPTIONS": {**databases._options()}}
    del here["OPTIONS"]["pool"]
    connections.databases["hurried"] = here
    try:
        with connection.cursor() as other:
            other.execute("BEGIN")
            other.execute("LOCK TABLE ledger_stream")
            hurried = connections["hurried"]
            hurried.connect()  # at once: a test may open none but those it began with
            with pytest.raises(OperationalError) as given_up, hurried.cursor() as cursor:
                cursor.execute(f"BEGIN; {statement}")
            other.execute("ROLLBACK")
        assert is_away(given_up.value)
    finally:
        connections["hurried"].close()
        del connections["hurried"], connections.databases["hurried"]
