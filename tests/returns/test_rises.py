"""A rise above the usual is a task: found once, told, analysed, acted on, and judged by recurrence."""

from datetime import timedelta

import pytest

from huiyin.casework.refusal import Reason, Refused
from huiyin.ledger import moment, ports
from huiyin.notices.models import Message
from huiyin.returns.rises import do, find, judge, rises
from tests.ledger.house import MORNING, open_shop, register

pytestmark = pytest.mark.usefixtures("installation")
NOW = MORNING + timedelta(minutes=1)


@pytest.fixture(autouse=True)
def risen(installation, monkeypatch):
    open_shop()
    for week in range(12):
        register(MORNING - timedelta(days=7 * week + 8), facts={"topic": "goods"})
    for n in range(7):
        register(MORNING - timedelta(hours=n), facts={"topic": "goods"})
    monkeypatch.setattr(moment, "now", lambda: NOW)


def tiny():
    return ports.rules().regulation("tiny").on(MORNING.date())


def acted_on():
    find("tiny", NOW)
    [one] = rises("tiny")
    do(tiny(), one.id, "analyse", "li", {"cause": "一批货", "action": "下架"})
    do(tiny(), one.id, "act", "li", {"done": "已下架"})
    return one


def test_a_rise_is_found_once_and_those_who_oversee_are_told():
    found = [find("tiny", NOW), find("tiny", NOW + timedelta(hours=7))]

    [one] = rises("tiny")
    told = Message.objects.filter(template__startswith="duty/rise/")
    assert found == [1, 0]
    assert (one.fact, one.value, one.count, one.mean) == ("topic", "goods", 7, 1.0)
    assert set(told.values_list("person", flat=True)) == {"li", "zhao"}


def test_what_is_done_needs_a_cause_first_and_somebody_who_oversees():
    find("tiny", NOW)
    [one] = rises("tiny")

    with pytest.raises(Refused) as early:
        do(tiny(), one.id, "act", "li", {"done": "已下架"})
    with pytest.raises(Refused) as stranger:
        do(tiny(), one.id, "analyse", "wang", {"cause": "一批货", "action": "下架"})
    with pytest.raises(Refused) as empty:
        do(tiny(), one.id, "analyse", "li", {"cause": "一批货", "action": " "})

    assert [e.value.reason for e in (early, stranger, empty)] == [
        Reason.WRONG_STAGE, Reason.NO_RIGHT, Reason.TEXT_MISSING,
    ]  # fmt: skip


@pytest.mark.parametrize(("in_a_week", "state"), [(1, "helped"), (6, "recurred")])
def test_the_action_is_judged_after_four_weeks_by_whether_it_came_back(in_a_week, state):
    acted_on()
    for n in range(in_a_week):
        register(NOW + timedelta(days=10, hours=n), facts={"topic": "goods"})

    early = judge("tiny", NOW + timedelta(days=27))
    late = judge("tiny", NOW + timedelta(days=28))

    [one] = rises("tiny")
    assert (early, late) == (0, 1)
    assert one.state == state
    assert one.after == (0, in_a_week, 0, 0)
    assert judge("tiny", NOW + timedelta(days=35)) == 0


def test_the_same_thing_is_no_new_task_while_the_first_is_under_way():
    acted_on()
    later = NOW + timedelta(days=6)
    for n in range(8):
        register(later - timedelta(hours=n + 1), facts={"topic": "goods"})

    assert find("tiny", later) == 0
