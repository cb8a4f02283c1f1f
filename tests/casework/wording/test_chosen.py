"""Several choices are said as the regulation lists them."""

from datetime import date

import pytest

from huiyin.casework.wording.words import Words
from tests.support.told import sample

RULES = """
    kinds: {complaint: {title: Complaint, clause: S-0}}
    facts:
      found:
        title: Found
        type: choices
        of: {walls: Walls, floor: Floor, bins: Bins}
        clause: S-1
"""


def words_of() -> Words:
    return Words(sample(RULES).on(date(2026, 3, 2)), "en")


@pytest.mark.parametrize(
    "value", [frozenset({"bins", "walls", "floor"}), ("bins", "floor", "walls")]
)
def test_options_are_said_in_the_order_of_the_regulation(value):
    words = words_of()

    assert words.fact("found", value) == "Walls, Floor, Bins"


def test_an_option_that_the_regulation_no_longer_has_is_said_last_as_it_was_written():
    assert words_of().fact("found", ("attic", "bins")) == "Bins, attic"
