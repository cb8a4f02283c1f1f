"""Opening hours: lunch, Saturdays, make-up workdays, duty all year, units with hours of their own."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from huiyin.calendars import (
    Calendars,
    Counting,
    HouseCalendar,
    Opening,
    OpeningError,
    StateCalendar,
    Term,
    compute_deadline,
    parse_opening,
)
from tests.calendars.conftest import SHANGHAI

NATIONAL_DAY, MAKE_UP_SATURDAY, SATURDAY = date(2026, 10, 1), date(2026, 10, 10), date(2026, 10, 17)


def hours(opening: Opening, day: date, state: StateCalendar) -> list[str]:
    return [f"{a:%H:%M}-{b:%H:%M}" for a, b in opening.on(day, state)]


def test_a_make_up_saturday_has_the_hours_of_the_last_weekday(state: StateCalendar):
    opening = parse_opening({"Mon-Thu": ("09:00-17:00",), "Fri": ("09:00-12:00", "13:00-16:00")})

    assert hours(opening, MAKE_UP_SATURDAY, state) == ["09:00-12:00", "13:00-16:00"]
    assert hours(opening, SATURDAY, state) == []
    assert hours(opening, NATIONAL_DAY, state) == []


def test_a_house_with_saturday_hours_opens_on_saturdays_but_not_on_holidays(state: StateCalendar):
    opening = parse_opening({"Mon-Fri": ("09:00-17:00",), "Sat": ("10:00-14:00",)})

    assert hours(opening, SATURDAY, state) == ["10:00-14:00"]
    assert hours(opening, MAKE_UP_SATURDAY, state) == ["10:00-14:00"]
    assert hours(opening, date(2026, 10, 3), state) == []


def test_a_weekday_without_hours_is_closed(state: StateCalendar):
    opening = parse_opening({"Mon-Tue": ("09:00-17:00",), "Thu-Fri": ("09:00-16:00",)})
    house = HouseCalendar(state, opening, SHANGHAI)

    assert hours(opening, date(2026, 10, 14), state) == []
    assert house.add_workdays(date(2026, 10, 13), 1) == date(2026, 10, 15)
    assert not house.is_workday(date(2026, 10, 14))


def test_duty_all_year_knows_no_holiday_and_a_day_may_differ(state: StateCalendar):
    opening = parse_opening({"Sun": ("10:00-12:00",), "every day": ("08:00-16:00",)})

    assert hours(opening, NATIONAL_DAY, state) == ["08:00-16:00"]
    assert hours(opening, date(2026, 10, 4), state) == ["10:00-12:00"]
    assert hours(opening, date(2031, 1, 1), state) == ["08:00-16:00"]


def test_being_open_on_a_rest_day_does_not_make_it_a_workday(state: StateCalendar):
    house = HouseCalendar(state, parse_opening({"every day": ("08:00-16:00",)}), SHANGHAI)

    assert house.add_workdays(date(2026, 9, 30), 1) == date(2026, 10, 8)


@pytest.mark.parametrize(
    ("moment", "open_then"),
    [
        (datetime(2026, 9, 28, 9, 0), True),
        (datetime(2026, 9, 28, 8, 59, 59), False),
        (datetime(2026, 9, 28, 11, 59, 59), True),
        (datetime(2026, 9, 28, 12, 0), False),
        (datetime(2026, 10, 1, 10, 0), False),
        (datetime(2026, 10, 10, 10, 0), True),
        (datetime(2026, 10, 17, 10, 0), False),
    ],
)
def test_a_house_is_open_from_its_first_minute_until_its_closing_minute(
    state: StateCalendar, moment: datetime, open_then: bool
):
    house = HouseCalendar(state, parse_opening({"Mon-Fri": ("09:00-12:00",)}), SHANGHAI)

    local = moment.replace(tzinfo=SHANGHAI)

    assert house.is_open_at(local) is open_then
    assert house.is_open_at(local.astimezone(ZoneInfo("UTC"))) is open_then


def test_no_hours_at_all_means_always_open(state: StateCalendar):
    opening = parse_opening({})
    house = HouseCalendar(state, opening, SHANGHAI)

    assert opening.always
    start = datetime(2026, 10, 3, 22, tzinfo=SHANGHAI)
    assert house.add_open_time(start, timedelta(hours=8)) == start + timedelta(hours=8)


def test_midnight_may_be_written_as_24(state: StateCalendar):
    opening = parse_opening({"every day": ("00:00-06:00", "18:00-24:00")})
    house = HouseCalendar(state, opening, SHANGHAI)

    assert house.closing(date(2026, 3, 2)) == datetime(2026, 3, 3, tzinfo=SHANGHAI)
    assert house.opens(date(2026, 3, 2)) == datetime(2026, 3, 2, tzinfo=SHANGHAI)
    begun = datetime(2026, 3, 2, 20, tzinfo=SHANGHAI)
    assert house.add_open_time(begun, timedelta(hours=12)).hour == 20


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ({"Mo-Fri": ("09:00-17:00",)}, "names no weekdays"),
        ({"Fri-Mon": ("09:00-17:00",)}, "runs backwards"),
        ({"Mon-Fri": ("9-17",)}, "is no interval such as"),
        ({"Mon-Fri": ("17:00-09:00",)}, "past midnight it is two intervals"),
        ({"Mon-Fri": ("09:00-12:00", "11:30-17:00")}, "11:30 lies in the interval before"),
        ({"Mon-Fri": ("09:00-24:00", "18:00-19:00")}, "18:00 lies in the interval before"),
        ({"Mon-Fri": ("09:00-17:00",), "Wed": ("09:00-12:00",)}, "Wed has hours already"),
        ({"Mon-Fri": ()}, "opens on no day"),
    ],
)
def test_hours_that_cannot_be_meant_are_refused(written, message: str):
    with pytest.raises(OpeningError, match=message):
        parse_opening(written)


def test_a_house_never_open_cannot_be_made():
    with pytest.raises(OpeningError, match="opens on no day"):
        Opening({}, on_holidays=True)


def test_a_unit_counts_in_its_own_hours(state: StateCalendar):
    house = HouseCalendar(state, parse_opening({"Mon-Fri": ("09:00-17:00",)}), SHANGHAI)
    desk = HouseCalendar(state, parse_opening({"every day": ("08:00-22:00",)}), SHANGHAI)
    calendars = Calendars(state, house, SHANGHAI, {"duty": desk})
    saturday = datetime(2026, 10, 17, 20, 0, tzinfo=SHANGHAI)
    term = Term.parse("4 opening hours")

    assert calendars.house_of("duty") is desk
    assert calendars.house_of("another") is house
    assert compute_deadline(term, saturday, calendars).due.isoformat().startswith("2026-10-19T13")
    by_unit = compute_deadline(term, saturday, calendars.at("duty"))
    assert by_unit.due == datetime(2026, 10, 18, 10, 0, tzinfo=SHANGHAI)


def test_a_new_year_reaches_the_house_and_its_units(state: StateCalendar):
    house = HouseCalendar(state, parse_opening({"Mon-Fri": ("09:00-17:00",)}), SHANGHAI)
    other = state.with_year(state.year(2027))
    moved = Calendars(state, house, SHANGHAI, {"duty": house}).with_state(other)

    assert moved.state is moved.house.state is moved.house_of("duty").state is other


def test_received_at_closing_time_is_received_too_late(calendars: Calendars):
    closing = datetime(2026, 3, 2, 17, 30, tzinfo=SHANGHAI)
    late = Counting(late_receipt="next day")

    def due(start: datetime) -> date:
        return compute_deadline(Term.parse("1 day"), start, calendars, counting=late).due.date()

    assert due(closing - timedelta(minutes=1)) == date(2026, 3, 4)
    assert due(closing) == date(2026, 3, 5)


def test_an_interval_keeps_its_wall_clock_where_clocks_change(state: StateCalendar):
    berlin = ZoneInfo("Europe/Berlin")
    house = HouseCalendar(state, parse_opening({"every day": ("08:00-16:00",)}), berlin)

    [(opens, closes)] = house.spans(date(2025, 3, 30))
    assert (opens.time(), closes.time()) == (time(8), time(16))
    start = datetime(2025, 3, 29, 20, tzinfo=berlin)
    assert house.add_open_time(start, timedelta(hours=1)) == datetime(2025, 3, 30, 9, tzinfo=berlin)
