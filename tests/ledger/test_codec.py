"""What is stored of an event is read back as it was, and what cannot be read is said."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.casework import events as e
from huiyin.ledger.canonical import canonical, plain, read, typed
from huiyin.ledger.codec import Newer, event_from, to_parts

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
TEXT = st.text(st.characters(exclude_categories=("Cs",)))
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    TEXT,
    st.decimals(allow_nan=False, allow_infinity=False),
    st.datetimes(timezones=st.just(UTC)),
    st.dates(),
    st.frozensets(TEXT, max_size=3),
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(TEXT, inner, min_size=2, max_size=3)
    ),
    max_leaves=8,
)


@given(VALUES)
def test_a_value_is_read_as_it_was_written(value):
    assert typed(read(canonical(plain(value)))) == value


@given(st.dictionaries(TEXT, VALUES, max_size=3), TEXT, st.lists(TEXT, max_size=2).map(tuple))
def test_an_event_is_read_as_it_was_written(facts, basis, clauses):
    facts = {name: value for name, value in facts.items() if value is not None} or {"n": 1}
    event = e.FactsAmended(
        at=NOW, by="li", clauses=clauses, facts=facts, private_facts={"t": basis}
    )
    parts = to_parts(event)

    clauses_said = canonical(list(clauses))
    again = event_from(event.name, canonical(parts.open), NOW, "li", clauses_said, parts.private)

    assert again == event


def test_of_an_erased_event_the_defaults_are_left():
    said = canonical({"clock": "answer", "key": "", "in_time": True, "done_at": {"$moment": str(NOW)},
                      "previous": {"$moment": str(NOW)}})  # fmt: skip

    assert event_from("clock_corrected", said, NOW, "li", "[]", {}).reason == ""


@pytest.mark.parametrize(
    ("name", "said", "strange"),
    [("never_heard_of", "{}", "never_heard_of"), ("marked", '{"mark":"x","mood":"y"}', "mood")],
)
def test_what_a_newer_version_wrote_is_named(name, said, strange):
    with pytest.raises(Newer, match=strange):
        event_from(name, said, NOW, "li", "[]", {})


def test_an_event_that_lacks_a_part_is_no_newer_one():
    with pytest.raises(TypeError, match="mark"):
        event_from("marked", "{}", NOW, "li", "[]", {})


@pytest.mark.parametrize("text", ["", "{", '{"a":1} ', '{"a":1}{"b":2}', "nothing"])
def test_a_text_is_read_as_whoever_reads_json_would(text):
    try:
        expected = json.loads(text)
    except json.JSONDecodeError:
        with pytest.raises(json.JSONDecodeError):
            read(text)
    else:
        assert read(text) == expected


def test_the_kinds_of_values_are_told_apart():
    values = {
        "a": Decimal("1.50"),
        "b": date(2026, 3, 2),
        "c": frozenset({"x"}),
        "d": (True, 1, None),
    }

    again = typed(read(canonical(plain(values))))

    assert again == values
    assert [type(v) for v in again.values()] == [Decimal, date, frozenset, tuple]
    assert again["d"][0] is True
