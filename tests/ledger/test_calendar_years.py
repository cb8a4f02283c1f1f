"""A published year moves the open deadlines that it moves, with an event in each case."""

from datetime import datetime, timedelta

import pytest

from huiyin.calendars import read_notice
from huiyin.casework import commands as c
from huiyin.catalogue import state_calendar
from huiyin.ledger import moment, years
from huiyin.ledger.door import load_case
from huiyin.ledger.models import Timer
from huiyin.ledger.store import load
from huiyin.register.models import ClockRow
from huiyin.register.recomputing import publish_year, recompute_open
from tests.ledger.house import ZONE, do, open_shop, register

pytestmark = pytest.mark.usefixtures("installation")
DECEMBER = datetime(2026, 12, 21, 10, 0, tzinfo=ZONE)
NOTICE = """
year: 2027
status: official
source: 测试用的通知
holidays:
  元旦: [2027-01-01, 2027-01-02, 2027-01-03, 2027-01-04]
  春节: [2027-02-05, 2027-02-06, 2027-02-07, 2027-02-08, 2027-02-09, 2027-02-10, 2027-02-11]
make_up_workdays: [2027-01-09]
"""


@pytest.fixture
def cases(installation, monkeypatch):
    """One case whose answer is due in 2027, and one that was answered already."""
    monkeypatch.setattr(moment, "now", lambda: DECEMBER)
    open_shop()
    open_case, answered = register(DECEMBER).case, register(DECEMBER).case
    do(answered.id, "wang", c.Answer(text="好"), at=DECEMBER)
    return open_case.id, answered.id


def publish(notice=NOTICE):
    announcement = read_notice(notice, "2027.yaml", years.with_published(state_calendar("CN")))
    publish_year(announcement, notice, by="root")
    return recompute_open(announcement)


def test_a_deadline_that_needs_an_unpublished_year_is_provisional(cases):
    answer = load_case(cases[0]).clocks["answer", ""]

    assert answer.provisional
    assert answer.due == datetime(2027, 1, 13, tzinfo=ZONE)


def test_the_notice_moves_it_with_an_event_that_says_why_and_it_is_provisional_no_more(cases):
    result = publish()

    assert (result.looked_at, result.moved) == (1, 1)
    answer = load_case(cases[0]).clocks["answer", ""]
    assert (answer.due, answer.provisional) == (datetime(2027, 1, 13, tzinfo=ZONE), False)
    assert load(f"case/{cases[0]}")[-1].event.reason == "calendar"
    assert not ClockRow.objects.filter(provisional=True, status="running").exists()


def test_the_timer_moves_with_the_deadline(cases):
    before = Timer.objects.get(stream=f"case/{cases[0]}", clock="answer").due

    publish(NOTICE.replace("make_up_workdays: [2027-01-09]", "make_up_workdays: []"))

    assert Timer.objects.get(stream=f"case/{cases[0]}", clock="answer").due == before + timedelta(1)


def test_an_answered_case_is_not_touched(cases):
    events = len(load(f"case/{cases[1]}"))
    publish()

    assert len(load(f"case/{cases[1]}")) == events


def test_publishing_again_moves_nothing_more(cases):
    publish()

    assert publish().moved == 0


def test_a_level_that_counts_workdays_moves_with_the_year_too():
    from tests.support.stories import Story

    story = Story(
        """
        roles: {clerk: {title: Clerk, may: [register, answer], clause: S-1}}
        ladders:
          pace:
            title: Pace
            from: registered
            starts_at: low
            until: answered
            clause: S-2
            levels:
              low: {title: Low, owner: clerk, within: 15 workdays, clause: S-2}
        """
    )
    story.at("2026-12-21T10:00").do("clerk", "register", channel="phone")
    assert story.run.case.clocks["pace", "low"].provisional

    announcement = read_notice(
        NOTICE.replace("make_up_workdays: [2027-01-09]", "make_up_workdays: []"),
        "2027.yaml",
        state_calendar("CN"),
    )
    story.run.calendars = story.calendars.with_state(announcement.after)
    from huiyin.casework.decide import decided

    context = story.run.context("", story.run.now)
    draft = decided(story.regulation, story.run.case, c.Recompute(), context)

    moved = draft.case.clocks["pace", "low"]
    assert (moved.due, moved.provisional) == (datetime(2027, 1, 14, tzinfo=ZONE), False)
