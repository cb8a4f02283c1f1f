"""What machines ask: does it live, can it serve, how does it stand."""

import pytest
from django.db import OperationalError, ProgrammingError, connection
from django.test import Client

from huiyin.ledger import moment
from huiyin.site import probes
from huiyin.upkeep.away import is_away
from huiyin.upkeep.beating import ALIVE, Beating
from huiyin.upkeep.models import Heartbeat

TOKEN = "one-token-of-the-house"


def test_it_says_that_it_lives_by_any_name_and_without_the_database():
    """No fixture of the database: pytest would stop whoever asked it."""
    answer = Client().get("/health", headers={"host": "10.0.0.7:8000"})

    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert Client().post("/health").status_code == 405


def test_it_is_ready_with_its_database_and_names_a_worker_that_is_silent(shop):
    heart = Beating()
    heart.beat()
    assert Client().get("/ready?worker").json() == {
        "ready": True, "database": "ok", "migrations": "ok", "worker": "ok",
    }  # fmt: skip

    Heartbeat.objects.update(seen_at=moment.wall() - ALIVE * 2)

    answer = Client().get("/ready")
    assert answer.status_code == 200 and answer.json()["worker"] == "late"
    assert Client().get("/ready?worker").status_code == 503


def test_it_is_not_ready_without_its_database(shop, monkeypatch):
    def gone(*_: object) -> None:
        raise OperationalError("away")

    assert Client().get("/ready").json()["migrations"] == "ok", "known from now on"
    with monkeypatch.context() as lost:
        lost.setattr(probes, "is_anybody_there", gone)
        lost.setattr(connection, "cursor", gone)
        lost.setattr(connection, "close", lambda: None)
        answer = Client().get("/ready")

    assert answer.status_code == 503 and answer.json()["database"] == "away"


def test_it_is_not_ready_on_a_database_that_lacks_a_migration(shop, monkeypatch):
    monkeypatch.setattr(probes, "_CURRENT", [])
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'upkeep'")

    assert Client().get("/ready").json()["migrations"] == "missing"


def test_it_serves_on_when_a_newer_version_comes_to_its_database_and_says_so(client, shop):
    no_such_column = ProgrammingError("a column of yesterday")
    assert (client.get("/ready").json()["migrations"], is_away(no_such_column)) == ("ok", False)

    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES (%s, %s, %s)",
            ["register", "0999_of_tomorrow", moment.wall()],
        )

    ready = client.get("/ready")
    assert (ready.status_code, ready.json()["migrations"]) == (200, "newer")
    assert is_away(no_such_column), "503 and not 500: nobody's fault, and it passes"


@pytest.mark.parametrize(
    ("shown", "status"), [("", 401), ("Bearer other", 401), (f"Bearer {TOKEN}", 200)]
)
def test_figures_are_for_whoever_shows_the_token(shop, settings, shown, status):
    assert Client().get("/metrics").status_code == 404, "off until the house sets a token"

    settings.METRICS_TOKEN = TOKEN

    assert Client().get("/metrics", headers={"authorization": shown}).status_code == status
