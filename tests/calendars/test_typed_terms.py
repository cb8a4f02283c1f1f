"""Terms as people type them."""

import pytest

from huiyin.calendars import Term, term_typed, term_words


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
@pytest.mark.parametrize(
    "text",
    ["10 workdays", "48 hours", "1 month", "3 days", "2 weeks", "1 year", "30 minutes", "8 opening hours",
     "same day", "close of business", "close of business of the 2nd workday"],
)  # fmt: skip
def test_what_a_term_is_called_can_be_typed(text, language):
    term = Term.parse(text)

    assert term_typed(term_words(term.amount, term.unit.value, language)) == str(term)


def test_other_ways_to_type_a_term_are_known_and_the_rest_stays_as_it_is():
    assert term_typed(" 5 天 ") == "5 days"
    assert term_typed("2星期") == "2 weeks"
    assert term_typed("10 workdays") == "10 workdays"
    assert term_typed("十天") == "十天"
