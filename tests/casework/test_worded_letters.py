"""Letters that the regulation words: what they must say, who sends them, what sending does."""

from dataclasses import replace

import pytest

from huiyin.casework.organisation import SYSTEM
from huiyin.casework.refusal import Reason
from tests.support.stories import Story

RULES = """
facts:
  contact: {title: 联系方式, type: text, private: true, identifies: person, asked_at: register, clause: S-1}
  staff: {title: 被投诉员工, type: person, asked_at: register, clause: S-1}
roles:
  clerk:
    title: 经办
    clause: S-2
    may: [register, admit, acknowledge, answer, record_contact, record_finding, propose]
  head: {title: 主管, may: [propose, record_contact], clause: S-2}
  guard: {title: 保安, may: [register], clause: S-2}
clocks:
  reply:
    title: 正式答复
    from: registered
    until: answered(final)
    within: 5 workdays
    extension: {by: 5 workdays, approver: head, clause: S-5}
    clause: S-3
gates:
  looked_into:
    act: answer
    topic: final
    needs: findings >= 1
    says: 先查清
    clause: S-6
approvals:
  answer_letter: {title: 答复签发, by: head, clause: S-7}
letters:
  receipt:
    kind: acknowledgement
    title: 收悉告知书
    clause: S-4
    body: |
      {% block clock %}{{ due.reply }}前答复{% endblock %}
  longer:
    kind: extension
    title: 延期告知书
    clause: S-5
    body: |
      {% block reason %}{{ extension.reason }}{% endblock %}
      {% block until %}{{ extension.until }}{% endblock %}
  answer:
    kind: final_answer
    title: 答复书
    clause: S-8
    approval: answer_letter
    ways: [print, portal]
    delivered: {portal: dispatched}
    blanks:
      facts: {title: 查明的情况}
      apology: {title: 致歉, required: false}
    body: |
      {% block facts %}{{ blank.facts }}{% endblock %}
      {% block finding %}属实{% endblock %}
      {% block decision %}改正{% endblock %}
      {% block remedy %}无{% endblock %}
      {% block contest %}来函{% endblock %}
      {% block routes %}{% if staff %}对{{ staff }}的投诉可转监察{% else %}12315{% endif %}{% endblock %}
      {% if blank.apology %}{{ blank.apology }}{% endif %}
"""


def story(**facts: object) -> Story:
    told = Story(RULES)
    told.do("clerk", "register", kind="complaint", channel="phone",
            facts={"contact": "ming@example.org", **facts})  # fmt: skip
    return told


def names(told: Story, actor: str, act: str, **answers: object) -> list[str]:
    return [event.name for event in told.do(actor, act, **answers)]


def agreed(told: Story, text: str = "三次漏水") -> None:
    """The answer is written and the head has agreed to it."""
    told.do("clerk", "write_letter", letter="answer", says={"facts": text})
    told.do("clerk", "propose", subject="answer_letter", about=list(told.case.written)[-1])
    told.do("head", "approve", proposal="last")


def test_who_sends_the_receipt_acknowledges():
    told = story()
    told.do("clerk", "write_letter", letter="receipt")

    assert told.case.times("acknowledged") == 0
    assert names(told, "clerk", "send_letter", written="last", way="mail") == [
        "letter_dispatched", "acknowledged"]  # fmt: skip


def test_a_second_receipt_acknowledges_nothing_anew():
    told = story()
    told.do("clerk", "acknowledge", medium="phone", text="已收到")
    told.do("clerk", "write_letter", letter="receipt")

    assert "acknowledged" not in names(told, "clerk", "send_letter", written="last")


def test_a_letter_of_an_extension_lacks_its_reason_and_date_until_there_is_one():
    told = story()

    refused = told.refused("clerk", "write_letter", letter="longer")
    assert refused.reason is Reason.LETTER_INCOMPLETE
    assert refused.clauses == ("S-5",)
    assert refused.needs.split("、")[:2] == ["理由", "新的截止时间"]

    told.do("head", "extend", clock="reply", reason="等检测报告")
    told.do("clerk", "write_letter", letter="longer")
    assert told.case.written["letter-1"].text == "等检测报告\n2026年3月16日24:00\n"


