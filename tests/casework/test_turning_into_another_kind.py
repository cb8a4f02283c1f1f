"""A case becomes one of another kind by a rule: an inquiry that overruns turns into a complaint."""

import pytest

from huiyin.casework.vocabulary import vocabulary
from huiyin.policy.loading import build_regulation
from tests.support.ferry import Reason, Story, catalogue

OVERRUN = """\
clocks:
  inquiry_answer:
    title: 咨询答复
    from: registered
    when: kind = inquiry
    until: answered
    within: 24 hours
    then: {turn_into: complaint}
    clause: F-40
"""


def story() -> Story:
    files = {
        name: text.replace("clocks:\n", OVERRUN)
        for name, text in catalogue().files("ferry").items()
    }
    return Story(build_regulation("ferry", lambda name: files, vocabulary()))


def test_an_inquiry_that_overruns_becomes_a_complaint_with_the_same_number():
    asked = story()
    asked.register(kind="inquiry")
    number = asked.case.number

    asked.wait("2026-03-03T09:59")
    assert asked.case.kind == "inquiry"
    asked.wait("2026-03-03T10:00")

    turned = next(event for event in asked.history if event.name == "kind_changed")
    assert (turned.kind, turned.previous, asked.case.kind) == ("complaint", "inquiry", "complaint")
    assert {"F-40", "F-1"} <= set(turned.clauses)
    assert asked.case.number == number


def test_what_is_of_that_kind_already_does_not_turn_again():
    asked = story()
    asked.register(kind="inquiry")
    asked.do("amy", "change_kind", kind="complaint", reason="他不满意")

    asked.wait("2026-03-03T10:00")

    assert sum(event.name == "kind_changed" for event in asked.history) == 1


@pytest.mark.parametrize("kind", ["inquiry", "complaint"])
def test_a_person_who_turns_it_into_its_own_kind_is_told_so(kind):
    asked = story()
    asked.register(kind=kind)

    assert asked.refusal("amy", "change_kind", kind=kind).reason is Reason.REDUNDANT
