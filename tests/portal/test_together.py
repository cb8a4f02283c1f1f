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
AGREED = {"f.joint_consent": "true", "f.representatives": "2"}
NAMES = {"f.representative_names": "王女士 13900000006；李先生 13900000007"}


@pytest.fixture
def office(house):
    record(PersonJoined, "", person="she", shown_name="She")
    record(PostGiven, "", person="she", pack=PACK, role="receiver")


def test_a_group_of_six_is_asked_who_speaks_for_them_and_comes_in_as_one_case(office, visitor):
    visitor.open(FILL)
    visitor.send(FILL, do="look", **SIX)
    assert "各投诉人都同意" in visitor.text and "代表人数" in visitor.text

    visitor.send(FILL, do="look", **SIX, **AGREED)
    assert "代表的姓名和电话" in visitor.text
    visitor.send(FILL, do="look", **SIX, **AGREED, **NAMES)
    assert "还没有提交" in visitor.text
    visitor.send(FILL, do="send")

    facts = the_case().facts
    assert (facts["complainants"], facts["representatives"]) == (6, 2)
    assert "李先生" in facts["representative_names"]


@pytest.mark.parametrize("too_many", ["3", "-1"])
def test_no_more_speak_for_a_group_than_the_regulation_allows(office, visitor, too_many):
    visitor.open(FILL)
    visitor.send(FILL, do="look", **SIX, **{**AGREED, "f.representatives": too_many})

    assert visitor.status == 422
    assert "李先生" not in visitor.text
