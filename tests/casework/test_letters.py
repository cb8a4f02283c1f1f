"""Letters to the complainant: where they go, when they are refused, and what becomes of them."""

from datetime import date

import pytest

from huiyin.casework.letters import address_of
from huiyin.casework.refusal import Reason
from tests.support.stories import Story

RULES = """
facts:
  contact: {title: 联系方式, type: text, private: true, identifies: person, asked_at: register, clause: S-1}
  witness: {title: 证人邮箱, type: text, private: true, asked_at: register, clause: S-1}
roles:
  clerk: {title: Clerk, may: [register, admit, acknowledge, answer, record_contact], clause: S-2}
notices:
  received: {title: 已收到, on: acknowledged, to: complainant, body: "{number}", clause: S-3}
"""


def story(contact: str = "ming@example.org", **more: object) -> Story:
    told = Story(RULES)
    facts = {"contact": contact, **more}
    told.do("clerk", "register", kind="complaint", channel="phone", facts=facts)
    return told


def address_in(told: Story) -> str:
    return address_of(told.regulation.on(date(2026, 3, 2)), told.case)


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("ming@example.org", "ming@example.org"),
        ("13900000001、Ming.Li@mail.example.org", "Ming.Li@mail.example.org"),
        ("邮箱ming@example.org。", "ming@example.org"),
        ("ｍｉｎｇ＠ｅｘａｍｐｌｅ．ｏｒｇ", "ming@example.org"),
        ("13900000001", ""),
        ("ming@nowhere", ""),
    ],
)
def test_an_address_is_found_however_it_is_written(said, address):
    told = story(said)

    assert address_in(told) == address


def test_an_address_that_does_not_identify_the_complainant_is_never_taken():
    told = story("13900000001", witness="other@example.org")

    assert address_in(told) == ""
    refused = told.refused("clerk", "answer", text="已退款", send=True)
    assert refused.reason is Reason.NO_ADDRESS
    assert refused.needs == "联系方式"


def test_what_is_sent_was_told_by_mail_whatever_else_was_said():
    told = story()

    [answered] = [e for e in told.do("clerk", "answer", text="已退款", medium="phone", send=True)
                  if e.name == "answered"]  # fmt: skip
    assert (answered.medium, answered.send) == ("mail", True)


def test_a_letter_that_says_nothing_is_refused_unless_the_regulation_has_words_for_it():
    told = story()

    assert told.refused("clerk", "answer", send=True).reason is Reason.LETTER_EMPTY
    assert told.do("clerk", "acknowledge", medium="phone", send=True)


def test_only_what_is_said_to_the_complainant_can_be_sent_to_them():
    told = story()

    to_other = {"told": "请补充", "party": "respondent", "send": True}
    assert told.refused("clerk", "record_contact", **to_other).reason is Reason.NO_ADDRESS
    inward = {"told": "请补充", "direction": "in", "send": True}
    assert told.refused("clerk", "record_contact", **inward).reason is Reason.NO_ADDRESS


def test_a_letter_that_did_not_arrive_is_a_task_of_the_owner_once():
    told = story()

    told.do("", "note_letter", letter="a", became="failed", about="received", fault="bounced")
    [task] = [task for task in told.case.tasks.values() if task.kind == "letter_failed"]
    assert (task.to, task.about) == (("clerk",), "received")

    again = {"letter": "a", "became": "failed", "about": "received"}
    assert told.refused("", "note_letter", **again).reason is Reason.REDUNDANT


def test_nobody_but_the_outbox_says_what_became_of_a_letter():
    refused = story().refused("clerk", "note_letter", letter="a", became="sent")

    assert refused.reason is Reason.SYSTEM_ONLY
