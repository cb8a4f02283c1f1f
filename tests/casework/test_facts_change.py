"""Facts change: tables are asked again, limits keep their start, levels start at the change."""

from datetime import timedelta
from decimal import Decimal

import pytest

from huiyin.casework.case import ClockStatus
from tests.support.ferry import Reason, Story, moment


def major(story: Story, at: str = "", *, hurt: str = "yes") -> None:
    story.do("amy", "amend_facts", at, facts={"hurt": hurt}, reason="查明")


def test_a_changed_limit_keeps_its_old_start():
    story = Story().register()
    assert story.clock("answer").due == moment("2026-03-17T00:00")  # ten workdays

    major(story, "2026-03-04T09:00")

    assert story.clock("answer").start == moment("2026-03-02T10:00")
    assert story.clock("answer").due == moment("2026-03-10T00:00")  # five, from the same start


def test_a_new_due_date_in_the_past_is_due_now_and_was_not_missed_earlier():
    story = Story().register()

    major(story, "2026-03-12T09:00")

    assert story.clock("answer").due == moment("2026-03-12T09:00")
    assert not story.clock("answer").missed
    [expired] = story.wait("2026-03-12T09:00")[:1]
    assert (expired.name, expired.at) == ("clock_expired", moment("2026-03-12T09:00"))


def test_what_was_missed_stays_missed_when_the_limit_grows():
    story = Story().register(facts={"hurt": "yes"})
    story.wait("2026-03-11T09:00")
    assert story.clock("answer").breach

    major(story, hurt="no")

    clock = story.clock("answer")
    assert (clock.missed, clock.breach, clock.status) == (True, True, ClockStatus.RUNNING)
    assert clock.due == moment("2026-03-17T00:00")


def test_what_was_missed_does_not_move_when_the_limit_shrinks():
    story = Story().register()
    story.wait("2026-03-18T09:00")

    major(story)

    assert story.clock("answer").due == moment("2026-03-17T00:00")
    assert "clock_moved" not in story.names()


def test_what_was_kept_stays_kept():
    story = Story().answered()

    major(story, "2026-03-12T09:00")

    clock = story.clock("answer")
    assert (clock.status, clock.in_time) == (ClockStatus.STOPPED, True)


def test_the_change_is_an_event_with_its_reason_and_shows_the_old_and_the_new():
    story = Story().register()

    major(story, "2026-03-04T09:00")

    amended = story.last[0]
    assert (amended.facts, amended.previous) == ({"hurt": True}, {"hurt": False})
    assert amended.reason == "查明"
    moved = story.of("clock_moved")[-1]
    assert (moved.reason, moved.previous) == ("limit", moment("2026-03-17T00:00"))


def test_a_higher_level_by_facts_starts_its_clock_at_the_change():
    story = Story().register()

    story.do("amy", "amend_facts", "2026-03-02T11:30", facts={"fare": "2000"})

    assert story.case.levels["watch"].level == "master"
    assert story.clock("watch", "master").start == moment("2026-03-02T11:30")
    assert story.clock("watch", "master").due == moment("2026-03-02T13:30")
    assert story.clock("watch", "mate").status is ClockStatus.STOPPED


def test_facts_may_lower_a_level_that_facts_gave():
    story = Story().register(facts={"fare": "2000"})

    story.do("amy", "amend_facts", facts={"fare": "900"})

    assert story.case.levels["watch"].level == "mate"


def test_lowering_a_fact_never_lowers_a_level_that_time_reached():
    story = Story().register(facts={"fare": "2000"})
    story.wait("2026-03-02T12:00")
    assert story.case.levels["watch"].level == "owner"

    story.do("amy", "amend_facts", facts={"fare": "900"})

    assert story.case.levels["watch"].level == "owner"


def test_lowering_a_fact_never_lowers_a_level_that_a_person_reached():
    story = Story().register()
    story.do("amy", "escalate", ladder="watch", to="master")

    story.do("amy", "amend_facts", facts={"fare": "10"})

    assert story.case.levels["watch"].level == "master"


