"""Terms are read as rules word them, and a bare number is none."""

import pytest

from huiyin.calendars import Term, TermError, Unit


def test_a_term_names_its_unit():
    assert Term.parse("15 workdays") == Term(15, Unit.WORKDAYS)


def test_a_bare_number_is_no_term():
    with pytest.raises(TermError, match="has no unit"):
        Term.parse("15")