def test_the_gates_of_answering_hold_for_the_letter_that_answers():
    told = story()
    agreed(told)

    refused = told.refused("clerk", "send_letter", written="last", way="print")

    assert (refused.reason, refused.clauses) == (Reason.GATE, ("S-6",))
    assert not told.case.written["letter-1"].is_sent
    told.do("clerk", "record_finding", text="漏水")
    assert "answered" in names(told, "clerk", "send_letter", written="last", way="print")


def test_the_consent_belongs_to_the_letter_as_it_stood():
    told = story()
    told.do("clerk", "record_finding", text="漏水")
    told.do("clerk", "write_letter", letter="answer", says={"facts": "一次漏水"})
    refused = told.refused("clerk", "send_letter", written="last")
    assert (refused.reason, refused.clauses) == (Reason.NOT_APPROVED, ("S-8", "S-7"))

    agreed(told)
    told.do("clerk", "write_letter", letter="answer", says={"facts": "四次漏水"})
    refused = told.refused("clerk", "send_letter", written="last")
    assert refused.reason is Reason.NOT_APPROVED
    assert told.do("clerk", "send_letter", written="letter-2")


def test_what_has_become_wrong_since_it_was_written_is_not_sent():
    told = story()
    told.do("clerk", "write_letter", letter="receipt")
    told.at("2026-03-03T09:00").do("head", "extend", clock="reply", reason="等检测报告")

    refused = told.refused("clerk", "send_letter", written="last")

    assert (refused.reason, refused.clauses) == (Reason.LETTER_STALE, ("S-4",))


def test_the_day_on_which_it_was_written_makes_no_letter_wrong():
    told = Story(RULES.replace("{{ due.reply }}前答复", "{{ due.reply }}前答复，{{ today }}"))
    told.do("clerk", "register", kind="complaint", channel="phone", facts={"contact": "无"})
    told.do("clerk", "write_letter", letter="receipt")

    assert told.at("2026-03-04T09:00").do("clerk", "send_letter", written="last", way="print")
    assert told.case.written["letter-1"].text.endswith("2026年3月2日\n")


def test_whoever_may_not_say_it_may_not_write_it():
    told = story()

    refused = told.refused("guard", "write_letter", letter="receipt")
    assert (refused.reason, refused.needs) == (Reason.NO_RIGHT, "经办")
    told.do("clerk", "write_letter", letter="receipt")
    assert told.refused("guard", "send_letter", written="last").reason is Reason.NO_RIGHT


def test_nobody_sends_the_answer_to_a_complaint_about_themselves():
    told = story(staff="clerk")
    told.do("clerk", "write_letter", letter="receipt")

    assert told.refused("clerk", "send_letter", written="last").reason is Reason.CONCERNED


def test_a_letter_goes_once_and_only_the_ways_that_the_regulation_leaves():
    told = story()
    told.do("clerk", "record_finding", text="漏水")
    agreed(told)

    assert told.refused("clerk", "send_letter", written="last", way="mail").reason is (
        Reason.NOT_AVAILABLE)  # fmt: skip
    told.do("clerk", "send_letter", written="last", way="portal")
    assert told.refused("clerk", "send_letter", written="last").reason is Reason.REDUNDANT


def test_without_an_address_a_letter_goes_any_way_but_by_mail():
    told = Story(RULES)
    told.do(
        "clerk", "register", kind="complaint", channel="phone", facts={"contact": "13900000001"}
    )
    told.do("clerk", "write_letter", letter="receipt")

    refused = told.refused("clerk", "send_letter", written="last", way="mail")
    assert refused.reason is Reason.NO_ADDRESS
    assert told.do("clerk", "send_letter", written="last", way="print")


def test_each_way_counts_as_delivered_when_the_regulation_says_so():
    told = story()
    told.do("clerk", "record_finding", text="漏水")
    agreed(told)
    assert "letter_delivered" in names(told, "clerk", "send_letter", written="last", way="portal")
    told.do("clerk", "write_letter", letter="receipt")
    assert told.refused("clerk", "note_delivery", written="last").reason is Reason.NOT_SENT

    told.do("clerk", "send_letter", written="last", way="print")
    assert not told.case.written["letter-2"].is_delivered
    told.at("2026-03-05T10:00").do(
        "clerk", "note_delivery", written="last", how="signed", proof="EMS 1"
    )
    assert told.case.written["letter-2"].how == "signed"
    assert told.refused("clerk", "note_delivery", written="last").reason is Reason.REDUNDANT


