"""A person concerned by an ordinary complaint gives a statement and decides nothing."""

import pytest

from huiyin.casework import commands as c
from huiyin.casework.rights import DECISIVE
from tests.support.ferry import Reason, Story

NOT_DECISIONS = {
    "accept": "refused by itself, as concerned",
    "acknowledge": "a receipt promises nothing",
    "add_evidence": "their own papers belong to the file",
    "answer_task": "the statement itself",
    "appeal": "about their own charge",
    "append_to_file": "what arrives is added, whoever takes it in",
    "carry_out": "work that others decided",
    "do_act": "leaves a trace and changes nothing else",
    "fail_remedy": "work that others decided",
    "issue_paper": "forms show what is on file",
    "link": "a pointer",
    "move_sample": "custody is a fact",
    "note_delivery": "that it arrived is a fact",
    "record_contact": "a talk is a fact",
    "recuse": "to step back oneself is wanted",
    "register": "before it nobody is concerned",
    "remind": "asks, decides nothing",
    "return_task": "asks for what is missing",
    "sign": "their own signature",
    "write_letter": "nothing leaves the house by it",
}


def about(person: str) -> Story:
    return Story().register(by="ann", facts={"crew_member": person})


def test_every_act_either_decides_or_says_why_it_does_not():
    acts = {act for act, kind in c.ACTS.items() if not kind.SYSTEM}

    assert DECISIVE | set(NOT_DECISIONS) == acts
    assert not DECISIVE & set(NOT_DECISIONS)


@pytest.mark.parametrize("act", sorted(DECISIVE))
def test_the_person_concerned_may_do_nothing_that_decides(act):
    story = about("amy")

    option = story.allowed("amy")[act]

    assert not option.is_allowed
    if option.refusal.reason is not Reason.WRONG_STAGE:
        assert option.refusal.reason in (Reason.CONCERNED, Reason.ENDED)
    if option.refusal.reason is Reason.CONCERNED:
        assert option.refusal.clauses  # of the fact that names them


def test_the_person_concerned_gives_a_statement_like_anybody_else():
    story = about("bob")
    story.do("ann", "open_task", kind="statement")

    story.do("bob", "answer_task", task="task-1", text="当时风大", facts={"cause": "风"})

    assert story.task.answer == "当时风大"


def test_the_case_is_not_handed_to_the_person_concerned():
    story = about("bob")
    assert story.refusal("ann", "assign", to="bob").reason is Reason.CONCERNED

    story.do("ann", "assign", to="deck")
    assert story.refusal("bob", "accept").reason is Reason.CONCERNED


def test_a_witness_is_not_concerned():
    story = Story().register(by="ann", facts={"witness": "amy"})

    story.do("amy", "admit")


def test_whoever_was_recused_decides_nothing_either():
    story = Story().register()
    story.do("ma", "recuse", person="amy", reason="亲属")

    assert story.refusal("amy", "admit").reason is Reason.CONCERNED
    assert story.refusal("ma", "recuse", person="amy").reason is Reason.REDUNDANT


def test_a_panel_is_not_filled_by_the_person_concerned():
    story = Story().register(by="ann", facts={"crew_member": "cai", "hurt": "yes"})
    story.do("ann", "open_task", kind="panel")
    meeting = {"task": "task-1", "outcome": "decided"}

    refused = story.refusal("ma", "hold_meeting", **meeting, present=("ma", "ann", "cai"))

    assert (refused.reason, refused.needs) == (Reason.ATTENDEE_MISSING, "captain")
    story.do("ma", "hold_meeting", **meeting, present=("ma", "ann", "du", "cai"))


def test_becoming_concerned_later_ends_the_right_to_decide():
    story = Story().register()
    story.do("amy", "record_contact", facts={"crew_member": "amy"})

    assert story.refusal("amy", "admit").reason is Reason.CONCERNED
