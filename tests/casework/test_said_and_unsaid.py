"""What is said and what is not: blanks are nothing, and that none of several applies is an answer."""

from datetime import date

import pytest

from huiyin.casework.facts import read_facts, read_value
from huiyin.casework.refusal import Reason, Refused
from huiyin.casework.vocabulary import vocabulary
from huiyin.casework.wording import Words, refusal_sentence
from huiyin.policy.loading import build_regulation
from huiyin.policy.policy import Policy
from tests.casework.test_corrections import registered
from tests.support.editions import edition

SIGNS = "  signs: {title: 有哪些迹象, type: choices, of: {smoke: 冒烟, smell: 有味}, clause: T-3}"


def policy() -> Policy:
    text = edition("1", "2004-01-01").files["pack.yaml"]
    text = text.replace("\nrefusal_grounds:", f"{SIGNS}\n\nrefusal_grounds:", 1)
    files = {"packs/tiny/pack.yaml": text}
    return build_regulation("tiny", lambda name: files, vocabulary()).on(date(2026, 3, 2))


@pytest.mark.parametrize("blank", ["", "  ", "\n\t", "\u3000"])
def test_a_text_that_an_act_cannot_do_without_is_not_left_blank(blank):
    refused = registered().refused("officer", "correct_registration", reason=blank)

    assert (refused.reason, refused.needs) == (Reason.TEXT_MISSING, "correct_registration.reason")


def test_blanks_are_no_answer_to_a_question():
    assert read_facts(policy(), {"what": "  ", "amount": "\u3000"}) == {}


@pytest.mark.parametrize("said", ["none", ["none"], []])
def test_that_none_applies_is_known_and_not_unknown(said):
    assert read_facts(policy(), {"signs": said}) == {"signs": frozenset()}
    assert Words(policy(), "zh-Hans", {}).fact("signs", frozenset()) == "以上都没有"


def test_none_and_something_contradict_each_other():
    with pytest.raises(Refused) as refused:
        read_value("signs", policy().facts["signs"], ["none", "smoke"])
    assert refused.value.reason is Reason.BAD_VALUE
    assert refusal_sentence(refused.value, policy()).endswith("有哪些迹象（以上都没有、冒烟）")


def test_the_field_that_was_left_blank_is_named_in_words():
    refused = Refused(Reason.TEXT_MISSING, (), "withdraw.reason")

    assert refusal_sentence(refused, policy()).startswith("必填，不能空白：")
    assert "withdraw" not in refusal_sentence(refused, policy())
