"""What came in before it was registered may be over when its clock begins."""

import pytest

from huiyin.casework.case import ClockState, ClockStatus
from tests.support.stories import Story

PACK = """
roles:
  desk: {title: Desk, may: [register], clause: B-1}
  head: {title: Head, clause: B-1}
tasks:
  look: {title: Look, to: head, clause: B-2}
reactions:
  up: {on: registered, do: {open: look}, clause: B-2}
clocks:
  told:
    title: Head told
    from: registered
    anchor: received_at
    until: task_sent(look)
    within: 2 hours
    then: [{tell: [head], says: Told too late}]
    clause: B-2
  waiting:
    title: Waiting
    duty: window
    from: registered
    anchor: received_at
    until: task_sent(look)
    within: 2 hours
    clause: B-2
"""


def registered(at: str, received: str) -> Story:
    story = Story(PACK).at(at)
    story.do("desk", "register", channel="phone", received_at=received)
    return story


def clock(story: Story, name: str) -> ClockState:
    return story.case.clocks[name, ""]


@pytest.mark.parametrize(
    ("at", "missed"), [("2026-03-02T11:59", False), ("2026-03-02T12:00", True)]
)
def test_a_duty_begun_and_done_in_one_turn_is_missed_from_its_end_on(at, missed):
    told = clock(registered(at, "2026-03-02T10:00"), "told")

    assert (told.missed, told.breach, told.in_time) == (missed, missed, not missed)
    assert told.status is ClockStatus.STOPPED


def test_what_follows_a_missed_duty_follows_then_too():
    story = Story(PACK).at("2026-03-02T12:00")

    events = story.do("desk", "register", channel="phone", received_at="2026-03-02T10:00")

    assert [e.text for e in events if e.name == "notified"] == ["Told too late"]


def test_a_window_begun_and_closed_in_one_turn_has_no_outcome():
    waiting = clock(registered("2026-03-02T12:00", "2026-03-02T10:00"), "waiting")

    assert (waiting.missed, waiting.status) == (False, ClockStatus.STOPPED)
