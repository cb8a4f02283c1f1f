"""A year's file is read strictly; each mistake is named with file and line."""

import pytest

from huiyin.calendars import CalendarDataError, calendar_from_files, year_from_text

GOOD = """year: 2031
status: official
source: a notice
holidays:
  元旦: [2031-01-01]
  国庆节: [2031-10-01, 2031-10-02]
make_up_workdays: [2031-09-28]
"""


def wrong(text: str, file: str = "CN/2031.yaml") -> str:
    with pytest.raises(CalendarDataError) as raised:
        year_from_text(text, file)
    return str(raised.value)


def test_a_good_year_is_read_whole():
    year = year_from_text(GOOD, "CN/2031.yaml")

    assert (year.year, year.status, year.sources) == (2031, "official", ("a notice",))
    assert sorted(map(str, year.holidays)) == ["2031-01-01", "2031-10-01", "2031-10-02"]
    assert list(map(str, year.make_up)) == ["2031-09-28"]


MISTAKES = [
    ("status: official", "status: final", "2: status is official or provisional"),
    ("status: official\n", "", "1: status is missing"),
    ("source: a notice", "source:", "3: source names the notice that announced the year"),
    ("source: a notice", "source: a notice\nauthor: me", "4: unknown key author; there are year,"),
    ("source: a notice", "source: a notice\nyear: 2031", "4: year stands here a second time"),
    ("year: 2031", "year: 2032", "1: year 2032 does not belong in a file named 2031"),
    ("year: 2031", "year: soon", "1: soon is no year"),
    ("2031-10-02]", "2031-10-01]", "6: 2031-10-01 stands under 国庆节 already"),
    ("2031-10-02]", "2031-01-01]", "6: 2031-01-01 stands under 元旦 already"),
    ("2031-10-02]", "2031-10-32]", "6: 2031-10-32 is no day such as 2026-10-01"),
    ("2031-10-02]", "2030-11-30]", "6: 2030-11-30 does not belong to the year 2031"),
    ("[2031-01-01]", "2031-01-01", "5: expected days in brackets"),
    ("[2031-09-28]", "[2031-09-29]", "7: 2031-09-29 is a Monday, a workday anyway"),
    ("[2031-09-28]", "[2031-09-28, 2031-09-28]", "7: 2031-09-28 stands under make_up_workdays"),
    ("2031-10-02]", "2031-09-28]", "7: 2031-09-28 stands under 国庆节 already"),
    ("[2031-09-28]", "[2031-09-28", "expected"),
]


@pytest.mark.parametrize(("before", "after", "message"), MISTAKES, ids=lambda text: text[:40])
def test_a_mistake_is_named_with_its_line(before: str, after: str, message: str):
    said = wrong(GOOD.replace(before, after))

    assert said.startswith("CN/2031.yaml:")
    assert message in said


def test_all_mistakes_of_a_file_are_named_at_once():
    said = wrong(GOOD.replace("[2031-09-28]", "[2031-09-29, 2031-09-30]"))

    assert len(said.splitlines()) == 2


def test_an_empty_file_is_no_year():
    assert wrong("") == "CN/2031.yaml:1: the file is empty"
    assert wrong("[2031]").startswith("CN/2031.yaml:1: expected `name: value` lines")


def test_days_of_the_december_before_belong_to_the_notice_that_moved_them():
    year = year_from_text(GOOD.replace("[2031-09-28]", "[2030-12-29, 2031-09-28]"), "2031.yaml")

    assert len(year.make_up) == 2


def test_a_calendar_has_no_gap_and_no_year_twice():
    next_but_one = GOOD.replace("2031", "2033").replace("[2033-09-28]", "[]")
    with pytest.raises(CalendarDataError, match="XX: there is no year 2032"):
        calendar_from_files("XX", {"2031.yaml": GOOD, "2033.yaml": next_but_one})
    with pytest.raises(CalendarDataError, match=r"XX/again\.yaml: the year 2031 was read"):
        calendar_from_files("XX", {"2031.yaml": GOOD, "again.yaml": GOOD})
    with pytest.raises(CalendarDataError, match="there is no year at all"):
        calendar_from_files("XX", {})


def test_two_notices_do_not_speak_of_the_same_day():
    before = GOOD.replace("2031-09-28", "2031-12-27")
    after = GOOD.replace("2031", "2032").replace("[2032-09-28]", "[2031-12-27]")

    with pytest.raises(CalendarDataError, match="both 2031 and 2032 name 2031-12-27"):
        calendar_from_files("XX", {"2031.yaml": before, "2032.yaml": after})
