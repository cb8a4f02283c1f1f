"""Gates that no sequence of acts opens, clocks that nothing stops, consents that wait for each other."""

import pytest

from huiyin.casework.vocabulary import vocabulary
from huiyin.policy.scopes import case_scope
from huiyin.proof.exploring import Exploration
from tests.policy.packs import regulation_of
from tests.proof.proofs import SMALL, found, said

PARTS = (
    SMALL
    + """
evidence_kinds:
  photo: {title: 照片, clause: T-1}
contact_purposes:
  visit: {title: 走访, clause: T-1}
approvals:
  plan: {title: 方案, by: manager, clause: T-2}
  budget: {title: 预算, by: director, clause: T-3}
tasks:
  opinion: {title: 法律意见, to: manager, clause: T-4}
papers:
  minutes: {title: 记录, clause: T-5}
acts:
  review: {title: 复查, mark: reviewed, clause: T-6}
"""
)


def gate(needs: str, act: str = "answer", more: str = "") -> str:
    return f"""{PARTS}gates:
  first: {{act: {act}, needs: "{needs}", says: 先办这件事, clause: T-7{more}}}
"""


OPEN = [
    "any e in evidence: e.kind = photo",
    "any c in contacts: c.purpose = visit and c.reached",
    "any p in proposals: p.subject = plan and p.approved",
    "any t in tasks: t.kind = opinion and t.done",
    "happened(finding_recorded) and findings > 0",
    "stage in [assessed, handling]",
    "known(amount)",
    "happened(clock_expired)",
]
SHUT = [
    "any p in papers: p.paper = minutes",
    "reviewed in marks",
    "happened(act_done, review)",
    "stage = suspended",
    "happened(responsibility_found)",
    "any p in proposals: p.subject = plan and p.carried_out",
    "answered_at < now and happened(answered)",
]
"""Nobody may issue papers, do acts of the pack's own, suspend; before the first answer there is none."""


@pytest.mark.parametrize("needs", OPEN)
def test_a_gate_that_some_sequence_opens_is_passed(needs):
    assert found(gate(needs)) == []


@pytest.mark.parametrize("needs", SHUT)
def test_a_gate_that_no_sequence_opens_is_found(needs):
    [shut] = found(gate(needs))

    assert (shut.kind, shut.about, shut.clauses) == (
        "gate_never_opens",
        ("gates", "first"),
        ("T-7",),
    )


def test_a_condition_that_is_never_true_is_not_said_twice():
    assert [f.kind for f in found(gate("people < 1"))] == ["never_true"]


def test_a_call_needs_no_purpose_and_a_task_may_be_the_products_own():
    purposeless = PARTS.replace("contact_purposes:\n  visit: {title: 走访, clause: T-1}\n", "")
    reached = gate("any c in contacts: c.reached").replace(PARTS, purposeless)

    assert found(reached) == []
    assert found(gate("any t in tasks: t.kind != opinion and t.done")) == []


def test_a_gate_that_never_closes_on_anybody_is_none():
    """It is asked only of suspended cases, and there are none."""
    assert found(gate("reviewed in marks", more=", when: stage = suspended")) == []


def test_a_gate_that_shuts_while_something_is_so_opens_when_it_is_not():
    assert found(gate("media = none", more=", when: media = local")) == []


def test_a_gate_reads_the_form_of_its_own_act():
    asked = PARTS.replace("type: flag, asked_at: register", "type: flag, asked_at: answer")
    text = asked + "gates:\n  first: {act: answer, needs: harm, says: 先填, clause: T-7}\n"

    assert found(text) == []


def test_what_a_reaction_brings_opens_a_gate():
    reaction = "reactions:\n  mark: {on: admitted, do: [{mark: checked}], clause: T-8}\n"
    never = reaction.replace("on: admitted", "on: suspended")

    assert found(gate("checked in marks") + reaction) == []
    assert [f.kind for f in found(gate("checked in marks") + never)] == ["gate_never_opens"]


def test_a_chain_of_acts_is_followed_to_its_end():
    """Evidence lets a plan be proposed, its approval sends the task, the task lets the case be answered."""
    text = (
        PARTS.replace("法律意见,", "法律意见, approval: plan,")
        + """
gates:
  one: {act: propose, topic: plan, needs: count(evidence) > 0, says: 一, clause: T-7}
  two: {act: answer, needs: "any t in tasks: t.kind = opinion and t.done", says: 二, clause: T-7}
  three: {act: close, needs: happened(answered), says: 三, clause: T-7}
"""
    )
    regulation = regulation_of(text)
    policy, scope = (
        regulation.on(regulation.pack.in_force),
        case_scope(regulation.pack, vocabulary()),
    )
    exploration = Exploration(policy, scope, vocabulary())

    assert found(text) == []
    assert exploration.world.happens("closed")
    assert exploration.rounds > 2


CIRCLE = (
    PARTS
    + """
gates:
  one: {act: propose, topic: plan, says: 先有预算, clause: T-7,
    needs: "any p in proposals: p.subject = budget and p.approved"}
  two: {act: propose, topic: budget, says: 先有方案, clause: T-8,
    needs: "any p in proposals: p.subject = plan and p.approved"}
"""
)


def test_consents_that_wait_for_each_other_are_one_finding():
    [circle] = found(CIRCLE)

    assert circle.kind == "approval_cycle"
    assert circle.clauses == ("T-7", "T-8", "T-2", "T-3")
    assert said(CIRCLE, "approval_cycle") == ["审批“方案”与审批“预算”互相等待，谁也不能先办。"]


def test_a_task_that_waits_for_a_consent_that_waits_for_the_task_is_a_circle():
    text = (
        PARTS.replace("法律意见,", "法律意见, approval: plan,")
        + """
gates:
  one: {act: approve, topic: plan, says: 先问, clause: T-7,
    needs: "any t in tasks: t.kind = opinion and t.done"}
"""
    )
    [circle] = found(text)

    assert circle.kind == "approval_cycle"
    assert {name for _, name in circle.words["rules"]} == {"plan", "opinion"}


def clock(until: str, more: str = "") -> str:
    return f"""{PARTS}clocks:
  wait: {{title: 等待, from: registered, until: {until}, within: 5 days, clause: T-9{more}}}
"""


@pytest.mark.parametrize(
    "until", ["suspended", "act_done(review)", "paper_issued", "proposed(budget)"]
)
def test_a_clock_that_nothing_stops_is_found(until):
    gates = "gates:\n  no: {act: propose, topic: budget, needs: reviewed in marks, says: 查, clause: T-7}"

    stuck = found(clock(until) + gates, "clock_never_stops")

    assert [f.about for f in stuck] == [("clocks", "wait")]


@pytest.mark.parametrize(
    "until", ["answered", "'{any: [suspended, answered]}'", "task_answered(opinion)"]
)
def test_a_clock_that_something_stops_is_none(until):
    assert found(clock(until.strip("'"))) == []


def test_a_clock_that_waits_for_all_stops_only_when_all_can_happen():
    [stuck] = found(clock("{all: [suspended, answered]}"))

    assert said(clock("{all: [suspended, answered]}"), "clock_never_stops") == [
        "期限“等待”：能让它停下来的事（中止办理、答复）不可能发生。"
    ]
    assert stuck.clauses == ("T-9",)


def test_a_pause_without_an_end_is_found():
    [stuck] = found(clock("answered", ", pauses_on: admitted, runs_on: continued"))

    assert stuck.says == "clock_never_stops.paused"


def test_a_clock_that_never_starts_is_not_said_to_run_for_ever():
    assert found(clock("suspended").replace("from: registered", "from: suspended")) == []
