"""Deadlines are what a walk day by day arrives at, over 2004 to 2026."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.calendars.cases import BERLIN, HOUSES, STATE, at, cases, fast, slow
from tests.calendars.oracle import OFF, WORKED, SlowCase

TWO_DAYS = (at("2026-04-20T11:00"), at("2026-04-22T09:00"))
OVERLAPPING = (TWO_DAYS, (at("2026-04-21T10:00"), at("2026-04-23T09:00")))
CAPPED = (((30, "workdays"), (60, "days")),)
TWICE = (((5, "workdays"), None),) * 2


@pytest.mark.parametrize("house", HOUSES)
@settings(max_examples=100, deadline=None)
@given(case=cases())
@example(case=SlowCase(30, "workdays", at("2026-01-04T10:00"), extensions=CAPPED))
@example(case=SlowCase(10, "workdays", at("2025-09-22T10:00"), extensions=TWICE))
@example(case=SlowCase(1, "months", at("2025-01-31T10:00"), first_day_counts=True))
@example(case=SlowCase(1, "months", at("2025-03-01T10:00"), first_day_counts=True))
@example(case=SlowCase(24, "hours", at("2026-04-20T10:00"), pauses=OVERLAPPING))
@example(case=SlowCase(9, "opening hours", at("2026-04-20T10:00"), pauses=OVERLAPPING))
@example(case=SlowCase(5, "workdays", at("2026-04-20T10:00"), pauses=OVERLAPPING))
@example(
    case=SlowCase(
        3,
        "workdays",
        at("2026-04-20T10:00"),
        pauses=(TWO_DAYS,),
    )
)
def test_a_deadline_is_what_a_walk_day_by_day_arrives_at(house: str, case: SlowCase):
    assert fast(case, house).due == slow(case, house)


@settings(max_examples=100, deadline=None)
@given(case=cases(BERLIN))
@example(case=SlowCase(24, "hours", at("2025-10-25T10:00", BERLIN)))
@example(case=SlowCase(24, "hours", at("2025-03-29T10:00", BERLIN)))
@example(case=SlowCase(30, "opening hours", at("2025-03-28T10:00", BERLIN)))
def test_hours_add_up_where_the_clocks_are_changed(case: SlowCase):
    assert fast(case, "at night", BERLIN).due == slow(case, "at night", BERLIN)


@pytest.mark.parametrize("count", [*range(-12, 0), *range(1, 13), -40, 40, 250])
def test_workdays_count_alike_from_every_day_of_23_years(count: int):
    workdays = [
        day
        for n in range(8401)
        if (day := date(2004, 1, 1) + timedelta(days=n)) in WORKED
        or (day.weekday() < 5 and day not in OFF)
    ]
    before, at_or_before = 0, 0
    for n in range(8401):
        day = date(2004, 1, 1) + timedelta(days=n)
        at_or_before = before + (before < len(workdays) and workdays[before] == day)
        index = at_or_before + count - 1 if count > 0 else before + count
        if 0 <= index < len(workdays):
            assert STATE.add_workdays(day, count) == workdays[index], day
        before = at_or_before


@settings(max_examples=80, deadline=None)
@given(case=cases())
def test_closing_days_of_the_house_never_move_what_the_state_counts(case: SlowCase):
    by_state = replace(case, house=False)

    assert fast(by_state, "lunch").due == fast(by_state, "lunch", closed=frozenset()).due


@settings(max_examples=80, deadline=None)
@given(case=cases())
def test_closing_days_never_bring_an_end_nearer(case: SlowCase):
    by_house = replace(case, house=True)

    assert fast(by_house, "lunch").due >= fast(by_house, "lunch", closed=frozenset()).due


@settings(max_examples=100, deadline=None)
@given(case=cases(), later=st.integers(0, 2000))
def test_a_restarted_clock_is_one_that_began_at_its_new_start(case: SlowCase, later: int):
    """Pauses that ended before the new start are forgotten."""
    anchor = case.start + timedelta(minutes=15 * later)
    moved = replace(case, start=anchor)
    kept = tuple(pair for pair in case.pauses if pair[1].date() > anchor.date())
    fresh = replace(moved, pauses=kept)

    assert fast(moved, "lunch").due == slow(moved, "lunch")
    if not moved.unit.endswith(("hours", "minutes")) and not moved.extensions:
        assert fast(moved, "lunch").due == fast(fresh, "lunch").due
