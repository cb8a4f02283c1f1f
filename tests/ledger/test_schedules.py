"""What comes round is registered once a period, also when the workers stood still for a while."""

from datetime import date, timedelta

import pytest

from huiyin.ledger import moment, ports
from huiyin.ledger.door import load_case
from huiyin.ledger.store import load
from huiyin.register.models import CaseRow
from huiyin.register.schedules import MOST_DAYS, begin_due
from tests.ledger.house import MORNING, open_shop

pytestmark = pytest.mark.usefixtures("installation")
STREAM = "schedule/tiny/look_round"
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _seen(installation, monkeypatch):
    """The shop looks round every workday; first seen on Monday morning."""
    monkeypatch.setattr(moment, "now", lambda: MORNING)
    open_shop()
    assert begin_due(MORNING) == 0


def rounds():
    return CaseRow.objects.filter(kind="round").order_by("received_at")


def test_what_was_seen_today_begins_with_the_next_period():
    assert not rounds().exists()

    assert begin_due(MORNING + DAY) == 1

    [row] = rounds()
    assert row.received_at == (MORNING + DAY).replace(hour=0, minute=0)
    assert load_case(row.stream.partition("/")[2]).facts == {"what": "2026-03-03"}


def test_however_often_one_looks_a_period_begins_once():
    for _ in range(3):
        begin_due(MORNING + DAY)

    assert rounds().count() == 1
    assert [item.event.name for item in load(STREAM)] == ["schedule_seen", "period_begun"]


def test_days_on_which_the_workers_stood_still_are_made_up_for_and_rest_days_are_not():
    begin_due(MORNING + 8 * DAY)  # Tuesday of the next week

    days = [row.received_at.astimezone(MORNING.tzinfo).date() for row in rounds()]
    assert days == [date(2026, 3, d) for d in (3, 4, 5, 6, 9, 10)]


def test_nothing_is_made_up_for_that_is_long_past():
    begin_due(MORNING + 200 * DAY)

    oldest = rounds().first()
    assert oldest.received_at >= MORNING + (200 - MOST_DAYS - 1) * DAY


def test_every_period_names_its_case_and_rests_on_its_clause():
    begin_due(MORNING + DAY)

    [_, begun] = [item.event for item in load(STREAM)]

    assert (begun.day, begun.clauses) == ("2026-03-03", ("T-13",))
    assert load_case(begun.case).kind == "round"


def test_a_schedule_that_its_own_regulation_refuses_holds_up_no_other(monkeypatch):
    from huiyin.casework.refusal import Reason, Refused
    from huiyin.register import schedules

    def refuse(*_):
        raise Refused(Reason.UNKNOWN_CHANNEL)

    monkeypatch.setattr(schedules, "_register", refuse)

    assert begin_due(MORNING + DAY) == 0
    assert ports.rules().names()
