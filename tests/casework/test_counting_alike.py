"""Whatever sets a limit counts it alike: clocks, levels, callbacks, remedies, agreed dates."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from huiyin.policy.problems import PackError
from tests.support.stories import Story, regulation

PACK = """
calendar:
  open: {Mon-Fri: ["09:00-17:00"]}
  closed: [2026-03-04]
  units:
    desk: {open: {every day: ["08:00-20:00"]}}
units: {desk: {title: Desk, clause: S-1}}
facts:
  meeting: {title: Meeting, type: date, asked_at: [register, amend_facts], clause: S-1}
  urgent: {title: Urgent, type: flag, asked_at: [register, amend_facts], clause: S-1}
roles:
  officer: {title: Officer, may: [register, propose, amend_facts], clause: S-1}
  head: {title: Head, may: [approve], clause: S-1}
clocks:
  answer: {title: Answer, from: registered, until: answered, within: LIMIT, HOW, clause: S-2}
  meet: {title: Meet, from: registered, until: answered, due_on: meeting, DATED, clause: S-2}
ladders:
  rise:
    title: Rise
    from: registered
    until: answered
    starts_at: low
    HOW
    clause: S-2
    levels:
      low: {title: Low, owner: officer, within: LIMIT, clause: S-2}
callbacks:
  ask:
    title: Ask
    of: complaint
    from: registered
    draw: {share: 100 %}
    by: officer
    within: LIMIT
    HOW
    clause: S-2
remedies:
  refund:
    title: Refund
    approver: head
    carried_out_within: LIMIT
    HOW
    clause: S-2
"""
SHANGHAI = ZoneInfo("Asia/Shanghai")
HOW = {
    "the usual way": "basis: state",
    "the house's days": "basis: house",
    "the hours of a unit": "basis: house, hours: desk",
    "the first day": "counting: {first_day_counts: true}",
    "to the close of business": "counting: {ends: close}",
    "on to a working day": "counting: {roll: next workday}",
    "a late receipt": "basis: house, counting: {late_receipt: next workday}",
}


def pack(limit: str, how: str, dated: str = "basis: state") -> str:
    """The same manner of counting in every rule, in flow style and in block style."""
    block = how.replace(", counting", "\n    counting").replace(", hours", "\n    hours")
    text = PACK.replace("    HOW\n", f"    {block}\n").replace("HOW", how)
    return text.replace("LIMIT", limit).replace("DATED", dated)


def dues(story: Story) -> dict[str, datetime]:
    return {name: state.due for (name, _), state in story.case.clocks.items()}


@pytest.mark.parametrize("how", HOW.values(), ids=HOW)
@pytest.mark.parametrize("limit", ["3 workdays", "5 days", "6 opening hours", "same day"])
def test_a_clock_a_level_a_callback_and_a_remedy_count_alike(how, limit):
    story = Story(pack(limit, how))
    story.at("2026-03-02T16:00").do("officer", "register", channel="phone")
    story.do("officer", "propose", subject="refund")
    story.do("head", "approve", proposal="last")

    ends = dues(story)

    assert ends.keys() == {"answer", "rise", "ask", "refund"}
    assert len(set(ends.values())) == 1, ends


def test_the_manner_of_counting_matters_to_each_of_them():
    ends = set()
    for how in HOW.values():
        story = Story(pack("3 workdays", how))
        story.at("2026-03-02T18:00").do("officer", "register", channel="phone")
        ends.add(dues(story)["ask"])

    assert len(ends) == 5


def test_an_agreed_date_on_a_rest_day_moves_where_the_rule_says_so():
    story = Story(pack("5 days", "basis: state", "counting: {roll: next workday, ends: close}"))

    story.do("officer", "register", channel="phone", facts={"meeting": "2026-03-07"})

    assert dues(story)["meet"] == datetime(2026, 3, 9, 17, tzinfo=SHANGHAI)


def test_a_key_that_an_agreed_date_cannot_heed_is_a_mistake():
    with pytest.raises(PackError, match="late_receipt"):
        regulation(pack("5 days", "basis: state", "counting: {late_receipt: next day}"))


CASES = "{cases: [{when: urgent, within: 1 day}], otherwise: 5 days}"


def test_a_limit_by_facts_moves_a_level_a_callback_and_a_remedy_as_it_moves_a_clock():
    story = Story(pack(CASES, "basis: state"))
    story.do("officer", "register", channel="phone", facts={"urgent": False})
    story.do("officer", "propose", subject="refund")
    story.do("head", "approve", proposal="last")

    story.at("2026-03-02T12:00").do("officer", "amend_facts", facts={"urgent": True})

    assert set(dues(story).values()) == {datetime(2026, 3, 4, tzinfo=SHANGHAI)}
