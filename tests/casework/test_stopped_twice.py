"""A clock that several events would have stopped stays stopped while one of them stands."""

from datetime import datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from huiyin.casework.case import ClockState, ClockStatus
from tests.support.stories import Story, named

PACK = """
roles:
  officer:
    title: Officer
    may: [register, admit, propose, answer, recall_answer, record_finding]
    clause: S-1
  head: {title: Head, may: [approve], clause: S-1}
remedies:
  refund:
    title: Refund
    amounts: {sum: {title: Sum, adds_up: true}}
    approver: head
    clause: S-2
clocks:
  settle:
    title: Settle
    from: registered
    until: {any: [proposal_approved(refund), answered]}
    within: 5 days
    clause: S-3
  both:
    title: Both
    from: registered
    until: {all: [proposal_approved(refund), finding_recorded]}
    within: 5 days
    clause: S-3
"""
SHANGHAI = ZoneInfo("Asia/Shanghai")


def approved(*days: int) -> Story:
    """A refund approved on each of these days of March; proposals are numbered from 1."""
    story = Story(PACK)
    story.do("officer", "register", channel="phone")
    for day in days:
        approve(story, day)
    return story


def approve(story: Story, day: int) -> None:
    story.at(f"2026-03-{day:02}T09:00")
    story.do("officer", "propose", subject="refund", amounts={"sum": "10"})
    story.do("head", "approve", proposal="last")


def settle(story: Story, clock: str = "settle") -> ClockState:
    return story.case.clocks[clock, ""]


def test_a_second_event_keeps_the_clock_stopped_when_the_first_is_revoked():
    story = approved(3, 4)

    story.at("2026-03-05T09:00").do("head", "recall_approval", proposal="proposal-1", reason="slip")

    assert settle(story).status is ClockStatus.STOPPED
    assert settle(story).in_time
    assert settle(story).stopped_at == datetime(2026, 3, 4, 9, tzinfo=SHANGHAI)


def test_the_clock_runs_again_when_all_of_them_are_revoked():
    story = approved(3, 4)

    story.at("2026-03-05T09:00").do("head", "recall_approval", proposal="proposal-1", reason="slip")
    story.do("head", "recall_approval", proposal="proposal-2", reason="slip")

    assert settle(story).status is ClockStatus.RUNNING


def test_revoking_the_second_changes_nothing_while_the_first_stands():
    story = approved(3, 4)

    story.at("2026-03-05T09:00").do("head", "recall_approval", proposal="proposal-2", reason="slip")

    assert settle(story).status is ClockStatus.STOPPED
    assert settle(story).stopped_at == datetime(2026, 3, 3, 9, tzinfo=SHANGHAI)


def test_an_answer_after_the_approval_counts_when_the_approval_falls():
    story = approved(3)
    story.at("2026-03-04T09:00").do("officer", "admit")
    story.do("officer", "answer", form="final", medium="letter", text="so it is")

    story.do("head", "recall_approval", proposal="proposal-1", reason="slip")

    assert settle(story).stopped_by == "answered"


def test_what_remains_but_came_too_late_leaves_the_duty_missed_and_done_late():
    story = approved(3, 12)  # the limit ends with the 7th

    events = story.do("head", "recall_approval", proposal="proposal-1", reason="slip")

    state = settle(story)
    assert (state.status, state.missed, state.breach) == (ClockStatus.STOPPED, True, True)
    assert state.in_time is False
    assert "clock_expired(settle)" in named(events)


def test_a_part_that_happened_twice_is_met_while_one_of_them_stands():
    story = approved(3, 4)
    story.do("head", "recall_approval", proposal="proposal-1", reason="slip")

    story.do("officer", "record_finding", text="seen")

    assert settle(story, "both").status is ClockStatus.STOPPED


@given(st.lists(st.booleans(), min_size=1, max_size=8))
def test_in_any_order_of_consent_and_recall_the_clock_is_stopped_while_a_consent_stands(steps):
    """True approves another refund, False recalls the oldest that stands."""
    story, stands, count = approved(), list[int](), 0
    for approves in steps:
        if approves:
            approve(story, 3)
            count += 1
            stands.append(count)
        elif stands:
            first = stands.pop(0)
            story.do("head", "recall_approval", proposal=f"proposal-{first}", reason="slip")
        wanted = ClockStatus.STOPPED if stands else ClockStatus.RUNNING
        assert settle(story).status is wanted
