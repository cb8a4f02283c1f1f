"""A story told step by step says when, who, what, and what followed."""

from huiyin.catalogue import Catalogue
from huiyin.rulebook.told import told

CATALOGUE = Catalogue()


def story(name: str):
    [found] = [one for one in CATALOGUE.scenarios("general") if one.name == name]
    return told(CATALOGUE.regulation("general"), found, CATALOGUE.calendars("general"), "zh-Hans")


def test_each_step_has_its_moment_its_person_its_act_and_what_followed():
    first, second, last = story("旧文本下答复以后就可以依答复办结")

    assert (first.at, first.who, first.act) == ("2012-03-01 09:00", "投诉受理员", "登记")
    assert any("正式答复" in said and "2012" in said for said in first.said)
    assert second.act == "答复投诉人"
    assert any("结案" in said or "办结" in said for said in last.said), last.said
