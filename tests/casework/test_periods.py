"""Duties that come round begin on the first day of their period, and only then."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.casework.periods import begins, due_days
from huiyin.casework.refusal import Reason, Refused
from huiyin.catalogue import calendars_for
from tests.support.stories import Story, regulation

ROUND = """
roles: {clerk: {title: Clerk, may: [register], clause: S-1}}
settings: {often: {title: Often, type: flag, default: "true", clause: S-1}}
facts: {about: {title: About, type: text, asked_at: [register], clause: S-1}}
schedules:
  review:
    title: Review
    every: quarter
    when: often
    kind: complaint
    channel: phone
    set: {about: "{yyyy}-{mm}-{dd}, quarter {quarter}, half {half}"}
    clause: S-7
"""
CALENDARS = calendars_for(regulation(""))


@pytest.mark.parametrize(
    ("every", "yes", "no"),
    [
        ("day", date(2026, 3, 7), None),
        ("workday", date(2026, 2, 14), date(2026, 2, 16)),  # worked for the Spring Festival; in it
        ("week", date(2026, 3, 2), date(2026, 3, 3)),
        ("month", date(2026, 2, 1), date(2026, 1, 31)),
        ("quarter", date(2026, 10, 1), date(2026, 11, 1)),
        ("half-year", date(2026, 7, 1), date(2026, 4, 1)),
        ("year", date(2026, 1, 1), date(2026, 7, 1)),
    ],
)
def test_a_period_begins_on_its_first_day_and_on_no_other(every, yes, no):
    assert begins(every, yes, CALENDARS)
    assert no is None or not begins(every, no, CALENDARS)


def test_a_year_whose_workdays_nobody_has_entered_has_none_yet():
    assert not begins("workday", date(2199, 3, 4), CALENDARS)


@given(st.dates(date(2020, 1, 1), date(2026, 12, 31)), st.integers(0, 800), st.integers(0, 800))
def test_however_often_one_looks_every_period_begins_once(start, first, second):
    middle, end = sorted((first, second))
    days = [start.fromordinal(start.toordinal() + n) for n in (0, middle, end)]

    once = list(due_days("month", days[0], days[2], CALENDARS))
    twice = [*due_days("month", days[0], days[1], CALENDARS)]
    twice += due_days("month", days[1], days[2], CALENDARS)

    assert once == twice


def test_what_comes_round_says_of_which_period_it_is_and_is_nobody_s_yet():
    story = Story(ROUND)

    story.run.step({"at": "2026-10-01T00:00", "schedule": "review"})

    assert story.case.facts == {"about": "2026-10-01, quarter 4, half 2"}
    assert (story.case.owner, story.case.stage.value) == ("", "received")


@pytest.mark.parametrize(
    ("at", "settings"), [("2026-10-02T00:00", {}), ("2026-10-01T00:00", {"often": "false"})]
)
def test_nothing_comes_round_on_another_day_or_where_the_house_does_not_want_it(at, settings):
    outcome = Story(ROUND, settings=settings).run.step({"at": at, "schedule": "review"})

    assert outcome.refusal is not None
    assert (outcome.refusal.reason, outcome.refusal.clauses) == (Reason.NOT_AVAILABLE, ("S-7",))


def test_a_schedule_that_there_is_not_is_refused():
    outcome = Story("").run.step({"at": "2026-10-01T00:00", "schedule": "reviev"})

    assert isinstance(outcome.refusal, Refused)
    assert outcome.refusal.reason is Reason.UNKNOWN_SUBJECT
