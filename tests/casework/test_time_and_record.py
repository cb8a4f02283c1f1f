"""A clock starts when the thing happened and stops when it was recorded; revoking runs it on."""

from datetime import timedelta

import pytest

from huiyin.casework.case import ClockStatus, Stage
from tests.support.ferry import Reason, Story, moment


def test_a_clock_starts_when_the_complaint_was_received_not_when_it_was_typed_in():
    story = Story().register(received_at=moment("2026-02-27T16:00"))

    assert story.clock("answer").start == moment("2026-02-27T16:00")


def test_a_clock_stops_when_the_answer_was_recorded_not_when_it_is_said_to_have_happened():
    story = Story().found()
    story.wait("2026-03-18T09:00")

    story.do("amy", "answer", happened_at=moment("2026-03-16T09:00"))

    clock = story.clock("answer")
    assert (clock.in_time, clock.stopped_at) == (False, moment("2026-03-18T09:00"))
    assert story.case.answered_at == moment("2026-03-16T09:00")


def test_a_late_record_counts_as_done_in_time_once_that_is_approved():
    story = Story().found()
    story.do("amy", "answer", "2026-03-18T09:00")
    done = {"clock": "answer", "done_at": moment("2026-03-16T09:00"), "reason": "忘了登记"}
    assert story.refusal("amy", "correct_clock", **done).reason is Reason.NOT_APPROVED

    story.do("amy", "propose", subject="late_record", about="answer")
    story.do("ma", "approve", proposal=story.proposal.id)
    story.do("amy", "correct_clock", **done)

    clock = story.clock("answer")
    assert (clock.in_time, clock.breach) == (True, False)
    assert story.last[0].previous == moment("2026-03-18T09:00")


def test_an_approved_correction_serves_once():
    story = Story().found()
    story.do("amy", "answer", "2026-03-18T09:00")
    story.do("amy", "propose", subject="late_record", about="answer")
    story.do("ma", "approve", proposal=story.proposal.id)
    story.do(
        "amy", "correct_clock", clock="answer", done_at=moment("2026-03-16T09:00"), reason="一"
    )

    refused = story.refusal(
        "amy", "correct_clock", clock="answer", done_at=moment("2026-03-10T09:00"), reason="二"
    )

    assert refused.reason is Reason.NOT_APPROVED


@pytest.mark.parametrize("act", ["record_contact", "answer"])
def test_nothing_happened_in_the_future(act):
    story = Story().found()

    refused = story.refusal("amy", act, happened_at=moment("2026-03-02T10:01"))

    assert refused.reason is Reason.IN_FUTURE


def test_recalling_an_answer_reopens_its_clock_with_its_old_due_date():
    story = Story().answered()

    story.do("amy", "recall_answer", "2026-03-05T09:00", reason="金额写错")

    assert story.case.stage is Stage.HANDLING
    clock = story.clock("answer")
    assert (clock.status, clock.due) == (ClockStatus.RUNNING, moment("2026-03-17T00:00"))
    assert clock.in_time is None


def test_a_reopened_clock_whose_due_date_has_passed_is_due_now():
    story = Story().answered()
    story.do("amy", "recall_answer", "2026-03-19T09:00", reason="金额写错")

    events = story.wait("2026-03-19T09:01")

    expired = [e for e in events if e.name == "clock_expired" and e.clock == "answer"]
    assert [e.at for e in expired] == [moment("2026-03-19T09:00")]


def test_a_clock_that_was_missed_before_its_stop_was_revoked_never_fires_again():
    story = Story().found()
    story.do("amy", "answer", "2026-03-18T09:00")
    story.do("amy", "recall_answer", "2026-03-19T09:00", reason="金额写错")

    story.wait("2026-04-01T09:00")

    assert story.clock("answer").status is ClockStatus.EXPIRED
    assert len([e for e in story.of("clock_expired") if e.clock == "answer"]) == 1


def test_recalling_an_answer_lets_the_ladder_run_on():
    story = Story().answered()
    assert story.clock("watch", "mate").status is ClockStatus.STOPPED

    story.do("amy", "recall_answer", "2026-03-02T11:00", reason="金额写错")
    story.wait("2026-03-02T12:00")

    assert story.case.levels["watch"].level == "master"


def test_recalling_an_approval_reopens_the_clock_that_waited_for_it():
    story = Story().found()
    story.do("amy", "propose", subject="upgrade")
    story.do("ma", "approve", proposal="proposal-1")
    assert story.clock("approval_wait", "proposal-1").status is ClockStatus.STOPPED

    story.do("ma", "recall_approval", proposal="proposal-1", reason="看错")

    assert story.clock("approval_wait", "proposal-1").status is ClockStatus.RUNNING


