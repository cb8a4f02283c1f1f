"""What the house shares is read again when its stream moved, and only then."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from huiyin.ledger import ports
from huiyin.ledger.held import Held, one_look
from huiyin.people.happenings import PersonJoined, PostGiven, PostTaken
from huiyin.people.organising import STREAM, record

pytestmark = [pytest.mark.django_db, pytest.mark.database]
POST = {"person": "li", "pack": "tiny", "role": "officer"}


@pytest.fixture(autouse=True)
def li(installation):
    record(PersonJoined, "", person="li", shown_name="李")


def holders() -> tuple[str, ...]:
    return ports.house().organisation("tiny").holders("officer")


def test_a_post_counts_as_soon_as_it_is_given_and_until_it_is_taken():
    assert holders() == ()
    record(PostGiven, "", **POST)
    assert holders() == ("li",)
    record(PostTaken, "", **POST)
    assert holders() == ()


def test_within_one_look_too():
    with one_look():
        assert holders() == ()
        record(PostGiven, "", **POST)
        assert holders() == ("li",)


def test_what_came_to_nothing_is_forgotten_though_as_much_happens_afterwards():
    with transaction.atomic():
        record(PostGiven, "", **POST)
        assert holders() == ("li",)
        transaction.set_rollback(True)
    assert holders() == ()
    record(PostGiven, "", **{**POST, "role": "head"})

    assert holders() == ()


def test_as_long_as_nothing_happens_nothing_is_read(django_assert_num_queries):
    asked = []
    held = Held(STREAM, lambda name: asked.append(name) or name.upper())

    with one_look():
        assert (held("a"), held("a"), held("b")) == ("A", "A", "B")
        with django_assert_num_queries(0):
            held("a")
    record(PostGiven, "", **POST)
    held("a")

    assert asked == ["a", "b", "a"]


def test_sqlite_finds_the_shared_streams_by_their_index_and_reads_no_case():
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL weighs the size of the table")
    with CaptureQueriesContext(connection) as asked, one_look():
        holders()
    statement = next(q["sql"] for q in asked if q["sql"].startswith("SELECT id, head"))
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {statement}")
        plan = " ".join(row[-1] for row in cursor.fetchall())

    assert plan == "SEARCH ledger_stream USING COVERING INDEX stream_shared_heads (kind=?)"
