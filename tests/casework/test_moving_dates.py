"""Dates that move: extensions with a cap, pauses, hours of a unit, warnings, a year that arrives."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from huiyin.calendars import YearCalendar
from huiyin.casework.case import Case, ClockState
from huiyin.casework.commands import Recompute
from huiyin.casework.context import Context
from huiyin.casework.decide import decided
from huiyin.casework.organisation import SYSTEM, Organisation
from tests.support.stories import Story, named

PACK = """
calendar:
  open: {Mon-Fri: ["09:00-17:00"]}
  closed: [2026-03-03]
  units:
    desk: {open: {every day: ["08:00-20:00"]}, closed: [2026-03-07]}
units:
  desk: {title: Duty desk, clause: S-1}
roles:
  officer: {title: Officer, may: [register, extend, suspend, continue, acknowledge], clause: S-1}
clocks:
  answer:
    title: Answer
    from: registered
    until: answered
    within: 30 workdays
    extension: {by: 30 workdays, total: 60 days, times: 2, approver: officer, clause: S-2}
    pauses_on: suspended
    runs_on: continued
    warn: {before: 2 workdays, tell: officer}
    clause: S-2
  call:
    title: Call
    from: registered
    until: acknowledged
    within: 20 opening hours
    basis: house
    hours: desk
    clause: S-3
  visit:
    title: Visit
    from: registered
    until: acknowledged
    within: 20 opening hours
    basis: house
    clause: S-3
"""
SHANGHAI = ZoneInfo("Asia/Shanghai")


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def registered() -> Story:
    story = Story(PACK)
    story.do("officer", "register", channel="phone")
    return story


def clock(story: Story, name: str = "answer") -> ClockState:
    return story.case.clocks[name, ""]


def test_an_extension_is_capped_by_a_total_in_another_unit():
    story = registered()
    assert clock(story).due == local("2026-04-15T00:00")

    [moved] = story.do("officer", "extend", clock="answer", reason="an expert is asked")

    assert moved.due == clock(story).due == local("2026-05-02T00:00")


def test_a_unit_counts_in_its_own_hours_and_is_closed_when_the_house_is():
    story = registered()

    assert clock(story, "visit").due == local("2026-03-05T13:00")
    assert clock(story, "call").due == local("2026-03-04T17:00")


def test_a_warning_comes_when_two_workdays_are_left_and_moves_with_the_end():
    story = registered()
    assert clock(story).warn_at == (local("2026-04-13T00:00"),)

    story.do("officer", "extend", clock="answer", reason="an expert is asked")

    assert clock(story).warn_at == (local("2026-04-29T00:00"),)


def test_a_pause_moves_the_end_and_the_warning_before_it():
    story = registered()
    story.at("2026-03-10T10:00").do("officer", "suspend", reason="waits for the expert")
    story.at("2026-03-12T10:00").do("officer", "continue", reason="the expert has spoken")

    assert clock(story).due == local("2026-04-17T00:00")
    assert clock(story).warn_at == (local("2026-04-15T00:00"),)


def announced(case: Case, story: Story, holidays: tuple[str, ...]) -> list:
    """What follows from the notice for 2027, with the days off given."""
    off = {datetime.fromisoformat(day).date(): "元旦" for day in holidays}
    state = story.calendars.state.with_year(YearCalendar(2027, "official", off, frozenset()))
    now = local("2026-12-15T09:00")
    context = Context(now, SYSTEM, Organisation(), story.calendars.with_state(state))
    return decided(story.regulation, case, Recompute(reason="calendar"), context).events


def late_in_the_year() -> Story:
    story = Story(PACK).at("2026-12-01T09:00")
    story.do("officer", "register", channel="phone")
    story.do("officer", "acknowledge", medium="phone", text="已收到")
    assert clock(story).provisional
    return story


def test_a_date_that_the_notice_does_not_move_is_no_longer_provisional():
    story = late_in_the_year()

    [moved] = announced(story.case, story, ("2027-01-01",))

    assert named([moved]) == ["clock_moved(answer)"]
    assert moved.due == moved.previous == clock(story).due
    assert not moved.provisional


def test_a_date_moves_with_the_days_that_the_notice_gives_off():
    story = late_in_the_year()

    [moved] = announced(story.case, story, ("2027-01-01", "2027-01-04"))

    assert moved.due == moved.previous + timedelta(days=1)
