"""What a file still needs before it is put away."""

from huiyin.casework.checklist import checklist
from huiyin.casework.draft import Draft
from tests.support.stories import Story

RULES = """
roles:
  clerk: {title: 经办, may: [register, admit, answer, close, archive, add_evidence, record_contact, open_task, issue_paper, answer_task], clause: S-2}
evidence_kinds: {photo: {title: 照片, clause: S-1}}
outcomes:
  settled: {title: 已解决, clause: S-1}
  refused: {title: 未解决, clause: S-1}
tasks:
  inquiry: {title: 核实, to: clerk, clause: S-5}
papers:
  sheet: {title: 档案表, asked_on: closed, clause: S-3}
gates:
  has_photo: {act: archive, needs: "any e in evidence: e.kind = photo", says: 要有照片, clause: S-4}
  asked: {act: close, topic: settled, needs: happened(contact_recorded), says: 问过客户, clause: S-6}
  own: {act: archive, needs: by_handler, says: 由经办人归档, clause: S-7}
"""  # noqa: E501 (one rule a line)


def told(*deeds: tuple[str, dict[str, object]]) -> Story:
    story = Story(RULES)
    story.do("clerk", "register", kind="complaint", channel="phone")
    for act, answers in deeds:
        story.do("clerk", act, **answers)
    return story


def demands(story: Story, actor: str = "clerk") -> list[tuple[str, bool, tuple[str, ...]]]:
    run = story.run
    assert run.now is not None
    draft = Draft(story.regulation, run.context(actor, run.now), story.case)
    return [(check.says or check.what, check.met, check.clauses) for check in checklist(draft)]


def test_every_gate_of_the_file_is_on_it_met_or_not_and_none_about_who_acts():
    story = told(("admit", {}))
    assert demands(story) == [("要有照片", False, ("S-4",)), ("问过客户", False, ("S-6",))]

    story.do("clerk", "add_evidence", kind="photo", title="照片")
    assert demands(story, "somebody else")[0] == ("要有照片", True, ("S-4",))


def test_once_it_is_closed_only_what_the_file_needs_is_asked():
    story = told(("admit", {}), ("close", {"outcome": "refused"}))

    assert demands(story) == [("要有照片", False, ("S-4",)), ("paper", False, ("S-3",))]
    story.do("clerk", "issue_paper", paper="sheet")
    assert demands(story) == [("要有照片", False, ("S-4",))]


def test_work_that_is_open_is_on_it_until_it_is_done():
    story = told(("admit", {}), ("open_task", {"kind": "inquiry"}))
    assert demands(story)[-1] == ("task", False, ("S-5",))

    story.do("clerk", "answer_task", task="last", text="已核实")
    assert all(what != "task" for what, _, _ in demands(story))
