"""An anchor set anew while the clock stands still is kept, and counts from when it runs again."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from huiyin.casework.case import Case, ClockStatus
from tests.support.stories import Story

PACK = """
facts:
  supplied_at: {title: Papers supplied, type: moment, asked_at: [amend_facts], clause: S-1}
  meeting: {title: Meeting, type: date, asked_at: [amend_facts], clause: S-1}
roles:
  officer:
    title: Officer
    may: [register, record_contact, acknowledge, suspend, continue, amend_facts]
    clause: S-1
clocks:
  answer:
    title: Answer
    from: registered
    until: answered
    within: 5 days
    anchor: supplied_at
    moves_on: contact_recorded
    pauses_on: acknowledged
    runs_on: continued
    clause: S-2
  decide:
    title: Decide
    from: registered
    until: answered
    within: 48 hours
    moves_on: contact_recorded
    pauses_on: [suspended, acknowledged]
    runs_on: continued
    clause: S-2
  meet:
    title: Meet
    from: registered
    until: answered
    due_on: meeting
    pauses_on: suspended
    runs_on: continued
    clause: S-2
"""
SHANGHAI = ZoneInfo("Asia/Shanghai")


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def story() -> Story:
    begun = Story(PACK)
    begun.do("officer", "register", channel="phone")
    return begun


def due(case: Case, name: str) -> datetime:
    return case.clocks[name, ""].due


def test_an_anchor_set_anew_during_a_pause_counts_when_the_clock_runs_again():
    told = story()
    told.at("2026-03-03T09:00").do("officer", "acknowledge", medium="phone", text="已收到")

    told.at("2026-03-04T12:00").do("officer", "record_contact", direction="in", medium="phone")
    standing = told.case.clocks["decide", ""]

    assert standing.status is ClockStatus.PAUSED
    assert standing.start == local("2026-03-04T12:00")

    told.at("2026-03-06T09:00").do("officer", "suspend", reason="waits")
    told.at("2026-03-09T10:00").do("officer", "continue")

    assert due(told.case, "decide") == local("2026-03-11T10:00")
    assert due(told.case, "answer") == local("2026-03-14T00:00")


def test_a_clock_that_stands_still_does_not_end_by_an_earlier_anchor_but_when_it_runs_again():
    told = story()
    told.at("2026-03-03T09:00").do("officer", "acknowledge", medium="phone", text="已收到")
    told.at("2026-03-05T09:00").do(
        "officer", "record_contact", direction="in", medium="phone",
        facts={"supplied_at": "2026-02-01T09:00+08:00"},
    )  # fmt: skip

    assert told.case.clocks["answer", ""].status is ClockStatus.PAUSED

    told.at("2026-03-06T09:00").do("officer", "suspend", reason="waits")
    told.at("2026-03-06T10:00").do("officer", "continue")
    running = told.case.clocks["answer", ""]

    assert (running.due, running.missed) == (local("2026-03-06T10:00"), False)


def test_a_date_agreed_anew_while_the_clock_stands_still_is_the_one_it_runs_on_to():
    told = story()
    told.do("officer", "amend_facts", facts={"meeting": "2026-03-10"})
    told.do("officer", "suspend", reason="waits")
    told.at("2026-03-04T09:00").do("officer", "continue", facts={"meeting": "2026-03-20"})

    assert due(told.case, "meet") == local("2026-03-21T00:00")


@given(
    st.lists(
        st.tuples(st.sampled_from(["contact", "pause", "run"]), st.integers(1, 90)), max_size=9
    )
)
def test_the_rest_after_any_contacts_and_pauses_is_what_was_not_used_since_the_last_anchor(steps):
    """An oracle that walks through the hours: each one that did not stand still is used up."""
    told, now, used, paused = story(), local("2026-03-02T09:00"), 0, False
    for what, hours in steps:
        now += timedelta(hours=hours)
        if not paused:
            used += hours
        if used >= 48:
            return
        told.at(now.isoformat())
        if what == "contact":
            told.do("officer", "record_contact", direction="in", medium="phone")
            used = 0
        elif what == "pause" and not paused:
            told.do("officer", "suspend", reason="waits")
            paused = True
        elif what == "run" and paused:
            told.do("officer", "continue")
            paused = False
        if not paused:
            assert due(told.case, "decide") == now + timedelta(hours=48 - used)