def test_a_mail_that_went_through_at_last_needs_nobody_any_more():
    told = story()
    told.do("clerk", "write_letter", letter="receipt")
    told.do("clerk", "send_letter", written="last", way="mail")
    told.do(SYSTEM, "note_letter", letter="a", became="failed", about="receipt", fault="refused")
    [task] = [t for t in told.case.tasks.values() if t.kind == "letter_failed"]
    assert task.status.value == "open"

    told.do(SYSTEM, "note_letter", letter="a", became="sent", about="receipt")

    assert told.case.tasks[task.id].status.value == "dropped"
    assert told.case.written["letter-1"].how == "taken"


def test_what_the_author_left_open_may_be_left_empty_only_where_that_was_said():
    told = story()

    refused = told.refused("clerk", "write_letter", letter="answer", says={"apology": "抱歉"})
    assert "查明的情况" in refused.needs
    refused = told.refused(
        "clerk", "write_letter", letter="answer", says={"facts": "x", "more": "y"}
    )
    assert refused.reason is Reason.UNKNOWN_SUBJECT
    told.do("clerk", "write_letter", letter="answer", says={"facts": "三次漏水"})
    assert told.case.written["letter-1"].text.startswith("三次漏水\n属实")


@pytest.mark.parametrize("text", ["", "   "])
def test_nobody_acknowledges_without_words_unless_the_regulation_has_some(text):
    told = story()

    refused = told.refused("clerk", "acknowledge", medium="phone", text=text)

    assert refused.reason is Reason.LETTER_EMPTY


def test_what_somebody_types_is_no_template():
    told = story()
    told.do("clerk", "write_letter", letter="answer", says={"facts": "{{ contact }} {% if 1 %}"})

    assert "{{ contact }} {% if 1 %}" in told.case.written["letter-1"].text


DEEMED = RULES.replace(
    "    title: 收悉告知书\n",
    """    title: 收悉告知书
    delivered: {refused: REFUSED, deemed: {within: 3 days, ways: [print], clause: S-9}}
""",
)


def sent(way: str = "print", refused: str = "returned") -> Story:
    """A receipt that left on Monday, 2 March, under a rule by which it arrives in three days."""
    told = Story(DEEMED.replace("REFUSED", refused))
    told.do(
        "clerk", "register", kind="complaint", channel="phone", facts={"contact": "m@example.org"}
    )
    told.do("clerk", "write_letter", letter="receipt")
    told.do("clerk", "send_letter", written="last", way=way)
    return told


def test_a_posted_letter_of_which_nobody_hears_counts_as_delivered_when_its_time_is_over():
    told = sent()
    assert not told.at("2026-03-05T23:59").outcome("").draft.case.written["letter-1"].is_delivered

    [expired, delivered] = told.at("2026-03-06T00:00").outcome("").events

    assert (expired.name, expired.breach, expired.clock) == (
        "clock_expired",
        False,
        "delivery:receipt",
    )
    assert (delivered.name, delivered.how, delivered.clauses) == (
        "letter_delivered",
        "deemed",
        ("S-9",),
    )
    assert told.case.written["letter-1"].delivered_at == expired.due


def test_what_was_signed_for_or_went_another_way_waits_for_no_time():
    told = sent()
    told.at("2026-03-04T10:00").do("clerk", "note_delivery", written="last", how="signed")
    assert told.at("2026-03-06T00:00").outcome("").events == []
    assert told.case.written["letter-1"].how == "signed"

    assert ("delivery:receipt", "letter-1") not in sent("portal").case.clocks


def test_the_time_runs_on_when_the_case_has_ended():
    told = sent()
    told.do("clerk", "record_finding", text="漏水")
    told.do("complainant", "withdraw", reason="不投诉了")

    told.at("2026-03-06T00:00").outcome("")

    assert told.case.written["letter-1"].how == "deemed"


