"""The returns read the register: only complaints, of one regulation, by local days of receipt."""

from datetime import date, timedelta

import pytest

from huiyin.casework import commands as c
from huiyin.ledger import worker
from huiyin.returns.reading import answers_of, missed_clocks
from tests.ledger.house import MORNING, ZONE, do, open_shop, register

pytestmark = pytest.mark.usefixtures("installation")


@pytest.fixture(autouse=True)
def _shop(installation):
    open_shop()


def test_each_complaint_is_told_with_its_answer():
    done = register().case
    do(done.id, "wang", c.Answer(text="好"), at=MORNING + timedelta(hours=1))
    register(MORNING + timedelta(days=1))

    assert answers_of("tiny", ZONE) == [
        (MORNING, MORNING + timedelta(hours=1)),
        (MORNING + timedelta(days=1), None),
    ]


def test_the_days_of_receipt_count_at_both_ends():
    for days in range(4):
        register(MORNING + timedelta(days=days))

    found = answers_of("tiny", ZONE, date(2026, 3, 3), date(2026, 3, 4))

    assert [received.astimezone(ZONE).day for received, _ in found] == [3, 4]


def test_missed_clocks_are_those_that_the_cases_record():
    register()
    assert missed_clocks("tiny") == {}

    worker.fire_due(MORNING + timedelta(hours=3))

    assert missed_clocks("tiny") == {"pace": 1}
