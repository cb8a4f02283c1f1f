"""Six people complain together: all must agree, and at most two, named, speak for them."""

import pytest

from huiyin.people.happenings import PersonJoined, PostGiven
from huiyin.people.organising import record
from tests.portal.test_complaining import the_case

PACK = "market-supervision"
FILL = f"/complain/new/{PACK}/complaint/fill/"
SIX = {
    "f.trader": "某装饰公司",
    "f.dispute": "六户同一批地板翘起",
    "f.request": "更换或者退款",
    "f.name": "王女士",
    "f.phone": "13900000006",
    "f.home": "某路一号",
    "f.complainants": "6",
}
AGREED = {"f.joint_consent": "true"}
TWO = {"f.representatives": ["王女士 13900000006", "李先生 13900000007"]}


@pytest.fixture
def office(house):
    record(PersonJoined, "", person="she", shown_name="She")
    record(PostGiven, "", person="she", pack=PACK, role="receiver")


def test_a_group_of_six_is_asked_who_speaks_for_them_and_comes_in_as_one_case(office, visitor):
    visitor.open(FILL)
    visitor.send(FILL, do="look", **SIX)
    assert "各投诉人都同意" in visitor.text and "书面推选的代表" in visitor.text
    assert visitor.page.count('name="f.representatives"') == 2  # a line for each who may be named

    visitor.send(FILL, do="look", **SIX, **AGREED, **TWO)
    assert "还没有提交" in visitor.text and "王女士 13900000006、李先生 13900000007" in visitor.text
    visitor.send(FILL, do="send")

    facts = the_case().facts
    assert (facts["complainants"], facts["representatives"]) == (6, tuple(TWO["f.representatives"]))


def test_whoever_speaks_for_a_group_may_be_one_alone(office, visitor):
    visitor.open(FILL)
    visitor.send(FILL, do="look", **SIX)
    visitor.send(FILL, do="look", **SIX, **AGREED, **{"f.representatives": ["王女士", ""]})
    visitor.send(FILL, do="send")

    assert the_case().facts["representatives"] == ("王女士",)


def test_no_more_speak_for_a_group_than_the_regulation_allows_and_nothing_typed_is_lost(
    office, visitor
):
    three = {"f.representatives": ["王女士", "李先生", "赵先生"]}
    visitor.open(FILL)
    visitor.send(FILL, do="look", **SIX, **AGREED, **three)

    assert visitor.status == 422
    assert all(f'value="{name}"' in visitor.page for name in three["f.representatives"])
