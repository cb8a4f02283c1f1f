"""Looking into a case and acting upon the house are rights of the pack like any other."""

from huiyin.casework.access import may
from huiyin.casework.refusal import Reason
from tests.support.stories import Story

OPEN = """
roles:
  officer: {title: Officer, may: [register, open_task], clause: S-1}
  expert: {title: Expert, clause: S-1}
tasks:
  help: {title: Help, to: expert, clause: S-3}
"""
CLOSED = """
grants:
  those_with_a_task: {role: [officer, expert], may: [read], when: by_involved, clause: S-2}
  rule_making: {role: officer, may: draft_policy, clause: S-4}
"""


def registered(text: str) -> Story:
    story = Story(text, people={"colleague": "officer"})
    story.do("officer", "register", channel="phone")
    return story


def verdict(story: Story, actor: str, act: str):
    return may(story.regulation, story.case, story.outcome(actor).draft.context, act)


def test_a_pack_that_says_nothing_of_reading_leaves_the_case_open_to_the_house():
    assert verdict(registered(OPEN), "expert", "read").is_allowed


def test_the_complainant_never_reads_the_case_itself():
    assert verdict(registered(OPEN), "complainant", "read").refusal.reason is Reason.NO_RIGHT


def test_whoever_has_no_part_in_a_case_may_not_read_it_where_the_pack_says_so():
    story = registered(OPEN + CLOSED)

    assert verdict(story, "officer", "read").clauses == ("S-2",)
    refusal = verdict(story, "colleague", "read").refusal
    assert (refusal.reason, refusal.clauses) == (Reason.NO_RIGHT, ("S-2",))


def test_a_task_gives_part_in_the_case_until_it_is_answered():
    story = registered(OPEN + CLOSED)
    story.do("officer", "open_task", kind="help")
    assert verdict(story, "expert", "read").is_allowed

    story.do("expert", "answer_task", task="last")

    assert not verdict(story, "expert", "read").is_allowed


def test_drafting_the_regulation_is_for_whom_the_pack_names():
    story = registered(OPEN + CLOSED)

    assert verdict(story, "officer", "draft_policy").is_allowed
    assert not verdict(story, "expert", "draft_policy").is_allowed


def test_publishing_the_regulation_is_for_nobody_where_the_pack_names_nobody():
    assert not verdict(registered(OPEN), "officer", "publish_policy").is_allowed
