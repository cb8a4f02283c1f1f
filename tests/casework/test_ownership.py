"""Ownership has no gap, a post without holder falls to somebody, and it is always said."""

import pytest

from huiyin.casework.organisation import Organisation, Post
from tests.support.ferry import Reason, Story, crew


def test_the_first_taker_owns_the_case():
    assert Story().register(by="ann").case.owner == "ann"


def test_the_case_stays_with_its_owner_until_the_hand_over_is_accepted():
    story = Story().register()
    story.do("amy", "assign", to="bob")
    assert (story.case.owner, story.case.offered_to) == ("amy", "bob")

    story.do("bob", "accept")

    assert (story.case.owner, story.case.offered_to) == ("bob", "")
    assert story.case.handlers == ("amy", "bob")


def test_a_case_can_be_reassigned_before_anybody_accepted():
    story = Story().register()
    story.do("amy", "assign", to="bob")

    story.do("amy", "assign", to="cai")

    assert story.refusal("bob", "accept").reason is Reason.NOT_OFFERED
    story.do("cai", "accept")
    assert story.case.owner == "cai"


def test_nobody_but_whom_it_was_offered_to_takes_the_case_over():
    story = Story().register()

    assert story.refusal("bob", "accept").reason is Reason.NOT_OFFERED


@pytest.mark.parametrize("to", ["", "nobody", "amy ", "complainant"])
def test_a_case_is_handed_to_nobody_who_is_not_there(to):
    refused = Story().register().refusal("amy", "assign", to=to)

    assert refused.reason is Reason.UNKNOWN_SUBJECT


def test_a_case_offered_to_a_unit_is_taken_by_one_of_its_people():
    story = Story().register()
    story.do("amy", "assign", to="deck")
    assert story.refusal("cai", "accept").reason is Reason.NOT_OFFERED

    story.do("bob", "accept")

    assert story.case.owner == "bob"


def test_the_post_responsible_for_the_level_is_another_than_the_owner():
    story = Story().register()

    assert story.case.owner == "amy"
    assert story.case.levels["watch"].owner == ("bosun",)


def test_a_vacant_post_falls_to_its_deputy_and_leaves_a_task():
    story = Story(organisation=crew(captain=(), deputies={"captain": ("dora",)})).register()

    story.wait("2026-03-02T12:00")

    told = [n.to for n in story.of("notified") if n.audience == "captain"]
    assert told and set(told) == {("dora",)}
    assert [task.about for task in story.tasks("vacant_post")] == ["captain"]


def test_a_vacant_post_without_deputy_falls_up_the_line_and_leaves_a_task():
    story = Story(organisation=crew(captain=())).register()

    story.wait("2026-03-02T12:00")

    told = [n.to for n in story.of("notified") if n.audience == "captain"]
    assert told and set(told) == {("ma",)}
    assert [task.about for task in story.tasks("vacant_post")] == ["captain"]


def test_where_the_whole_line_is_empty_the_task_alone_remains():
    story = Story(organisation=crew(captain=(), manager=(), director=())).register()

    story.wait("2026-03-02T12:00")

    assert not [n for n in story.of("notified") if n.audience == "captain"]
    assert "captain" in [task.about for task in story.tasks("vacant_post")]
    assert all(task.to == ("administrator",) for task in story.tasks("vacant_post"))


def test_an_absent_holder_with_a_deputy_is_no_vacancy():
    story = Story(organisation=crew(deputies={"captain": ("dora",)})).register()

    story.wait("2026-03-02T12:00")

    assert not story.tasks("vacant_post")


def test_the_same_vacancy_is_said_once_while_the_task_is_open():
    story = Story(organisation=crew(director=())).register(facts={"hurt": "yes"})
    story.wait("2026-03-10T12:00")

    assert [t.about for t in story.tasks("vacant_post")].count("director") == 1


def test_work_for_a_vacant_post_goes_up_the_line():
    story = Story(organisation=crew(captain=())).register()
    story.do("amy", "open_task", kind="correct")
    assert [task.about for task in story.tasks("vacant_post")] == ["captain"]

    correct = story.tasks("correct")[0]
    story.do("ma", "answer_task", task=correct.id, text="已换班")

    assert story.tasks("correct")[0].status.value == "answered"


def test_a_vacant_approver_is_replaced_from_above_and_that_is_said():
    story = Story(organisation=crew(manager=())).register()
    story.do("amy", "propose", subject="upgrade", facts={"cause": "潮水"})

    assert "manager" in [task.about for task in story.tasks("vacant_post")]
    story.do("du", "approve", proposal="proposal-1")
    assert story.proposal.status.value == "approved"


def test_a_notice_to_a_vacant_post_reaches_the_deputy_and_leaves_a_task_at_once():
    story = Story(organisation=crew(director=(), deputies={"director": ("dora",)}))

    story.register(facts={"hurt": "yes"})

    assert ("dora",) in [n.to for n in story.of("notified") if n.audience == "director"]
    assert [task.about for task in story.tasks("vacant_post")] == ["director"]


def test_whoever_holds_a_post_of_a_unit_belongs_to_it_and_those_posted_elsewhere_do_not():
    organisation = Organisation(
        (
            Post("adviser", "", ("li",)),
            Post("adviser", "north", ("wu",)),
            Post("clerk", "south", ("he",)),
        )
    )

    assert organisation.members("south", ("adviser",)) == ("he", "li")
    assert organisation.members("south") == ("he",)
