"""What is offered: not what a gate keeps shut, and last of all what nobody would do yet."""

from huiyin.casework.refusal import Reason
from huiyin.casework.scenarios import read_scenarios, run_scenario
from huiyin.catalogue import Catalogue
from tests.support.ferry import Story


def test_a_subject_that_a_gate_keeps_shut_is_named_with_its_clause_and_the_other_stays_open():
    option = Story().register().allowed("amy")["answer"]

    assert option.is_allowed
    assert list(option.shut) == ["final"]
    assert option.shut["final"].clauses == ("F-17",)
    assert option.shut["final"].reason is Reason.GATE


def test_nothing_is_shut_once_the_gate_opens():
    assert dict(Story().found().allowed("amy")["answer"].shut) == {}


def test_nobody_is_asked_to_confirm_before_there_is_an_answer():
    assert Story().found().allowed("amy")["confirm"].early
    assert not Story().register().answered().allowed("amy")["confirm"].early


def test_an_answer_without_any_finding_is_early_though_nothing_forbids_it():
    assert Story().register().allowed("amy")["answer"].early
    assert not Story().found().allowed("amy")["answer"].early


def test_what_is_early_may_be_done_all_the_same():
    story = Story().found()

    story.do("amy", "confirm", satisfied=True)

    assert story.case.times("confirmed") == 1


ADMITTING = """
- scenario: Whoever is to admit ticks on the form of admission what was checked
  steps:
    - {at: "2026-09-21T10:00", as: agent, do: register, with: {channel: phone, facts: {content: 漏水}},
       then: {can: [admit]}}
    - {as: agent, do: admit, then: {refused: {reason: gate, clause: GE-C2.3a}}}
    - {as: agent, do: admit, with: {facts: {intake_checks: [content, identity]}}, then: {stage: assessed}}
"""


def test_a_gate_that_waits_for_an_answer_of_the_act_s_own_form_does_not_hide_the_form():
    catalogue = Catalogue()
    [story] = read_scenarios(ADMITTING, "here")

    verdict = run_scenario(catalogue.regulation("general"), story, catalogue.calendars("general"))

    assert verdict.failures == ()
