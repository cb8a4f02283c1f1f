"""Every condition of a pack can be read aloud as a sentence, in the regulation's own words."""

import re

import pytest

from huiyin.casework.events import EVENT_TYPES
from huiyin.casework.wording.event_names import EVENT_NAMES
from huiyin.catalogue import Catalogue
from huiyin.policy.references import conditions_in, parts
from huiyin.rulebook.conditions import in_words
from huiyin.rulebook.naming import Naming
from tests.policy.packs import regulation_of

CATALOGUE = Catalogue()
PACK = """
language: zh-Hans
kinds: {complaint: {title: 投诉, clause: S-1}, inquiry: {title: 咨询, clause: S-1}}
facts:
  amount: {title: 金额, type: money, clause: S-1}
  bill: {title: 账单, type: money, clause: S-1}
  harm: {title: 有人受伤, type: flag, clause: S-1}
  media: {title: 媒体, type: choice, of: {none: 没有, local: 地方, main: 主流}, ordered: true, clause: S-1}
  matters: {title: 方面, type: choices, of: {price: 价格, staff: 态度}, clause: S-1}
  bought: {title: 购买日期, type: date, clause: S-1}
channels: {phone: {title: 热线, class: phone, clause: S-1}, web: {title: 官网, class: web, clause: S-1}}
contact_purposes: {progress: {title: 告知进展, clause: S-1}}
roles: {agent: {title: 经办, may: [register], clause: S-1}}
tasks: {panel: {title: 合议, to: agent, clause: S-1}}
"""


def said(source: str, language: str = "zh-Hans") -> str:
    regulation = regulation_of(PACK)
    return in_words(source, Naming(regulation.on(regulation.pack.in_force), language))


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("amount <= 2000", "金额不超过2000元"),
        ("2000 < amount", "金额超过2000元"),
        ("1000 < amount <= 2000", "金额超过1000元，且金额不超过2000元"),
        ("amount / bill > 70 %", "金额 ÷ 账单超过70%"),
        ("(amount + bill) * 2 > 10", "（金额 + 账单） × 2超过10元"),
        ("media = local", "媒体为地方"),
        ("media >= local", "媒体不低于地方"),
        ("media in [local, main]", "媒体为地方或主流"),
        ("kind not in [inquiry]", "类别不是咨询"),
        ("channel = phone", "渠道为热线"),
        ("channel_class != web", "渠道类型不是网上"),
        ("stage = closed", "阶段为已结案"),
        ("price in matters", "方面包括价格"),
        ("price not in matters", "方面不包括价格"),
        ("harm", "‘有人受伤’为是"),
        ("not harm", "‘有人受伤’为否"),
        ("not anonymous", "实名"),
        ("by_owner", "由经办人办理"),
        ("harm and (amount > 5 or price in matters)",
         "‘有人受伤’为是，且（金额超过5元，或方面包括价格）"),
        ("not (harm and anonymous)", "并非（‘有人受伤’为是，且匿名）"),
        ("today > bought + 3 months", "当日晚于购买日期之后3个月"),
        ("bought < 2026-01-31", "购买日期早于2026-01-31"),
        ("known(amount)", "已知金额"),
        ("not known(harm)", "尚不知有人受伤"),
        ("happened(closed)", "已有‘结案’"),
        ("not happened(task_opened, panel)", "尚无‘交办任务：合议’"),
        ("happened(answered, final)", "已有‘答复：正式答复’"),
        ("times(reminded) >= 2", "‘催办’的次数不少于2"),
        ("last(answered) < now", "最近一次‘答复’的时间早于此刻"),
        ("any c in contacts: c.purpose = progress and c.reached",
         "有联系记录（事由为告知进展，且已接通）"),
        ("not any t in tasks: t.kind = panel and t.open", "没有任务（类别为合议，且尚未完成）"),
        ("every t in tasks: t.done", "每项任务都（已完成）"),
        ("count(t in tasks where t.kind = panel) > 1", "任务（类别为合议）的数目超过1"),
        ("count(evidence) = 0", "证据数目等于0"),
    ],
)  # fmt: skip
def test_a_condition_is_said_in_the_words_of_its_regulation(source, sentence):
    assert said(source) == sentence


def test_a_condition_is_said_in_the_language_asked_for():
    assert (
        said("amount <= 2000 and not harm", "en")
        == "金额 is at most 2000 yuan and ‘有人受伤’ is no"
    )
    assert said("not happened(closed)", "zh-Hant") == "尚無『結案』"


@pytest.mark.parametrize("pack", CATALOGUE.names())
def test_no_word_of_the_language_is_left_in_a_sentence(pack):
    """Every condition of every pack; what is left in Latin letters is a mark or stands in a title."""
    regulation = CATALOGUE.regulation(pack)
    policy = regulation.on(regulation.pack.in_force)
    naming, left = Naming(policy, policy.language), set()
    for rule in parts(regulation.pack):
        for condition in conditions_in(rule):
            sentence = in_words(str(condition.source), naming)
            left |= set(
                re.findall(r"\b(?:and|or|not|in|any|every|where|known|happened)\b", sentence)
            )
            left |= set(re.findall(r"[<>=]", sentence))
    assert not left


def test_every_event_has_a_short_name_in_each_language():
    assert set(EVENT_NAMES) == set(EVENT_TYPES)
    assert all(len(set(names) - {""}) >= 2 for names in EVENT_NAMES.values())