@pytest.mark.parametrize("how", ["returned", "refused"])
def test_a_letter_that_came_back_is_somebody_s_work_and_goes_out_anew(how):
    told = sent()
    told.at("2026-03-04T10:00")

    assert names(told, "clerk", "note_delivery", written="last", how=how, proof="改退")[:1] == [
        "letter_returned"]  # fmt: skip
    letter = told.case.written["letter-1"]
    assert (letter.is_sent, letter.is_delivered, letter.returned) == (False, False, how)
    assert [t.about for t in told.case.tasks.values() if t.kind == "letter_failed"] == ["receipt"]
    assert told.at("2026-03-06T00:00").outcome("").events == []

    told.do("clerk", "send_letter", written="letter-1", way="print")
    told.at("2026-03-10T00:00").outcome("")
    assert told.case.written["letter-1"].how == "deemed"


def test_who_does_not_take_a_letter_in_has_it_where_the_regulation_says_so():
    told = sent(refused="delivered")

    told.do("clerk", "note_delivery", written="last", how="refused")

    assert told.case.written["letter-1"].how == "refused"


def test_a_letter_on_their_page_is_delivered_when_they_open_it_and_only_their_page_says_so():
    told = sent("portal")
    assert told.refused("clerk", "open_letter", written="letter-1").reason is Reason.SYSTEM_ONLY

    assert names(told, SYSTEM, "open_letter", written="letter-1") == [
        "letter_opened", "letter_delivered"]  # fmt: skip
    assert told.case.written["letter-1"].how == "read"
    assert told.refused(SYSTEM, "open_letter", written="letter-1").reason is Reason.REDUNDANT
    refused = sent("print").refused(SYSTEM, "open_letter", written="letter-1")
    assert refused.reason is Reason.UNKNOWN_SUBJECT


OWN = "请放心，{% block clock %}{{ due.reply }}以前一定答复您{% endblock %}"


def reworded(told: Story, own: str) -> None:
    """From now on the house says the receipt so."""
    plain = told.run.context
    words = {("receipt", "zh-Hans"): own}
    told.run.context = lambda *given: replace(plain(*given), letter_wordings=words)


def test_a_letter_is_written_in_the_words_of_the_house_and_says_so():
    told = story()
    reworded(told, OWN)
    told.do("clerk", "write_letter", letter="receipt")

    [state] = told.case.written.values()
    assert state.text == "请放心，2026年3月9日24:00以前一定答复您\n"
    assert state.own == OWN


def test_a_letter_that_was_written_is_sent_as_it_was_whatever_the_house_says_since():
    told = story()
    told.do("clerk", "write_letter", letter="receipt")
    reworded(told, OWN)
    assert "letter_dispatched" in names(told, "clerk", "send_letter", written="last")

    told.do("clerk", "write_letter", letter="receipt")
    reworded(told, OWN.replace("请放心", "您放心"))
    assert "letter_dispatched" in names(told, "clerk", "send_letter", written="last")
    assert list(told.case.written.values())[-1].text.startswith("请放心")


def test_words_that_leave_out_what_must_be_told_give_way():
    told = story()
    reworded(told, "请放心，{% block clock %}很快答复您{% endblock %}")
    told.do("clerk", "write_letter", letter="receipt")

    [state] = told.case.written.values()
    assert (state.text, state.own) == ("2026年3月9日24:00前答复\n", "")


def test_the_words_of_one_language_are_not_said_in_another():
    rules = RULES.replace(
        "    body: |\n      {% block clock %}{{ due.reply }}前答复{% endblock %}\n",
        '    body: {zh-Hans: "{% block clock %}{{ due.reply }}前{% endblock %}",'
        ' en: "{% block clock %}by {{ due.reply }}{% endblock %}"}\n',
    )
    told = Story(rules)
    told.do("clerk", "register", kind="complaint", channel="phone", facts={"contact": "无"})
    reworded(told, OWN)
    told.do("clerk", "write_letter", letter="receipt", language="en")
    told.do("clerk", "write_letter", letter="receipt", language="zh-Hant")

    english, chinese = (state.text for state in told.case.written.values())
    assert english.startswith("by 9 March 2026") and chinese.startswith("请放心")
