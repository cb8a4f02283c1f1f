"""What goes on in a sealed case goes past everybody who may not know of it, and that is said."""

from typing import Any

from huiyin.casework.case import Stage
from huiyin.casework.refusal import Reason
from huiyin.casework.scenarios import Run, Scenario
from huiyin.casework.secrecy import is_sealed
from huiyin.catalogue import calendars_for
from tests.support.harbour import regulation
from tests.support.stories import MONDAY, Story, named


class Matter(Story):
    """A matter of the invented port; every post is held by somebody of its name."""

    def __init__(self, **organisation: Any) -> None:
        self.regulation = regulation()
        self.calendars = calendars_for(self.regulation)
        self.run = Run(
            self.regulation, Scenario("story", "here", (), **organisation), self.calendars
        )
        self._moment = MONDAY

    def report(self, by: str = "auditor", kind: str = "report", **facts: Any) -> list[Any]:
        facts = {"what": "收受回扣", **facts}
        return self.do(by, "register", kind=kind, channel="letter", facts=facts)

    def tasks(self, kind: str) -> list[Any]:
        return [task for task in self.case.tasks.values() if task.kind == kind]


def told(events: list[Any]) -> set[str]:
    return {person for event in events if event.name == "notified" for person in event.to}


def test_notices_reach_nobody_who_may_not_know():
    assert told(Matter().report(kind="complaint", topic="goods")) == {"foreman", "auditor"}
    assert told(Matter().report(about_whom="foreman")) == {"auditor", "chair"}


def test_a_notice_that_found_nobody_goes_up_to_the_first_who_may_know():
    assert told(Matter().report(by="clerk", about_whom="auditor")) == {"chair"}


def test_a_post_that_was_passed_over_is_a_task_for_the_readers_who_are_left():
    matter = Matter()

    matter.report(about_whom="foreman")

    [task] = [task for task in matter.tasks("passed_over") if task.about == "foreman"]
    assert task.to == ("auditor", "chair")
    assert not matter.tasks("vacant_post")


def test_the_reader_who_is_accused_is_no_caretaker_of_their_own_case():
    matter = Matter()

    matter.report(by="clerk", about_whom="auditor")

    assert {task.to for task in matter.tasks("passed_over")} == {("chair",)}


def test_a_case_that_nobody_may_know_of_waits_for_whoever_comes_to_hold_a_readers_post():
    matter = Matter()

    events = matter.report(by="clerk", about_whom="chair")

    assert told(events) == set()
    assert {task.to for task in matter.tasks("passed_over")} == {("auditor", "chair")}
    assert not matter.tasks("vacant_post")


def test_escalation_passes_over_the_accused():
    matter = Matter()
    matter.report(about_whom="director")

    matter.at("2026-04-01T09:00")
    events = matter.outcome("chair").events

    assert "clock_expired(answer)" in named(events)
    assert told(events) <= {"chair", "auditor"}
    assert "director" not in told(events)


def test_work_for_a_post_whose_people_may_not_know_goes_up_the_line():
    matter = Matter(managers={"inspector": "cao"}, people={"cao": "clerk"})
    matter.report(about_whom="cao")
    matter.do("auditor", "open_task", kind="look_into")

    [task] = matter.tasks("look_into")
    assert matter.refused("inspector", "answer_task", task=task.id).reason is Reason.NOT_REGISTERED
    matter.do("auditor", "answer_task", task=task.id)
    assert [t.about for t in matter.tasks("passed_over")][-1] == "inspector"


def test_an_approval_passes_over_whoever_may_not_know():
    matter = Matter()
    matter.report(about_whom="ghost")
    matter.do("auditor", "admit")
    matter.do("auditor", "propose", subject="refund", amounts={"payout": 500})

    assert matter.refused("foreman", "approve", proposal="last").reason is Reason.NOT_REGISTERED
    assert matter.refused("director", "approve", proposal="last").reason is Reason.NOT_REGISTERED
    matter.do("chair", "approve", proposal="last")
    assert "foreman" in {task.about for task in matter.tasks("passed_over")}


def test_a_case_is_handed_to_nobody_who_may_not_know_of_it():
    posts = {"cao": "clerk", "fang": "foreman", "yu": "inspector", "yin": "inspector"}
    matter = Matter(managers={"yu": "cao"}, people=posts)
    matter.report(about_whom="cao")

    for to in ("fang", "yu"):
        assert matter.refused("auditor", "assign", to=to).reason is Reason.MAY_NOT_KNOW
    assert matter.refused("auditor", "assign", to="cao").reason is Reason.CONCERNED
    matter.do("auditor", "assign", to="yin")
    matter.do("yin", "accept")


def test_a_case_offered_to_a_post_is_taken_by_one_there_who_may_know():
    matter = Matter(
        managers={"yu": "cao"}, people={"cao": "clerk", "yu": "inspector", "yin": "inspector"}
    )
    matter.report(about_whom="cao")

    matter.do("auditor", "assign", to="inspector")

    assert matter.refused("yu", "accept").reason is Reason.NOT_REGISTERED
    matter.do("yin", "accept")


def test_an_owner_who_stands_aside_leaves_the_case_to_the_other_readers():
    matter = Matter()
    matter.report(about_whom="foreman")

    matter.do("auditor", "recuse", person="auditor", reason="亲属")

    assert matter.refused("auditor", "close", outcome="settled").reason is Reason.NOT_REGISTERED
    [task] = [task for task in matter.tasks("passed_over") if task.about == "owner"]
    assert task.to == ("chair",)
    matter.do("chair", "assign", to="chair")


def test_an_open_case_says_nothing_of_the_sealed_one_that_was_split_from_it():
    matter = Matter()
    matter.report(by="auditor", kind="complaint", topic="goods", about_whom="foreman")
    matter.do("clerk", "assign", to="auditor")
    before = matter.case

    events = matter.do("clerk", "split", kind="report", takes=["what", "about_whom"])

    assert events == []
    assert matter.case == before
    matter.run.step({"at": matter._moment, "follow": "report"})
    assert is_sealed(regulation().on(matter.case.received_at.date()), matter.case)
    assert matter.case.links == (("split", "case-1"),)


def test_an_open_case_that_was_split_from_a_sealed_one_does_not_say_from_which():
    matter = Matter()
    matter.report(about_whom="foreman", topic="goods")

    assert "spawned(complaint)" in named(
        matter.do("auditor", "split", kind="complaint", takes=["what", "topic"])
    )
    matter.run.step({"at": matter._moment, "follow": "complaint"})
    assert matter.case.stage is Stage.RECEIVED
    assert matter.case.links == ()
