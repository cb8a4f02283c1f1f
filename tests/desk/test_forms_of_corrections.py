"""The forms of corrections and of more time are made from their commands, as those of all acts."""

from datetime import datetime
from zoneinfo import ZoneInfo

from huiyin.casework.context import Context
from huiyin.casework.draft import Draft
from huiyin.casework.wording import Words
from huiyin.fields import Asking, Field, form_for
from tests.casework import test_corrections, test_extensions, test_remedies_carried_out
from tests.support.stories import Story

NOW = datetime(2026, 3, 2, 10, tzinfo=ZoneInfo("Asia/Shanghai"))


def form(story: Story, actor: str, act: str, thing: str = "") -> dict[str, Field]:
    context = Context(NOW, actor, story.run.organisation, story.calendars)
    draft = Draft(story.regulation, context, story.case)
    return {
        field.name: field
        for field in form_for(Asking(draft, Words(draft.policy, "en"), act, thing)).all()
    }


def test_more_time_for_the_clock_of_one_task_carries_the_task_and_asks_by_how_much():
    asked = form(test_extensions.two_visits(), "head", "extend", "work task-1")

    assert (asked["c.clock"].values, asked["c.clock"].kind) == (("work",), "hidden")
    assert (asked["c.key"].values, asked["c.key"].kind) == (("task-1",), "hidden")
    assert asked["c.term"].kind == "line"


def test_consent_to_more_time_may_be_asked_for_one_of_several_tasks():
    asked = form(test_extensions.two_visits(), "officer", "propose", "extension")

    assert [value for value, _ in asked["c.about"].options] == [
        "",
        "answer",
        "work task-1",
        "work task-2",
    ]
    assert "Task 2" in dict(asked["c.about"].options)["work task-2"]


def test_the_right_person_is_chosen_among_colleagues_and_a_complainant_is_typed():
    story = test_corrections.registered()

    accused = form(story, "officer", "correct_person", "accused")
    complainant = form(story, "officer", "correct_person", "name")

    assert {"", "officer", "clerk", "head"} <= set(dict(accused["c.person"].options))
    assert complainant["c.person"].kind == "line"
    assert accused["c.reason"].required


def test_a_case_is_moved_to_a_regulation_and_a_case_that_are_named(installation):
    asked = form(test_corrections.registered(), "officer", "move_case")

    assert (asked["c.to"].kind, asked["c.to"].required) == ("choice", True)
    assert "tiny" in dict(asked["c.to"].options)
    assert asked["c.other"].kind == "case"


def test_the_proof_of_a_remedy_is_chosen_among_what_proves_it():
    story = test_remedies_carried_out.granted("payment", sum="80")
    story.do("officer", "add_evidence", kind="photo", title="A photo")
    story.do("officer", "add_evidence", kind="receipt", title="A receipt")

    asked = form(story, "officer", "carry_out", "proposal-1")

    assert [value for value, _ in asked["c.proof"].options] == ["", "evidence-2"]
