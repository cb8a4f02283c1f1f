"""Timeliness counts by the state's calendar, and says what plain weekday counting would have said."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from huiyin.calendars import Term
from huiyin.catalogue import Catalogue
from huiyin.returns.timeliness import Timeliness, timeliness

ZONE = ZoneInfo("Asia/Shanghai")
CALENDARS = Catalogue().calendars("general")
SEVEN = Term.parse("7 workdays")
NOW = datetime(2013, 1, 1, tzinfo=ZONE)


def at(month: int, day: int, hour: int = 10) -> datetime:
    return datetime(2012, month, day, hour, tzinfo=ZONE)


def count(*answers, now: datetime = NOW) -> Timeliness:
    [line] = timeliness(answers, [SEVEN], CALENDARS, now)
    return line


@pytest.mark.parametrize(
    ("answered", "in_time"), [(at(3, 12, 23), 1), (datetime(2012, 3, 13, tzinfo=ZONE), 0)]
)
def test_the_last_workday_counts_to_its_end(answered, in_time):
    line = count((at(3, 1), answered))  # 2, 5 to 9 and 12 March

    assert (line.in_time, line.late) == (in_time, 1 - in_time)


def test_an_answer_in_an_ordinary_week_is_due_on_the_same_day_either_way():
    line = count((at(3, 1), at(3, 5)))

    assert (line.moved, line.misjudged) == (0, 0)


def test_a_holiday_and_a_make_up_day_move_the_due_date():
    # Received on 26 September: 27, 28, Saturday 29 (worked), 8 to 11 October.
    line = count((at(9, 26), at(10, 11)))

    assert (line.in_time, line.moved, line.misjudged) == (1, 1, 1)


def test_what_was_never_answered_is_overdue_once_it_is_due():
    assert count((at(3, 1), None)).overdue == 1
    assert count((at(3, 1), None), now=at(3, 5)).pending == 1


def test_every_complaint_is_counted_once():
    line = count((at(3, 1), at(3, 2)), (at(3, 1), at(6, 1)), (at(3, 1), None))

    assert line.received == 3 == line.in_time + line.late + line.overdue + line.pending
    assert line.share == 0.5


def test_the_day_of_receipt_is_the_local_day():
    received = datetime(2012, 2, 29, 17, tzinfo=UTC)  # 1 March 01:00 in Shanghai

    assert count((received, at(3, 12, 23))).in_time == 1


def test_of_no_complaints_the_share_in_time_is_nought():
    assert count().share == 0
