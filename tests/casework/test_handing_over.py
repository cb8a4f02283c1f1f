"""A case is offered to somebody and stays with its owner until they accept."""

from huiyin.casework.case import Stage
from huiyin.casework.refusal import Reason
from tests.support.stories import Story, named

PACK = """
roles:
  officer: {title: Officer, may: [register, admit, amend_facts], clause: S-1}
  chief: {title: Chief, may: [assign], clause: S-1}
facts:
  culprit: {title: Complained about, type: person, clause: S-2}
reactions:
  to_their_manager:
    on: admitted
    when: known(culprit)
    do: {assign: line_manager_of_concerned}
    clause: S-2
"""


def test_assigning_a_case_to_its_owner_settles_it_without_an_acceptance():
    story = Story(PACK)
    story.do("officer", "register", channel="phone")
    story.do("officer", "admit")

    story.do("chief", "assign", to="officer")

    assert (story.case.owner, story.case.offered_to) == ("officer", "")
    assert story.case.stage is Stage.HANDLING


def test_assigning_a_case_to_its_owner_a_second_time_is_redundant():
    story = Story(PACK)
    story.do("officer", "register", channel="phone")
    story.do("chief", "assign", to="officer")

    assert story.refused("chief", "assign", to="officer").reason is Reason.REDUNDANT


def test_a_rule_offers_the_case_and_its_owner_keeps_it_until_it_is_accepted():
    story = Story(PACK, managers={"clerk": "head"})
    story.do("officer", "register", channel="phone", facts={"culprit": "clerk"})

    [_, assigned] = story.do("officer", "admit")

    assert (assigned.name, assigned.to, assigned.clauses) == ("assigned", "head", ("S-2",))
    assert (story.case.owner, story.case.offered_to) == ("officer", "head")
    story.do("head", "accept")
    assert story.case.owner == "head"


def test_a_rule_that_finds_nobody_to_offer_the_case_to_leaves_a_visible_task():
    story = Story(PACK)
    story.do("officer", "register", channel="phone", facts={"culprit": "clerk"})

    events = story.do("officer", "admit")

    assert named(events) == ["admitted", "task_opened(vacant_post)"]
    assert events[1].about == "line_manager_of_concerned"
