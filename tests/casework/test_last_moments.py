"""A moment at the very end of all years is worded, wherever the house lies."""

from datetime import UTC, datetime

from huiyin.casework.wording.words import local


def test_the_last_hour_of_all_years_is_said_although_it_has_no_moment_in_the_east():
    last = datetime(9999, 12, 31, 23, tzinfo=UTC)

    assert local(last, "Asia/Shanghai") == last
    assert local(last.replace(year=2026), "Asia/Shanghai").hour == 7