def test_a_level_without_time_of_its_own_does_not_end_the_ladder():
    story = Story().register(facts={"fare": "2000"})
    story.do("amy", "escalate", ladder="watch", to="owner")
    assert not [c for c in story.case.running_clocks() if c.clock == "watch"]

    story.found()
    story.do("amy", "answer")
    refused = story.refusal("amy", "escalate", ladder="watch", to="owner")

    assert refused.reason is Reason.LEVEL_NOT_HIGHER


def test_extension_caps_are_applied_anew_when_the_limit_changes():
    story = Story().register()
    story.do("ma", "extend", clock="answer", reason="等船")
    assert story.clock("answer").due == moment(
        "2026-03-31T00:00"
    )  # ten more workdays, under the cap

    major(story, "2026-03-04T09:00")

    assert story.clock("answer").due == moment("2026-03-24T00:00")  # five and ten


def test_an_extension_never_goes_beyond_its_total():
    story = Story().register(received_at=moment("2026-02-27T10:00"))
    story.now = moment("2026-03-03T10:00")

    story.do("ma", "extend", clock="answer", reason="等船")

    assert story.clock("answer").due <= moment("2026-03-30T00:00")


def test_a_limit_that_changes_during_a_pause_is_the_one_that_runs_on():
    story = Story().register()
    story.do("amy", "suspend", "2026-03-03T09:00", reason="等鉴定")
    story.do("amy", "record_contact", facts={"hurt": "yes"})
    story.do("amy", "continue", "2026-03-05T09:00")

    assert story.clock("answer").within == "5 workdays"
    assert story.clock("answer").due == moment("2026-03-12T00:00")  # five workdays and two of pause


def test_a_warning_moves_with_the_due_date():
    story = Story().register()

    major(story, "2026-03-04T09:00")
    story.wait("2026-03-09T12:00")

    assert [w.at for w in story.of("clock_warned")] == [moment("2026-03-09T00:00")]


def test_while_a_fact_is_unknown_the_strictest_outcome_governs_and_somebody_is_asked():
    story = Story().register(facts={"hurt": ""})

    assert story.case.assessments["grade"].result == "major"
    assert story.case.assessments["grade"].provisional
    assert story.clock("answer").within == "5 workdays"
    assert [task.about for task in story.tasks("missing_fact")] == ["hurt"]


def test_the_question_is_dropped_once_the_fact_is_known():
    story = Story().register(facts={"hurt": ""})

    major(story, hurt="no")

    assert story.tasks("missing_fact")[0].status.value == "dropped"
    assert story.clock("answer").within == "10 workdays"


def test_a_duty_that_was_assumed_is_dropped_once_it_turns_out_not_to_exist():
    story = Story().register(facts={"hurt": ""})
    assert story.clock("injured_report").assumed

    major(story, "2026-03-02T11:00", hurt="no")
    story.wait(timedelta(days=1))

    clock = story.clock("injured_report")
    assert (clock.status, clock.missed) == (ClockStatus.DROPPED, False)


def test_a_duty_that_exists_is_not_dropped_by_a_later_change():
    story = Story().register(facts={"hurt": "yes"})

    major(story, "2026-03-02T11:00", hurt="no")

    assert story.clock("injured_report").status is ClockStatus.RUNNING


def test_an_agreed_date_starts_the_clock_that_waited_for_it():
    story = Story().register()
    story.do("amy", "admit")
    assert ("meeting", "") not in story.case.clocks

    story.do("amy", "record_contact", facts={"meeting_on": "2026-03-09"})

    assert story.clock("meeting").due == moment("2026-03-10T00:00")


def test_another_agreed_date_moves_its_clock():
    story = Story().register(facts={"meeting_on": "2026-03-09"})
    story.do("amy", "admit")

    story.do("amy", "record_contact", facts={"meeting_on": "2026-03-11"})

    assert story.clock("meeting").due == moment("2026-03-12T00:00")


@pytest.mark.parametrize("answer", ["500", "500.00", " 5_00", "5,00"])
def test_equal_answers_change_nothing(answer):
    story = Story().register(facts={"fare": Decimal(500)})

    assert story.do("amy", "record_contact", facts={"fare": answer})[0].name == "contact_recorded"
