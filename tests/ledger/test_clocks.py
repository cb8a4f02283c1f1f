"""A due clock fires once, at its due moment, whoever looks and however late."""

import gc
from datetime import timedelta

import pytest

from huiyin.casework import commands as c
from huiyin.casework import decide
from huiyin.ledger import door, firing, worker
from huiyin.ledger.door import load_case
from huiyin.ledger.models import EventRow, Timer
from huiyin.register.models import CaseRow, NoticeRow
from tests.ledger.house import MORNING, do, open_shop, register

pytestmark = pytest.mark.usefixtures("installation")


@pytest.fixture(autouse=True)
def _shop(installation):
    open_shop()


def expiries() -> int:
    return EventRow.objects.filter(type="clock_expired").count()


def test_nothing_fires_before_it_is_due():
    register()

    assert worker.fire_due(MORNING + timedelta(minutes=119, seconds=59)) == 0


def test_a_level_fires_once_and_tells_whom_it_names():
    case = register().case
    two_hours = MORNING + timedelta(hours=2)

    assert worker.fire_due(two_hours) == 1
    assert worker.fire_due(two_hours) == 0

    assert load_case(case.id).levels["pace"].level == "high"
    assert NoticeRow.objects.filter(token="person:li").count() == 1
    assert CaseRow.objects.get().levels == "pace:high"


def test_a_worker_that_comes_a_day_late_finds_the_ladder_where_it_would_have_been():
    case = register().case

    worker.fire_due(MORNING + timedelta(days=1))

    level = load_case(case.id).levels["pace"]
    assert (level.level, level.since) == ("top", MORNING + timedelta(hours=4))


def test_a_clock_that_was_stopped_does_not_fire():
    case = register().case
    do(case.id, "wang", c.Answer(text="好"), at=MORNING + timedelta(minutes=5))

    worker.fire_due(MORNING + timedelta(days=90))

    assert expiries() == 0


def test_a_warning_comes_before_the_end_and_only_once():
    register()
    worker.fire_due(MORNING + timedelta(days=20))

    assert EventRow.objects.filter(type="clock_warned").count() == 1
    assert not EventRow.objects.filter(type="clock_expired", data__contains='"answer"').exists()


def test_a_clock_that_cannot_fire_is_postponed_and_stops_no_other(monkeypatch):
    register()
    register()
    broken = Timer.objects.filter(clock="pace").order_by("pk").first()
    genuine = decide.decided

    def trouble(regulation, case, command, context):
        if f"case/{case.id}" == broken.stream:
            raise RuntimeError("a pack that cannot be read")
        return genuine(regulation, case, command, context)

    for place in (door, firing):  # alone, and with others
        monkeypatch.setattr(place, "decided", trouble)
    worker.fire_due(MORNING + timedelta(hours=2))

    broken.refresh_from_db()
    assert broken.attempts == 1
    assert "cannot be read" in broken.trouble
    assert expiries() == 1


def test_looking_for_due_clocks_does_not_read_the_others(django_assert_num_queries):
    for _ in range(5):
        register()

    with django_assert_num_queries(3):  # a transaction around one look
        worker.fire_one(MORNING)


def test_what_a_worker_has_after_its_first_round_is_not_collected_again():
    rounds = iter([False, False, True])
    did = []
    try:
        worker.run(lambda: next(rounds), chores=[lambda: did.append(gc.get_freeze_count())],
                   rest=lambda seconds: None)  # fmt: skip
        assert did == [0]
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
