"""Of a sealed case nobody hears who may not know of it, and outside the desk nothing is said of it."""

import pytest

from huiyin.casework import commands as c
from huiyin.ledger import moment
from huiyin.notices.models import Message
from tests.ledger.harbour import do, open_port, take_in
from tests.support.harbour import MORNING


@pytest.fixture
def port(installation, monkeypatch):
    monkeypatch.setattr(moment, "now", lambda: MORNING)
    open_port()
    return installation


def told() -> set[str]:
    return set(Message.objects.values_list("person", flat=True))


def test_messages_reach_those_alone_who_may_know(port):
    case = take_in("report", actor="cai", about_whom="cao")
    do(case, "cai", c.Assign(to="ao"))
    do(case, "ao", c.Accept())
    do(case, "ao", c.Admit())
    do(case, "ao", c.OpenTask(kind="look_into"))
    do(case, "ao", c.Propose(subject="refund", amounts={"payout": 500}, text="退"))

    assert told() <= {"ao", "chen", "yin", "cai"}
    assert "ao" in told()


def test_an_open_case_is_told_of_as_ever(port):
    take_in("complaint", actor="cai", topic="goods")

    assert "feng" in told()
