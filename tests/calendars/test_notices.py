"""A notice is read before it is published, and says which days it moves."""

from datetime import date

import pytest

from huiyin.calendars import (
    CalendarDataError,
    CalendarMissing,
    StateCalendar,
    read_notice,
)

NOTICE = """year: 2027
status: official
source: an imagined notice
holidays:
  元旦: [2027-01-01, 2027-01-02, 2027-01-03]
  春节: [2027-02-05, 2027-02-06, 2027-02-07, 2027-02-08, 2027-02-09]
  清明节: [2027-04-05]
  劳动节: [2027-05-01, 2027-05-02]
  端午节: [2027-06-09]
  中秋节: [2027-09-15]
  国庆节: [2027-10-01, 2027-10-02, 2027-10-03]
make_up_workdays: [2026-12-27, 2027-01-31]
"""


def test_a_notice_says_which_days_become_what(state: StateCalendar):
    announcement = read_notice(NOTICE, "2027.yaml", state)

    assert [(c.day, c.was, c.becomes, c.name) for c in announcement.changed] == [
        (date(2026, 12, 27), "rest day", "make-up workday", ""),
        (date(2027, 1, 2), "rest day", "holiday", "元旦"),
        (date(2027, 1, 3), "rest day", "holiday", "元旦"),
        (date(2027, 1, 31), "rest day", "make-up workday", ""),
        (date(2027, 2, 9), "workday", "holiday", "春节"),
    ]
    assert [c.day for c in announcement.changed if c.moves_deadlines] == [
        date(2026, 12, 27), date(2027, 1, 31), date(2027, 2, 9)]  # fmt: skip
    assert announcement.first_moved == date(2026, 12, 27)


def test_the_calendar_before_stays_as_it_was(state: StateCalendar):
    announcement = read_notice(NOTICE, "2027.yaml", state)

    assert not state.is_workday(date(2026, 12, 27))
    assert announcement.after.is_workday(date(2026, 12, 27))
    assert announcement.after.status_of(2027) == "official"
    assert announcement.after.provisional_years == frozenset()


def test_a_notice_that_changes_nothing_moves_no_deadline(state: StateCalendar):
    year = state.year(2026)
    holidays: dict[str, list[str]] = {}
    for day, name in year.holidays.items():
        holidays.setdefault(name, []).append(str(day))
    lines = [f"  {name}: [{', '.join(days)}]" for name, days in holidays.items()]
    text = "\n".join(["year: 2026", "status: official", "source: again", "holidays:", *lines,
                      f"make_up_workdays: [{', '.join(map(str, sorted(year.make_up)))}]"])  # fmt: skip

    announcement = read_notice(text, "2026.yaml", state)

    assert announcement.changed == ()
    assert announcement.first_moved is None


def test_a_holiday_that_is_only_renamed_is_told_and_moves_no_deadline(state: StateCalendar):
    renamed = NOTICE.replace("  清明节: [2027-04-05]", "  寒食节: [2027-04-05]")
    [change] = [
        c for c in read_notice(renamed, "2027.yaml", state).changed if c.day == date(2027, 4, 5)
    ]

    assert (change.was, change.becomes, change.name) == ("holiday", "holiday", "寒食节")
    assert not change.moves_deadlines


def test_a_further_year_may_follow_and_a_gap_may_not(state: StateCalendar):
    next_year = NOTICE.replace("2027", "2028").replace("2026-12-27, 2028-01-31", "")
    announcement = read_notice(next_year, "2028.yaml", state)

    assert announcement.after.last_year == 2028
    assert {change.was for change in announcement.changed} == {None}
    with pytest.raises(CalendarDataError, match="2029 would leave a gap"):
        read_notice(next_year.replace("2028", "2029"), "2029.yaml", state)


def test_counting_past_the_last_year_is_refused(state: StateCalendar):
    with pytest.raises(CalendarMissing, match="no year 2028"):
        state.add_workdays(date(2027, 12, 30), 5)
    with pytest.raises(CalendarMissing, match="no year 2003"):
        state.add_workdays(date(2004, 1, 2), -3)
    with pytest.raises(CalendarMissing, match="no year 2028"):
        state.is_workday(date(2028, 1, 3))
    with pytest.raises(CalendarMissing, match="no year 2028"):
        state.workdays_between(date(2027, 12, 30), date(2028, 1, 3))
    with pytest.raises(CalendarMissing, match="no year 2030"):
        state.year(2030)
