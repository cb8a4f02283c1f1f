"""The words of a notice of holidays, pasted as they were published."""

from datetime import date

import pytest

from huiyin.calendars import CalendarDataError, year_from_text
from huiyin.calendars.announced import file_of

SOURCE = "通知 2026"
NOTICE = """
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、清明节：4月4日（周六）至6日（周一）放假，共3天。
国庆节：9月30日至10月2日放假。9月20日（周日）、10月10日（周六）上班。
"""


def test_a_notice_is_read_as_it_was_published():
    year = year_from_text(file_of(2026, SOURCE, NOTICE), "2026.yaml")

    assert year.sources == (SOURCE,)
    assert year.status == "official"
    assert [d for d, name in year.holidays.items() if name == "元旦"] == [
        date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 3),
    ]  # fmt: skip
    assert date(2026, 10, 1) in year.holidays  # over the end of a month
    assert year.make_up == {date(2026, 1, 4), date(2026, 9, 20), date(2026, 10, 10)}


def test_new_year_may_begin_in_the_december_before():
    year = year_from_text(file_of(2026, SOURCE, "元旦：12月31日至1月2日放假，共3天。"), "2026.yaml")

    assert min(year.holidays) == date(2025, 12, 31)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("元旦：1月1日（周五）放假", "no 周五"),
        ("元旦：1月1日至3日放假，共4天", "says 4 days, and names 3"),
        ("元旦：2月30日放假", "is no day"),
        ("大家注意安全", "names no holiday"),
        ("元旦：放假", "has no day off"),
        ("", "names no holiday"),
    ],
)
def test_a_notice_that_contradicts_itself_is_refused_with_its_line(line, says):
    with pytest.raises(CalendarDataError, match=says):
        file_of(2026, SOURCE, line)
