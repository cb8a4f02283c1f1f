"""The years 2004 to 2026 are those of the State Council, and two other readers of it agree."""

from datetime import date, timedelta

import chinese_calendar
import holidays
import pytest
import yaml

from huiyin.calendars import StateCalendar
from huiyin.catalogue import data_folder, state_calendar

YEARS = range(2004, 2027)
EVERY_DAY = [date(2004, 1, 1) + timedelta(days=n) for n in range(8401)]
MAKE_UPS = [day for day in EVERY_DAY if state_calendar().kind_of(day) == "make-up workday"]

KNOWN_DIFFERENCES = {
    # The notice for 2006 (国办发明电〔2005〕35号) moves Saturday 31 December 2005 to 3 January 2006
    # and has it worked. chinesecalendar knows the day off that this paid for, but not the workday.
    ("chinesecalendar", date(2005, 12, 31)),
}


def test_the_days_reach_from_2004_to_the_end_of_2026():
    assert EVERY_DAY[-1] == date(2026, 12, 31)


def test_chinesecalendar_agrees_on_every_day_but_one(state: StateCalendar):
    different = {
        ("chinesecalendar", day)
        for day in EVERY_DAY
        if chinese_calendar.is_workday(day) != state.is_workday(day)
    }

    assert different == KNOWN_DIFFERENCES


def test_holidays_agrees_on_every_day(state: StateCalendar):
    china = holidays.China(years=YEARS)

    assert [d for d in EVERY_DAY if china.is_working_day(d) != state.is_workday(d)] == []


@pytest.mark.parametrize("day", MAKE_UPS, ids=str)
def test_a_make_up_day_is_a_worked_weekend_in_all_three(state: StateCalendar, day: date):
    assert day.weekday() > 4
    assert state.is_workday(day)
    assert holidays.China(years=day.year).is_working_day(day)
    assert chinese_calendar.is_workday(day) or ("chinesecalendar", day) in KNOWN_DIFFERENCES


def test_a_notice_may_move_days_of_the_december_before(state: StateCalendar):
    worked = [date(2005, 12, 31), date(2006, 12, 30), date(2006, 12, 31), date(2007, 12, 29),
              date(2011, 12, 31), date(2018, 12, 29)]  # fmt: skip
    assert all(state.kind_of(day) == "make-up workday" for day in worked)
    assert state.kind_of(date(2007, 12, 31)) == state.kind_of(date(2018, 12, 31)) == "holiday"
    assert state.holiday(date(2018, 12, 31)) == "元旦"


def test_every_year_names_its_notice(state: StateCalendar):
    assert all(state.year(year).sources for year in (*YEARS, 2027))


def test_the_years_are_official_until_2026_and_2027_waits_for_its_notice(state: StateCalendar):
    assert {state.status_of(year) for year in YEARS} == {"official"}
    assert state.status_of(2027) == "provisional"
    assert state.provisional_years == {2027}


def test_every_holiday_has_its_name_in_the_other_languages(state: StateCalendar):
    named = {name for year in state.years.values() for name in year.holidays.values()}
    names = yaml.safe_load((data_folder("calendars") / "CN" / "names.yaml").read_text("utf-8"))

    assert {name: set(words) for name, words in names.items()} == {
        name: {"zh-Hant", "en"} for name in named
    }
