"""Mistakes put right: each by an act of its own, with its right, its reason and its trace."""

import pytest

from huiyin.casework.case import ClockStatus, Stage
from huiyin.casework.evolve import replay
from huiyin.casework.refusal import Reason
from huiyin.casework.wording import sentence
from tests.support.stories import Story, named

PACK = """
language: en
facts:
  name: {title: Complainant, type: text, private: true, asked_at: [register], clause: S-1}
  accused: {title: Accused, type: person, asked_at: [register], clause: S-1}
  sum: {title: Sum, type: money, asked_at: [register, amend_facts], clause: S-1}
roles:
  officer:
    title: Officer
    may: [register, admit, propose, answer, carry_out, close, open_task, amend_facts, merge, unmerge,
          correct_registration, restore_registration, correct_person, move_case]
    clause: S-1
  clerk: {title: Clerk, may: [register], clause: S-1}
  head: {title: Head, may: [approve], clause: S-1}
tables:
  weight:
    title: Weight
    take: first
    rows:
      - {is: heavy, when: accused = "head", clause: S-2}
      - {is: light, otherwise: true, clause: S-2}
remedies:
  refund:
    title: Refund
    approver:
      take: first
      rows: [{is: head, when: weight = light or weight = heavy, clause: S-3}]
    clause: S-3
tasks:
  statement: {title: Statement, to: concerned, clause: S-4}
reactions:
  hear: {on: admitted, do: {open: statement}, clause: S-4}
accounts:
  fine:
    title: Fine
    amount: "10"
    charged_on: admitted
    charged_to: concerned
    clause: S-5
clocks:
  answer: {title: Answer, from: registered, until: answered, within: 5 days, clause: S-6}
  state: {title: State, from: task_sent, until: task_answered, within: 2 days, per: task, clause: S-6}
"""
WHO = {"name": "Ann Li", "accused": "clerk"}


def registered(**facts: str) -> Story:
    story = Story(PACK)
    story.do("officer", "register", channel="phone", facts={**WHO, **facts})
    return story


def said(story: Story, events: list) -> str:
    policy = story.regulation.on(events[0].at.date())
    return sentence(events[0], policy, "en")


def test_an_amended_fact_shows_the_old_and_the_new_and_why():
    story = registered(sum="100")

    events = story.do("officer", "amend_facts", facts={"sum": "1000"}, reason="a zero was missing")

    assert said(
        story, events
    ) == "Facts amended: Sum 100 → Sum 1000, because: a zero was missing" or (
        "100" in said(story, events) and "1000" in said(story, events)
    )
    assert (events[0].previous, events[0].facts) == ({"sum": 100}, {"sum": 1000})


def test_the_wrong_complainant_is_put_right_and_both_names_stay_on_record():
    story = registered()

    events = story.do("officer", "correct_person", fact="name", person="Bo Li", reason="misheard")

    assert story.case.facts["name"] == "Bo Li"
    assert said(story, events) == "Complainant corrected from Ann Li to Bo Li, because: misheard"


def test_whoever_was_wrongly_accused_may_act_again_and_the_right_one_may_not():
    story = registered(accused="officer")
    assert story.refused("officer", "admit").reason is Reason.CONCERNED

    story = registered(accused="clerk")
    story.do("officer", "correct_person", fact="accused", person="officer", reason="two of a name")

    assert story.refused("officer", "admit").reason is Reason.CONCERNED


def test_an_owner_who_turns_out_to_be_accused_leaves_work_to_hand_the_case_over():
    story = registered()

    story.do("officer", "correct_person", fact="accused", person="officer", reason="two of a name")

    assert [t.kind for t in story.case.tasks.values()] == ["owner_concerned"]


def test_the_statement_is_asked_of_the_right_person_and_no_more_of_the_wrong_one():
    story = registered()
    story.do("officer", "admit")

    story.do("officer", "correct_person", fact="accused", person="head", reason="two of a name")
    old, new, *_ = story.case.tasks.values()

    assert (old.status, old.to, old.dropped_for) == ("dropped", ("clerk",), "wrong_person")
    assert (new.kind, new.status, new.to) == ("statement", "open", ("head",))


def test_nobody_is_asked_while_the_right_person_is_not_known():
    story = registered()
    story.do("officer", "admit")

    events = story.do("officer", "correct_person", fact="accused", reason="it was not the clerk")

    assert "accused" not in story.case.facts
    tasks = {task.kind: task.status for task in story.case.tasks.values()}
    assert tasks == {"statement": "dropped", "missing_fact": "open", "wrongly_charged": "open"}
    assert said(story, events).endswith("to not known, because: it was not the clerk")


