"""What whoever decides learns of the customer: earlier cases, and what they were given."""

from datetime import timedelta

import pytest

from huiyin.casework import commands as c
from tests.ledger.house import MORNING, do, register

LATER = MORNING + timedelta(hours=1)
WHO = {"phone_number": "138 0000-1111"}


@pytest.fixture
def paid(shop) -> str:
    case = register(facts=WHO).case
    do(case.id, "wang", c.Propose(subject="refund", amounts={"payout": 40}, text="退一半"))
    return case.number


def waiting() -> None:
    case = register(at=LATER, facts=WHO).case.id
    propose = c.Propose(subject="refund", amounts={"payout": 400}, text="全退")
    do(case, "wang", propose, at=LATER)


def test_an_approval_names_the_customer_s_earlier_cases(sit_down, paid):
    waiting()

    page = sit_down("li").get("/approvals/").content.decode()

    assert "此人以往的投诉" in page
    assert "以往 1 件" in page
    assert paid in page


def test_somebody_who_never_came_before_is_called_so(sit_down, shop):
    waiting()

    assert "以往没有投诉过" in sit_down("li").get("/approvals/").content.decode()


def test_many_approvals_stand_folded_but_for_the_first(sit_down, shop):
    for _ in range(5):
        waiting()

    page = sit_down("li").get("/approvals/").content.decode()

    assert page.count('<details class="card desk-approval mb-3"') == 5
    assert page.count('<details class="card desk-approval mb-3" open>') == 1


def test_the_case_lists_the_earlier_ones_as_well(sit_down, paid):
    later = register(at=LATER, facts=WHO).case.id

    assert paid in sit_down("wang").get(f"/cases/{later}/").content.decode()


def test_an_approval_is_sent_on_with_a_reason_and_waits_for_the_post_above(sit_down, shop):
    case = register().case.id
    do(case, "wang", c.Propose(subject="refund", amounts={"payout": 400}, text="全退"))
    li, zhao = sit_down("li"), sit_down("zhao")
    assert "转呈" in li.get("/approvals/").content.decode()
    sent = {"c.proposal": "proposal-1", "c.reason": "请您定", "key": "on", "back": "approvals"}

    answer = li.post(f"/cases/{case}/do/pass_on/?thing=proposal-1", sent)

    assert answer.headers["Location"] == "/approvals/"
    assert "没有等您审批的事项" in li.get("/approvals/").content.decode()
    assert "全退" in zhao.get("/approvals/").content.decode()
