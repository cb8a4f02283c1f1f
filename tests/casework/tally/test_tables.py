"""Tables of returns: shares, means, totals, several answers, and what is too little to be shown."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.casework.tally.asking import Group
from huiyin.casework.tally.hiding import hidden_cells, hidden_total
from huiyin.casework.tally.spans import before, ended_since, span_named, span_of
from huiyin.casework.tally.tables import Head, Line, table_of
from huiyin.catalogue import Catalogue
from huiyin.policy.schema.returns import Column, Counted, Return
from huiyin.policy.values import Wording

ZONE = ZoneInfo("Asia/Shanghai")
POLICY = Catalogue().regulation("hotel").on(date(2026, 3, 1))
TITLE = Wording({"": "表"})
DAY = 24 * 3600 * 1_000_000


def a_return(**more) -> Return:
    return Return(**{"title": TITLE, "period": "month", "by": "head", "clause": ("X",), **more})


def counts(word: str, *topics: str, **more) -> Column:
    return Column(title=TITLE, counts=(Counted(on=word, topic=topics),), **more)


def tabled(rule: Return, *groups: Group) -> dict[str, tuple[object, ...]]:
    span = span_of(rule, date(2026, 3, 5), ZONE)

    def counter(question, _span):
        return [g for g in groups if g.what in question.whats and question.window == "within"]

    table = table_of(POLICY, rule, span, counter)
    return {"/".join(line.keys): line.values for line in (*table.lines, table.total)}


def test_a_case_with_two_answers_stands_in_both_rows_and_once_in_the_total():
    rule = a_return(rows=("nature",), columns={"n": counts("received")})

    found = tabled(
        rule, Group(("attitude,norms",), "received", "", 1), Group(("norms",), "received", "", 2)
    )

    assert (found["attitude"], found["norms"], found["facilities"]) == ((1,), (3,), (0,))
    assert found[""] == (3,)


def test_a_share_of_nothing_is_nothing_and_not_nought():
    rule = a_return(
        columns={"all": counts("closed"), "good": counts("in_time", share_of="all")},
    )

    assert tabled(rule)[""] == (0, None)
    assert tabled(rule, Group((), "closed", "", 3), Group((), "in_time", "answer", 2))[""] == (
        3, Decimal("0.6667"))  # fmt: skip


def test_a_mean_leaves_out_what_was_not_measured():
    rule = a_return(columns={"days": counts("missed", averages="days")})

    found = tabled(rule, Group((), "missed", "answer", 5, amount=3 * DAY, measured=2))

    assert found[""] == (Decimal("1.5"),)


def test_only_the_topics_in_brackets_count():
    rule = a_return(columns={"n": counts("closed", "resolved")})

    assert tabled(rule, Group((), "closed", "resolved", 2), Group((), "closed", "other", 5))[
        ""
    ] == (2,)


def test_a_row_of_several_cases_shows_all_their_answers_and_the_latest_moment():
    shown = {name: Column(title=TITLE, shows=name) for name in ("nature", "closed_at")}
    rule = a_return(rows=("channel",), columns={"n": counts("received"), **shown})
    early, late = datetime(2026, 3, 2, tzinfo=ZONE), datetime(2026, 3, 9, tzinfo=ZONE)

    found = tabled(
        rule,
        Group(("phone", "norms", late), "received", "", 1),
        Group(("phone", "attitude", early), "received", "", 1),
        Group(("phone", "norms", ""), "received", "", 1),
        Group(("visit", "facilities", early), "received", "", 1),
        Group(("letter", "", ""), "received", "", 1),
    )

    assert found["phone"] == (3, "attitude,norms", late)
    assert found["visit"] == (1, "facilities", early)
    assert found["letter"] == (1, "", None)
    assert found["mail"] == (0, "", None)
    assert found[""] == (5, "", None)


def test_a_count_of_answers_narrows_and_spreads():
    rule = a_return(
        columns={
            "bad": counts("received", said={"fault": ("serious",)}),
            "by": counts("received", by="channel"),
        },
    )
    groups = (
        Group(("serious", "visit"), "received", "", 2),
        Group(("error", "phone"), "received", "", 3),
    )

    values = tabled(rule, *groups)[""]

    assert values[0] == 2
    assert sum(values[1:]) == 5


def hidden(*values: int, least: int = 3) -> list[bool]:
    heads = [Head("n", None, "count")]
    lines = [Line((str(n),), (value,), (False,)) for n, value in enumerate(values)]
    return [line.hidden[0] for line in hidden_cells(a_return(fewer_than=least), heads, lines)]


def test_small_counts_are_hidden_and_nought_is_not():
    assert hidden(1, 0, 2, 9) == [True, False, True, False]


def test_one_small_count_alone_takes_the_next_smallest_with_it():
    assert hidden(1, 8, 5, 0) == [True, False, True, False]


def total_hidden(*values: int) -> bool:
    heads = [Head("n", None, "count")]
    lines = [Line((str(n),), (value,), (False,)) for n, value in enumerate(values)]
    lines = hidden_cells(a_return(fewer_than=3), heads, lines)
    return hidden_total(heads, lines, Line((), (sum(values),), (False,))).hidden[0]


def test_a_total_that_gives_hidden_counts_away_is_hidden_too():
    assert total_hidden(2, 0, 0)
    assert total_hidden(1, 1, 9)
    assert not total_hidden(1, 2, 9)
    assert not total_hidden(1, 8, 5)
    assert not total_hidden(9, 8, 0)


def test_shares_go_with_the_counts_that_they_could_be_reckoned_from():
    heads = [Head("n", None, "count"), Head("s", None, "share"), Head("k", None, "answer")]
    [one, _] = hidden_cells(
        a_return(fewer_than=3), heads,
        [Line(("a",), (1, Decimal("0.5"), "x"), (False,) * 3), Line(("b",), (2, None, "y"), (False,) * 3)],
    )  # fmt: skip

    assert one.hidden == (True, True, False)


PERIODS = [
    ({"period": "week"}, "2026-W10", date(2026, 3, 2), date(2026, 3, 9)),
    ({"period": "month"}, "2026-12", date(2026, 12, 1), date(2027, 1, 1)),
    ({"period": "quarter"}, "2026-Q1", date(2026, 1, 1), date(2026, 4, 1)),
    ({"period": "half-year"}, "2026-H2", date(2026, 7, 1), date(2027, 1, 1)),
    ({"period": "year"}, "2026", date(2026, 1, 1), date(2027, 1, 1)),
    ({"period": "own", "begins": ("03-26", "09-26")}, "2025-09-26", date(2025, 9, 26), date(2026, 3, 26)),
]  # fmt: skip


@pytest.mark.parametrize(("said", "key", "first", "end"), PERIODS)
def test_a_period_has_a_name_a_first_day_and_an_end(said, key, first, end):
    rule = a_return(**said)

    span = span_named(rule, key, ZONE)

    assert (span.first, span.end) == (first, end)
    assert span_of(rule, span.last, ZONE) == span
    assert before(rule, span_of(rule, end, ZONE)) == span


@given(st.sampled_from(PERIODS), st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_periods_follow_one_another_without_a_gap_and_each_is_found_by_its_name(case, day):
    rule = a_return(**case[0])

    span = span_of(rule, day, ZONE)

    assert span.first <= day < span.end
    assert span_of(rule, span.end, ZONE).first == span.end
    assert span_named(rule, span.key, ZONE) == span


def test_a_period_is_over_at_the_midnight_of_the_house_and_not_before():
    rule = a_return()
    midnight = span_named(rule, "2026-03", ZONE).until

    def ended(moment):
        return [span.key for span in ended_since(rule, date(2026, 2, 3), moment, ZONE)]

    assert ended(midnight) == ["2026-02", "2026-03"]
    assert ended(midnight.replace(month=3, day=31, hour=23)) == ["2026-02"]
