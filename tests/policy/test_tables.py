"""Tables decide by what is known, and ignorance never falls through to `otherwise`."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.policy.expressions import MONEY, NUMBER, UNKNOWN, Choice, Scope, compile_expression
from huiyin.policy.problems import NOWHERE
from huiyin.policy.schema.base import Decider, TableRow
from huiyin.policy.schema.decisions import TableSpec
from huiyin.policy.tables import decide_table, limit_for
from huiyin.policy.values import Condition, Wording
from tests.policy.conditions import SCOPE

ROLES = ("supervisor", "manager", "general_manager")
OFFER = Scope({"excess": MONEY, "share": NUMBER, "media": Choice(options=("none", "local"))})


def row(result: str, when: str = "", clause: str = "C-1", scope: Scope = SCOPE) -> TableRow:
    if not when:
        return TableRow(is_=result, otherwise=True, clause=(clause,))
    condition = Condition(when, NOWHERE, compile_expression(when, scope))
    return TableRow(is_=result, when=condition, clause=(clause,))


def table(take: str, *rows: TableRow, order: tuple[str, ...] = ()) -> TableSpec:
    return TableSpec(title=Wording({"": "t"}), take=take, rows=rows, order=order)


def graded(take: str) -> TableSpec:
    return table(
        take,
        row("major", "people >= 5", "G-1"),
        row("major", "harm", "G-2"),
        row("serious", "amount > 10000", "G-3"),
        row("ordinary", clause="G-4"),
        order=("ordinary", "serious", "major"),
    )


OFFERS = Decider(
    take="highest",
    order=ROLES,
    rows=(
        row("supervisor", "excess <= 2000 and share <= 70 %", "A-1", OFFER),
        row("manager", "2000 < excess <= 10000 or share > 70 %", "A-2", OFFER),
        row("general_manager", "excess > 10000", "A-3", OFFER),
    ),
)


def numbers(**figures: float | str) -> dict:
    return {name: Decimal(str(figure)) for name, figure in figures.items()}


def test_the_first_row_that_is_hit_decides_and_is_cited():
    decision = decide_table(graded("first"), {**numbers(people=5, amount=20000), "harm": False})
    assert (decision.result, decision.row, decision.clauses) == ("major", 1, ("G-1",))
    assert not decision.provisional
    assert decision.facts == {**numbers(people=5, amount=20000), "harm": False}


def test_the_highest_hit_decides_wherever_it_stands():
    upside_down = table(
        "highest", row("low", "people >= 1"), row("high", "people >= 5"), order=("low", "high")
    )
    assert decide_table(upside_down, numbers(people=5)).result == "high"
    reversed_rows = table(
        "highest", row("high", "people >= 5"), row("low", "people >= 1"), order=("low", "high")
    )
    assert decide_table(reversed_rows, numbers(people=5)).result == "high"


@pytest.mark.parametrize(
    ("excess", "share", "role", "clause"),
    [
        ("2000", "0.7", "supervisor", "A-1"),
        ("2000.01", "0.7", "manager", "A-2"),
        ("2000", "0.7001", "manager", "A-2"),
        ("10000", "0.1", "manager", "A-2"),
        ("10000.01", "0.1", "general_manager", "A-3"),
        ("10000.01", "0.71", "general_manager", "A-3"),
    ],
)
def test_where_two_tiers_match_the_higher_one_decides(excess, share, role, clause):
    decision = decide_table(OFFERS, numbers(excess=excess, share=share))
    assert (decision.result, decision.clauses) == (role, (clause,))


def test_a_role_alone_decides_without_rows():
    assert decide_table(Decider(role="manager"), {}).result == "manager"


def test_a_table_that_collects_gives_every_row_that_is_hit_with_all_clauses():
    all_of_them = table(
        "collect", row("press", "people >= 5", "P"), row("doctor", "harm", "D"), row("nobody")
    )
    decision = decide_table(all_of_them, {**numbers(people=7), "harm": True})
    assert decision.all_results == ("press", "doctor")
    assert decision.clauses == ("P", "D")
    none = decide_table(all_of_them, {**numbers(people=1), "harm": False})
    assert none.all_results == ("nobody",)


def test_what_a_collecting_table_cannot_know_yet_stays_open_beside_what_it_knows():
    some = table("collect", row("press", "people >= 5"), row("doctor", "harm"), row("nobody"))
    decision = decide_table(some, {"harm": True})
    assert decision.all_results == ("doctor",)
    assert decision.provisional
    assert decision.missing == {"people"}
    assert decide_table(some, {"harm": False}).all_results == ()


def test_a_row_that_a_known_fact_hits_decides_though_others_are_unknown():
    decision = decide_table(graded("highest"), {"harm": True})
    assert (decision.result, decision.provisional) == ("major", False)


def test_the_strictest_outcome_still_possible_stands_until_the_fact_is_known():
    decision = decide_table(graded("first"), numbers(people=1, amount=5))
    assert (decision.result, decision.provisional, decision.missing) == ("major", True, {"harm"})


def test_otherwise_is_never_reached_by_ignorance():
    for take in ("first", "highest"):
        nothing_known = decide_table(graded(take), {})
        assert nothing_known.result == "major"
        assert nothing_known.provisional
        assert nothing_known.missing == {"people", "harm", "amount"}


def test_otherwise_is_reached_when_every_other_row_is_known_to_fail():
    decision = decide_table(graded("first"), {**numbers(people=1, amount=5), "harm": False})
    assert (decision.result, decision.row, decision.clauses) == ("ordinary", 4, ("G-4",))
    assert not decision.provisional


def test_an_unknown_row_above_the_one_that_is_hit_keeps_the_first_outcome_open():
    decision = decide_table(graded("first"), numbers(people=1, amount=20000))
    assert (decision.result, decision.provisional, decision.missing) == ("major", True, {"harm"})


def test_an_unknown_row_that_says_the_same_as_the_one_that_is_hit_keeps_nothing_open():
    decision = decide_table(graded("first"), {"harm": True})
    assert (decision.result, decision.provisional) == ("major", False)


def test_a_milder_row_that_is_hit_leaves_the_stricter_unknown_one_open_where_the_highest_counts():
    decision = decide_table(graded("highest"), numbers(people=1, amount=20000))
    assert (decision.result, decision.provisional, decision.missing) == ("major", True, {"harm"})


def test_a_stricter_row_that_is_hit_outweighs_every_milder_unknown_one():
    decision = decide_table(graded("highest"), numbers(people=5))
    assert (decision.result, decision.provisional, decision.row) == ("major", False, 1)


def test_a_figure_that_could_not_be_worked_out_counts_as_missing():
    decision = decide_table(OFFERS, {**numbers(excess=1), "share": UNKNOWN})
    assert (decision.result, decision.provisional) == ("manager", True)
    assert decision.missing == {"share"}
    assert decision.facts == numbers(excess=1)


def test_a_table_without_a_fitting_row_says_so():
    nothing = decide_table(table("first", row("major", "harm")), {"harm": False})
    assert (nothing.result, nothing.row, nothing.clauses) == (None, 0, ())


def test_the_limit_of_a_role_is_the_largest_figure_of_its_rows():
    assert limit_for(OFFERS, "supervisor") == numbers(excess=2000, share="0.7")
    assert limit_for(OFFERS, "manager")["excess"] == 10000
    assert limit_for(OFFERS, "nobody") == {}


FIGURES = st.one_of(st.none(), st.decimals(0, 20000, places=2))


@given(st.one_of(st.none(), st.integers(0, 9)), st.sampled_from([None, True, False]), FIGURES,
       st.sampled_from(["first", "highest"]))  # fmt: skip
def test_learning_a_fact_never_makes_a_case_stricter_than_it_already_stood(
    people, harm, amount, take
):
    """Provisionally the strictest possible outcome stands; what is learnt can only soften it."""
    order = ("ordinary", "serious", "major")
    some = {"people": None if people is None else Decimal(people), "harm": harm, "amount": amount}
    known = {name: given for name, given in some.items() if given is not None}
    before = decide_table(graded(take), known)
    for more in ({"people": Decimal(9)}, {"people": Decimal(1)}, {"harm": True}, {"harm": False},
                 {"amount": Decimal(10001)}, {"amount": Decimal(1)}):  # fmt: skip
        after = decide_table(graded(take), {**more, **known})
        assert order.index(after.result) <= order.index(before.result)
        if not before.provisional:
            assert after.result == before.result
