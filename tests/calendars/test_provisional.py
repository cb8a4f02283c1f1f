"""A deadline that an unpublished year could move says so; one that no holiday can move does not."""

from datetime import datetime

import pytest

from huiyin.calendars import (
    CalendarMissing,
    Calendars,
    Counting,
    Extension,
    HouseCalendar,
    StateCalendar,
    Term,
    compute_deadline,
    parse_opening,
)
from tests.calendars.conftest import SHANGHAI

DECEMBER = datetime(2026, 12, 28, 10, 0, tzinfo=SHANGHAI)
USUAL, ROLLS, CLOSES = Counting(), Counting(roll="next workday"), Counting(ends="close")
LATE = Counting(late_receipt="next day")


def is_provisional(term: str, calendars: Calendars, counting: Counting = USUAL) -> bool:
    return compute_deadline(Term.parse(term), DECEMBER, calendars, counting=counting).provisional


@pytest.mark.parametrize(
    ("term", "counting"),
    [
        ("10 workdays", USUAL),
        ("close of business of the 9th workday", USUAL),
        ("40 opening hours", USUAL),
        ("30 days", ROLLS),
        ("30 days", CLOSES),
        ("30 days", LATE),
    ],
)
def test_what_a_holiday_could_move_is_provisional(
    calendars: Calendars, term: str, counting: Counting
):
    assert is_provisional(term, calendars, counting)


@pytest.mark.parametrize("term", ["30 days", "2 months", "1 year", "300 hours"])
def test_what_no_holiday_can_move_is_certain(calendars: Calendars, term: str):
    assert not is_provisional(term, calendars)


def test_what_ends_before_the_unpublished_year_is_certain(calendars: Calendars):
    assert not is_provisional("3 workdays", calendars)
    assert is_provisional("4 workdays", calendars)


def test_hours_of_a_house_that_opens_on_holidays_are_certain(state: StateCalendar):
    duty = HouseCalendar(state, parse_opening({"every day": ("08:00-16:00",)}), SHANGHAI)

    assert not is_provisional("80 opening hours", Calendars(state, duty, SHANGHAI))


def test_an_extension_in_workdays_makes_a_certain_date_provisional(calendars: Calendars):
    longer = (Extension.by(Term.parse("5 workdays")),)
    deadline = compute_deadline(Term.parse("3 days"), DECEMBER, calendars, extensions=longer)

    assert deadline.provisional


def test_the_local_year_counts_not_that_of_utc(calendars: Calendars):
    """At 20:00 UTC on 31 December it is the next year in Shanghai already."""
    evening = datetime.fromisoformat("2027-12-31T20:00+00:00")

    with pytest.raises(CalendarMissing, match="2028"):
        compute_deadline(Term.parse("1 workday"), evening, calendars)


def test_a_year_that_nobody_entered_is_missed_and_not_guessed(calendars: Calendars):
    with pytest.raises(CalendarMissing, match="2028"):
        compute_deadline(Term.parse("300 workdays"), DECEMBER, calendars)
    with pytest.raises(CalendarMissing, match="2028"):
        compute_deadline(Term.parse("3000 opening hours"), DECEMBER, calendars)
    with pytest.raises(CalendarMissing, match="2028"):
        compute_deadline(Term.parse("14 months"), DECEMBER, calendars, counting=ROLLS)


def test_a_deadline_begins_at_a_moment_with_its_offset(calendars: Calendars):
    with pytest.raises(ValueError, match="offset"):
        compute_deadline(Term.parse("1 day"), DECEMBER.replace(tzinfo=None), calendars)


def test_an_extension_says_how_long(calendars: Calendars):
    with pytest.raises(ValueError, match="by how much"):
        Extension()