def test_undoing_a_merger_lets_the_clocks_of_the_case_run_on():
    story = Story().register()
    story.do("ma", "merge", into="case-0")
    assert story.clock("answer").status is ClockStatus.STOPPED

    story.do("ma", "unmerge", "2026-03-04T09:00", reason="并错")

    assert story.case.stage is Stage.RECEIVED
    assert story.clock("answer").status is ClockStatus.RUNNING
    assert story.clock("answer").due == moment("2026-03-17T00:00")


def test_reopening_a_closed_case_revokes_nothing():
    story = Story().answered()
    story.do("amy", "close", outcome="settled")

    story.do("ma", "reopen", "2026-04-01T09:00", reason="新情况")

    assert story.clock("answer").status is ClockStatus.STOPPED


def test_a_clock_that_waits_for_all_of_several_things_notes_each():
    story = Story().found()
    assert story.clock("investigate").parts == {0}

    story.do("amy", "record_contact", reached=False)
    assert story.clock("investigate").status is ClockStatus.RUNNING
    story.do("amy", "record_contact")

    assert story.clock("investigate").status is ClockStatus.STOPPED


def test_a_clock_that_waits_for_any_of_several_things_stops_at_the_first():
    story = Story().register()

    story.do("amy", "record_contact")

    assert story.clock("first_contact").status is ClockStatus.STOPPED


def test_the_helpers_clock_never_pauses_the_main_one():
    story = Story().found()
    story.do("amy", "add_evidence", kind="photo", title="船票")
    story.do("amy", "open_task", kind="ask_ship", ground="facts", encloses=("evidence-1",))
    story.do("ma", "approve", proposal="proposal-1")

    assert story.clock("help", "task-1").status is ClockStatus.RUNNING
    assert story.clock("answer").status is ClockStatus.RUNNING
    story.do("bob", "answer_task", task="task-1", text="潮水")
    assert story.clock("help", "task-1").status is ClockStatus.STOPPED
    assert story.clock("answer").due == moment("2026-03-17T00:00")


def test_a_suspension_pauses_only_the_clocks_that_say_so():
    story = Story().found()

    story.do("amy", "suspend", reason="等鉴定")

    assert story.clock("answer").status is ClockStatus.PAUSED
    assert story.clock("investigate").status is ClockStatus.RUNNING


def test_the_end_of_a_window_is_an_outcome_and_no_breach():
    story = Story().found()
    story.do("amy", "provisionally_close", ground="unreachable")

    story.wait("2026-07-01T00:00")

    assert story.case.stage is Stage.CLOSED
    assert story.of("closed")[0].outcome == "silence"
    assert not story.clock("gone").breach


def test_a_window_that_is_over_is_not_said_to_be_late_afterwards():
    story = Story().answered()
    story.wait("2026-03-13T09:00")

    story.do("amy", "respond", response="contested")

    assert not [e for e in story.of("clock_stopped") if e.clock == "opposition"]


def test_silence_means_what_the_pack_says_here_acceptance():
    story = Story().answered()

    story.wait("2026-03-13T09:00")

    assert [e.response for e in story.of("response_given")] == ["accepted"]


def test_an_answer_to_the_opposition_in_time_is_no_silence():
    story = Story().answered()
    story.do("amy", "respond", response="contested")

    story.wait("2026-03-13T09:00")

    assert [e.response for e in story.of("response_given")] == ["contested"]


def test_the_last_contact_counts_neither_calls_that_reached_nobody_nor_messages():
    story = Story().register()
    story.do("amy", "record_contact", "2026-03-03T09:00")
    story.do("amy", "record_contact", "2026-03-04T09:00", reached=False)
    story.do("amy", "record_contact", "2026-03-04T09:30", party="witness")
    story.do("amy", "admit", "2026-03-05T09:00")  # the complainant is notified of it

    story.do("amy", "provisionally_close", "2026-03-06T09:00", ground="unreachable")

    assert story.clock("gone").start == moment("2026-03-03T09:00")


def test_an_answer_given_is_a_contact():
    story = Story().found()
    story.do("amy", "answer", "2026-03-04T09:00", form="interim")

    story.do("amy", "provisionally_close", "2026-03-06T09:00", ground="unreachable")

    assert story.clock("gone").start == moment("2026-03-04T09:00")