def test_what_was_charged_to_the_wrong_person_is_reviewed():
    story = registered()
    story.do("officer", "admit")
    assert [charge.person for charge in story.case.charges.values()] == ["clerk"]

    story.do("officer", "correct_person", fact="accused", person="head", reason="two of a name")

    assert [t.about for t in story.case.tasks.values() if t.kind == "wrongly_charged"] == [
        "charge-1"
    ]


def test_consent_that_rested_on_the_wrong_person_falls():
    story = registered()
    story.do("officer", "admit")
    story.do("officer", "propose", subject="refund")

    events = story.do("officer", "correct_person", fact="accused", person="head", reason="a slip")

    assert "approval_voided(refund)" in named(events)


def test_correcting_a_person_needs_its_right_a_reason_and_a_change():
    story = registered()

    assert story.refused("head", "correct_person", fact="name", person="Bo", reason="x").reason is (
        Reason.NO_RIGHT
    )
    same = story.refused("officer", "correct_person", fact="name", person="Ann Li", reason="x")
    assert same.reason is Reason.REDUNDANT
    other = story.refused("officer", "correct_person", fact="sum", person="Bo", reason="x")
    assert other.reason is Reason.UNKNOWN_FACT


def test_a_case_of_another_regulation_ends_as_moved_with_its_link():
    story = registered()
    story.do("officer", "open_task", kind="statement")

    story.do("officer", "move_case", to="other", other="case-9", reason="a grievance of staff")

    assert story.case.stage is Stage.MOVED
    assert ("moved_to", "case-9") in story.case.links
    assert {clock.status for clock in story.case.clocks.values()} == {ClockStatus.STOPPED}
    assert [task.dropped_for for task in story.case.tasks.values()] == ["moved"]
    assert story.refused("officer", "answer", form="final", medium="mail").reason is Reason.ENDED


def test_a_case_is_not_moved_before_what_was_granted_in_it_is_settled():
    story = registered()
    story.do("officer", "admit")
    story.do("officer", "propose", subject="refund")
    story.do("head", "approve", proposal="last")

    refusal = story.refused("officer", "move_case", to="other", other="case-9", reason="wrong pack")

    assert refusal.reason is Reason.UNPAID


def test_a_case_is_moved_neither_to_itself_nor_to_its_own_regulation():
    story = registered()

    for to, other in (("sample", "case-9"), ("other", "case-1")):
        refusal = story.refused("officer", "move_case", to=to, other=other, reason="wrong pack")
        assert refusal.reason is Reason.REDUNDANT


def test_what_was_annulled_in_error_goes_on_with_its_clocks_and_tasks():
    story = registered()
    story.do("officer", "open_task", kind="statement")
    before = {name: clock.due for name, clock in story.case.clocks.items()}
    story.at("2026-03-03T09:00").do("officer", "correct_registration", reason="came twice")
    assert story.case.stage is Stage.MISTAKEN
    assert {clock.status for clock in story.case.clocks.values()} == {ClockStatus.STOPPED}

    story.at("2026-03-03T10:00").do("officer", "restore_registration", reason="they are two")

    assert story.case.stage is Stage.RECEIVED
    assert {name: clock.due for name, clock in story.case.clocks.items()} == before
    assert {clock.status for clock in story.case.clocks.values()} == {ClockStatus.RUNNING}
    assert [task.status for task in story.case.tasks.values()] == ["open"]


def test_only_what_was_annulled_is_restored():
    refusal = registered().refused("officer", "restore_registration", reason="why not")

    assert refusal.reason is Reason.WRONG_STAGE


def test_what_was_merged_is_taken_apart_with_its_clocks():
    story = registered()
    story.do("officer", "merge", into="case-9", reason="the same")
    story.do("officer", "unmerge", reason="not the same")

    assert story.case.clocks["answer", ""].status is ClockStatus.RUNNING


@pytest.mark.parametrize(
    "act",
    [
        ("correct_person", {"fact": "accused", "reason": "x"}),
        ("move_case", {"to": "other", "other": "case-9", "reason": "x"}),
        ("correct_registration", {"reason": "x"}),
    ],
    ids=lambda act: act[0],
)
def test_a_correction_replays_to_the_same_case(act):
    story, history = Story(PACK), []
    history += story.do("officer", "register", channel="phone", facts=WHO)
    history += story.do("officer", "open_task", kind="statement")

    history += story.do("officer", act[0], **act[1])

    assert replay(history, story.case.id) == story.case
