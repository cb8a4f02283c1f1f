"""Terms are read as rules word them, and a bare number is none."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.calendars import Term, TermError, Unit, add_months

NUMBERED = [unit for unit in Unit if unit not in (Unit.SAME_DAY, Unit.CLOSE_OF_BUSINESS)]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("15 workdays", Term(15, Unit.WORKDAYS)),
        ("1 workday", Term(1, Unit.WORKDAYS)),
        ("8 opening hours", Term(8, Unit.OPENING_HOURS)),
        ("8 working hours", Term(8, Unit.OPENING_HOURS)),
        ("same day", Term(0, Unit.SAME_DAY)),
        ("close of business", Term(0, Unit.CLOSE_OF_BUSINESS)),
        ("close of business of the 3rd workday", Term(3, Unit.CLOSE_OF_BUSINESS)),
    ],
)
def test_a_term_names_its_unit(text: str, term: Term):
    assert Term.parse(text) == term


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("15", "has no unit: write 15 days or 15 workdays"),
        ("0 days", "at least one of its unit"),
        ("15 fortnights", "the units are"),
        ("3 same day", "is no term"),
        ("2 close of business", "is no term"),
        ("close of business of the 0th workday", "is no term"),
        ("fifteen days", "is no term"),
        ("", "is no term"),
    ],
)
def test_what_is_no_term_is_refused_with_a_hint(text: str, message: str):
    with pytest.raises(TermError, match=message):
        Term.parse(text)


@given(
    st.one_of(
        st.builds(Term, st.integers(1, 400), st.sampled_from(NUMBERED)),
        st.builds(Term, st.integers(0, 130), st.just(Unit.CLOSE_OF_BUSINESS)),
        st.just(Term(0, Unit.SAME_DAY)),
    )
)
def test_a_term_reads_as_it_is_written(term: Term):
    assert Term.parse(str(term)) == term


def test_ordinals_are_english():
    words = [str(Term(n, Unit.CLOSE_OF_BUSINESS)).split()[5] for n in (1, 2, 3, 4, 11, 12, 21)]

    assert words == ["1st", "2nd", "3rd", "4th", "11th", "12th", "21st"]


@given(st.dates(date(2004, 1, 1), date(2026, 12, 31)), st.integers(0, 40))
def test_a_month_ends_on_the_same_date_or_on_its_last_day(day: date, months: int):
    end = add_months(day, months)

    assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == months
    assert end.day == day.day or (end.day < day.day and (end + timedelta(days=1)).day == 1)