def test_without_any_contact_the_last_contact_is_the_acceptance():
    story = Story().register()
    story.do("amy", "admit", "2026-03-05T09:00")

    story.do("amy", "provisionally_close", "2026-03-06T09:00", ground="unreachable")

    assert story.clock("gone").start == moment("2026-03-05T09:00")


def test_a_clock_that_was_stopped_never_fires():
    story = Story().answered()

    refused = story.refusal("", "fire_clock", "2026-03-25T09:00", clock="answer")

    assert refused.reason is Reason.NOT_DUE


def test_a_clock_fires_once():
    story = Story().register()
    story.wait("2026-03-17T00:00")

    assert story.refusal("", "fire_clock", clock="answer").reason is Reason.NOT_DUE
    assert len([e for e in story.of("clock_expired") if e.clock == "answer"]) == 1


def test_when_the_case_ends_its_clocks_end_with_it_also_those_that_were_paused():
    story = Story().register()
    story.do("amy", "suspend", reason="等鉴定")
    story.do("amy", "withdraw")

    statuses = {clock.status for clock in story.case.clocks.values()}
    assert statuses == {ClockStatus.STOPPED}


def test_an_extension_is_asked_before_the_time_is_over():
    story = Story().register()
    story.wait("2026-03-17T00:00")

    assert story.refusal("ma", "extend", clock="answer", reason="等").reason is Reason.TOO_LATE
    asked = story.refusal(
        "amy", "propose", subject="extension", about="answer", facts={"cause": "潮水"}
    )
    assert asked.reason is Reason.TOO_LATE


def test_the_handler_extends_by_an_approval_and_each_approval_serves_once():
    story = Story().register()
    assert story.refusal("amy", "extend", clock="answer", reason="等").reason is Reason.NOT_APPROVER
    story.do("amy", "propose", subject="extension", about="answer", facts={"cause": "潮水"})
    story.do("ma", "approve", proposal="proposal-1")

    story.do("amy", "extend", clock="answer", reason="等")

    assert story.clock("answer").extensions == 1
    refused = story.refusal("amy", "extend", clock="answer", reason="再等")
    assert (refused.reason, refused.clauses) == (Reason.NOT_APPROVER, ("F-25.2",))


def test_an_extension_is_given_as_often_as_the_clause_says_and_no_more():
    story = Story().register()
    story.do("ma", "extend", clock="answer", reason="等")
    story.do("ma", "extend", clock="answer", reason="再等")

    refused = story.refusal("ma", "extend", clock="answer", reason="还等")

    assert (refused.reason, refused.clauses) == (Reason.NO_EXTENSION, ("F-25.2",))
    assert story.clock("answer").due == moment("2026-04-02T00:00")  # in all thirty days


def test_what_is_done_at_the_very_moment_of_the_due_date_is_late():
    story = Story().found()
    story.now = story.clock("answer").due

    story.do("amy", "answer")

    assert story.clock("answer").in_time is False


def test_what_is_done_a_moment_before_the_due_date_is_in_time():
    story = Story().found()
    story.now = story.clock("answer").due - timedelta(microseconds=1)

    story.do("amy", "answer")

    assert story.clock("answer").in_time is True


def test_a_due_date_wholly_within_an_unknown_year_is_provisional():
    story = Story()
    story.now = moment("2028-05-08T10:00")

    assert story.register().clock("answer").provisional


def test_a_granted_remedy_has_a_clock_of_its_own():
    story = Story().found()
    story.do("amy", "propose", subject="refund", amounts={"sum": "100"})
    story.do("ma", "approve", proposal="proposal-1")
    assert story.clock("refund", "proposal-1").due == moment("2026-03-06T00:00")

    story.do("amy", "carry_out", proposal="proposal-1", part="partly")
    assert story.clock("refund", "proposal-1").status is ClockStatus.RUNNING
    story.do("amy", "carry_out", proposal="proposal-1")

    assert story.clock("refund", "proposal-1").status is ClockStatus.STOPPED


def test_a_year_that_nobody_has_entered_is_counted_provisionally_and_leaves_a_task():
    story = Story()
    story.now = moment("2027-12-30T10:00")

    story.register()

    assert story.clock("answer").provisional
    assert story.clock("answer").due > moment("2028-01-10T00:00")
    assert [task.about for task in story.tasks("missing_calendar")] == ["CN 2028"]


def test_a_breach_charges_whom_the_pack_names_once():
    story = Story().register()

    story.wait(timedelta(days=40))

    assert [(c.account, c.person) for c in story.case.charges.values()] == [("late", "amy")]
