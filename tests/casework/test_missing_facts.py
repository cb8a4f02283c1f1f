"""A task that asks for a fact ends when the fact is said, and by nothing else."""

from huiyin.casework.refusal import Reason
from tests.support.stories import Story

GRADED = """
facts:
  harm: {title: Harm, type: flag, asked_at: [register, amend_facts], clause: S-1}
roles:
  clerk: {title: Clerk, may: [register, amend_facts], clause: S-1}
tables:
  grade:
    title: Grade
    take: highest
    order: [plain, grave]
    rows:
      - {is: grave, when: harm, clause: S-2}
      - {is: plain, otherwise: true, clause: S-2}
"""


def test_a_word_is_no_fact():
    story = Story(GRADED)
    story.do("clerk", "register", channel="phone")

    refusal = story.refused("clerk", "answer_task", task="last", text="nobody was hurt")

    assert (refusal.reason, refusal.needs) == (Reason.NOT_AVAILABLE, "amend_facts")


def test_saying_the_fact_ends_the_task_and_settles_the_grade():
    story = Story(GRADED)
    story.do("clerk", "register", channel="phone")

    events = story.do("clerk", "amend_facts", facts={"harm": "no"})

    assert "task_dropped" in {event.name for event in events}
    assert story.run.case.grade == "plain"
