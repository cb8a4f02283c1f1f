"""The overview counts what the cases say, for eyes that may know, and shows what is above the usual."""

from datetime import timedelta
from decimal import Decimal

import pytest

from huiyin.casework import commands as c
from huiyin.ledger import ports, worker
from huiyin.register.knowing import EVERYBODY
from huiyin.returns.overview import hot, overview
from tests.ledger.house import MORNING, do, open_shop, register

pytestmark = pytest.mark.usefixtures("installation")


@pytest.fixture(autouse=True)
def _shop(installation):
    open_shop()


def tiny():
    return ports.rules().regulation("tiny").on(MORNING.date())


def test_the_backlog_is_told_by_age_and_by_person():
    now = MORNING + timedelta(days=10)
    done = register(MORNING).case
    do(done.id, "wang", c.Answer(text="好"), at=MORNING + timedelta(days=1))
    do(done.id, "wang", c.Close(outcome="settled"), at=MORNING + timedelta(days=1))
    register(MORNING)
    register(now - timedelta(days=2))
    worker.fire_due(now)

    found = overview(tiny(), EVERYBODY, now)

    assert found.open == 2
    assert found.ages == (1, 0, 1, 0, 0, 0)
    assert [(one.person, one.open) for one in found.load] == [("wang", 2)]


def test_each_month_has_its_own_figures():
    case = register(MORNING).case
    do(case.id, "wang", c.Answer(text="好"), at=MORNING + timedelta(days=2))
    do(case.id, "wang", c.Confirm(satisfied=True), at=MORNING + timedelta(days=2))
    register(MORNING + timedelta(days=40))

    months = {
        f"{m.first:%m}": m for m in overview(tiny(), EVERYBODY, MORNING + timedelta(days=45)).months
    }

    assert (months["03"].received, months["04"].received) == (1, 1)
    assert (months["03"].first_answer, months["03"].satisfaction) == (2.0, 1.0)
    assert months["03"].timeliness == 1.0
    assert months["04"].satisfaction is None
    assert months["03"].given == Decimal(0)


def test_what_gathers_in_a_week_is_hot_once_it_is_above_the_usual():
    for week in range(12):
        register(MORNING - timedelta(days=7 * week + 8), facts={"topic": "goods"})
    for n in range(7):
        register(MORNING - timedelta(hours=n), facts={"topic": "goods"})

    found = {one.fact: one for one in hot(tiny(), EVERYBODY, MORNING + timedelta(minutes=1))}

    assert (found["topic"].value, found["topic"].count) == ("goods", 7)
    assert found["topic"].is_risen
    assert found["topic"].usual.mean == 1


def test_while_the_house_is_new_nothing_is_usual_and_nothing_risen():
    for n in range(9):
        register(MORNING - timedelta(hours=n), facts={"topic": "goods"})

    found = hot(tiny(), EVERYBODY, MORNING + timedelta(minutes=1))

    assert [one.count for one in found] == [9]
    assert not any(one.is_risen for one in found)
