"""The register is derived: replaying the ledger arrives at the same rows, and its past can be asked."""

from datetime import timedelta

import pytest
from django.db import connection

from huiyin.casework import commands as c
from huiyin.ledger import rebuilding, worker
from huiyin.ledger.models import Timer
from huiyin.register.models import CaseRow, ClockRow, PastCaseRow, WaitRow, WordsRow
from huiyin.register.projector import as_of
from tests.ledger.house import MORNING, do, open_shop, register

pytestmark = pytest.mark.usefixtures("installation")


@pytest.fixture(autouse=True)
def _lives(installation, monkeypatch):
    """Three cases at different points of their life, recorded when they happened."""
    from huiyin.ledger import moment

    clock = [MORNING]
    monkeypatch.setattr(moment, "now", lambda: clock[0])
    open_shop()
    first, second = register().case, register().case
    clock[0] = later = MORNING + timedelta(hours=1)
    register(later)
    do(first.id, "wang", c.Admit(), at=later)
    do(first.id, "wang", c.Propose(subject="refund", amounts={"payout": 500}), at=later)
    clock[0] = evening = MORNING + timedelta(hours=8)
    worker.fire_due(evening)
    do(second.id, "li", c.Answer(text="好"), at=evening)


def test_a_rebuild_arrives_at_the_same_rows():
    before = rebuilding.digests()

    assert rebuilding.rebuild() == 3

    assert rebuilding.digests() == before


def test_the_check_finds_a_row_that_was_changed_by_hand_and_changes_nothing():
    CaseRow.objects.filter(stage="answered").update(stage="closed")

    with pytest.raises(rebuilding.Differs, match="register_caserow"):
        rebuilding.check()

    assert CaseRow.objects.filter(stage="closed").exists()


def test_the_check_finds_a_timer_that_was_lost():
    Timer.objects.all().delete()

    with pytest.raises(rebuilding.Differs, match="ledger_timer"):
        rebuilding.check()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the index of PostgreSQL is its own")
def test_an_index_of_words_that_fell_out_of_step_is_mended_by_a_rebuild():
    register()
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER register_wordsrow_other")
        cursor.execute("UPDATE register_wordsrow SET words = words || ' zzzzzzzz'")
    rebuilding.rebuild()
    rebuilding.check()
    assert WordsRow.objects.filter(words__holds=["zzzzzzzz"]).count() == 0


def test_the_register_can_be_asked_as_of_a_moment_of_the_past():
    then = MORNING + timedelta(minutes=30)

    assert sorted(row.stage for row in as_of(CaseRow, then)) == ["received", "received"]
    assert {row.levels for row in as_of(CaseRow, then)} == {"pace:low"}
    assert not [row for row in as_of(WaitRow, then) if row.what == "approval"]

    afterwards = MORNING + timedelta(hours=2)
    assert [row.what for row in as_of(WaitRow, afterwards)].count("approval") == 1
    assert {row.status for row in as_of(ClockRow, afterwards)} == {"running"}


def test_a_row_knows_all_its_past_without_holes():
    for row in CaseRow.objects.all():
        past = list(PastCaseRow.objects.filter(stream=row.stream).order_by("since"))
        ends = [p.until for p in past]
        starts = [*[p.since for p in past][1:], row.since]
        assert ends == starts
