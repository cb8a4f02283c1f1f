"""Which regulation applies: the first line that is certain, and all that may fit until then."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from huiyin.casework.applying import Applying, Arrival, Line, applying, asked_for

FIRE = Line("fire", channel="phone", kind="report")
NORTH = Line("north", unit="north")
REST = Line("rest")
RULE = (FIRE, NORTH, REST)


def test_the_first_line_that_fits_decides():
    arrival = Arrival(frozenset({"north"}), "phone", "report")

    assert applying(RULE, arrival).only == "fire"
    assert applying(RULE[1:], arrival).only == "north"


def test_what_is_not_said_yet_leaves_several_possible():
    found = applying(RULE, Arrival(frozenset(), "phone"))

    assert (found.packs, found.open, found.only) == (("fire", "rest"), False, "")


def test_what_is_said_and_differs_rules_a_line_out():
    assert applying(RULE, Arrival(frozenset(), "web")).only == "rest"


def test_whoever_has_no_unit_is_not_of_the_north():
    assert applying((NORTH,), Arrival()) == Applying()


def test_where_no_line_fits_everything_is_open():
    found = applying((FIRE,), Arrival(frozenset(), "web", "report"))

    assert found.open
    assert found.allows("whatever")


def test_only_what_some_line_reads_is_asked_for():
    assert asked_for((NORTH, REST)) == frozenset()
    assert asked_for(RULE) == {"channel", "kind"}


def test_a_line_counts_for_what_was_received_from_then_on():
    line = Line("late", since=datetime(2026, 3, 1, tzinfo=UTC))

    assert (
        applying((line,), Arrival(received_at=datetime(2026, 2, 28, 23, 59, tzinfo=UTC))).only == ""
    )
    assert applying((line,), Arrival(received_at=datetime(2026, 3, 1, tzinfo=UTC))).only == "late"


WORDS = st.sampled_from(["", "a", "b"])
LINES = st.lists(st.builds(Line, st.sampled_from("xyz"), WORDS, WORDS, WORDS), max_size=5)


@given(LINES, st.sampled_from("ab"), st.sampled_from("ab"), st.frozensets(st.sampled_from("ab")))
def test_knowing_more_never_allows_what_was_ruled_out(lines, channel, kind, units):
    """What is said later narrows the choice; it never opens a door that was shut."""
    known = applying(lines, Arrival(units, channel, kind))
    for less in (Arrival(units), Arrival(units, channel), Arrival(units, "", kind)):
        vague = applying(lines, less)
        assert known.open <= vague.open
        assert all(vague.allows(pack) for pack in "xyz" if known.allows(pack))
        assert not vague.only or known.only == vague.only
