"""Gaps, overlaps and dead rows of tables are found, each with an example that bears it out."""

from decimal import Decimal

import pytest

from tests.proof.proofs import SMALL, found, said


def table(*rows: str, take: str = "first", order: str = "", when: str = "") -> str:
    more = (f", order: [{order}]" if order else "") + (f", when: {when}" if when else "")
    listed = ", ".join(f"{{{row}, clause: T-{n}}}" for n, row in enumerate(rows, 2))
    return f"{SMALL}tables:\n  grade:\n    {{title: 级别, take: {take}{more}, rows: [{listed}]}}\n"


def remedy(*rows: str, more: str = "", take: str = "") -> str:
    declared = f"take: {take}, " if take else ""
    listed = ", ".join(f"{{{row}, clause: T-{n}}}" for n, row in enumerate(rows, 2))
    return f"""{SMALL}remedies:
  refund:
    title: 退款
    amounts: {{sum: {{title: 退款额（元）}}}}
    {more}
    approver: {{{declared}rows: [{listed}]}}
    clause: T-1
"""


def facts(text: str, kind: str) -> list[dict]:
    return [dict(f.example.facts) for f in found(text, kind) if f.example]


@pytest.mark.parametrize(
    ("rows", "example"),
    [
        (["is: a, when: amount < 1000", "is: b, when: amount > 1000"], {"amount": Decimal(1000)}),
        (["is: a, when: people < 5", "is: b, when: people > 5"], {"people": Decimal(5)}),
        (["is: a, when: share < 30 %", "is: b, when: share > 30 %"], {"share": Decimal("0.3")}),
        (["is: a, when: harm"], {"harm": False}),
        (["is: a, when: 'media in [none, local]'"], {"media": "mainstream"}),
        (["is: a, when: fire in risks", "is: b, when: water in risks"], {"risks": frozenset()}),
    ],
)
def test_a_case_that_no_row_provides_for_is_a_gap(rows, example):
    assert facts(table(*rows), "gap") == [example]


@pytest.mark.parametrize(
    "rows",
    [
        ["is: a, when: amount <= 1000", "is: b, when: amount > 1000"],
        ["is: a, when: amount < 1000", "is: b, when: amount >= 999.995"],
        ["is: a, when: people <= 5", "is: b, when: people >= 6"],
        ["is: a, when: people >= 1"],
        ["is: a, when: harm", "is: b, when: not harm"],
        ["is: a, when: amount < 1000", "is: b, otherwise: true"],
        ["is: a, when: amount * 3 <= 1000", "is: b, when: amount > 333.33"],
    ],
)
def test_a_table_that_provides_for_everything_has_no_gap(rows):
    """Between 999.994 and 999.995 there is no sum of money."""
    assert found(table(*rows), "gap") == []


def test_a_gap_is_looked_for_only_where_the_table_is_asked():
    rows = ("is: a, when: people <= 5", "is: b, when: people > 6")

    assert facts(table(*rows, when="people != 6"), "gap") == []
    assert facts(table(*rows, when="harm"), "gap") == [{"people": Decimal(6), "harm": True}]


def test_an_approver_for_every_sum_is_proven_with_its_cap():
    rows = ("is: officer, when: sum <= 100", "is: manager, when: 100 < sum <= 5000")
    cap = "caps: {most: {needs: sum <= 5000, says: 上限五千, clause: T-9}}"

    assert len(found(remedy(*rows, more=cap), "gap")) == 0
    [gap] = found(remedy(*rows), "gap")
    assert gap.example.facts["sum"] > 5000
    assert gap.says == "gap.nobody"


def test_rows_with_different_outcomes_that_both_apply_overlap():
    rows = ("is: officer, when: sum <= 2000", "is: manager, when: sum >= 2000")

    [overlap] = found(remedy(*rows), "overlap")

    assert overlap.example.facts == {"sum": Decimal(2000)}
    assert overlap.clauses == ("T-2", "T-3")
    assert overlap.standing == "open"


def test_a_declaration_settles_an_overlap_and_it_is_listed():
    rows = ("is: officer, when: sum <= 2000", "is: manager, when: sum >= 2000")

    [overlap] = found(remedy(*rows, take="first"), "overlap")

    assert (overlap.standing, overlap.says) == ("declared", "overlap.first")


def test_an_overlap_of_one_outcome_is_none():
    assert found(remedy("is: manager, when: sum > 5", "is: manager, when: sum > 3",
                        "is: officer, when: sum <= 3"), "overlap") == []  # fmt: skip


def test_amount_and_ratio_overlap_in_round_figures():
    """The classical mistake: a band by amount, and a band by share that reaches into it."""
    where = "where: {excess: sum - amount, part: sum / amount}"
    rows = (
        "is: officer, when: excess <= 2000 and part <= 70 %",
        "is: manager, when: 2000 < excess <= 10000 or part > 70 %",
        "is: director, when: excess > 10000",
    )

    [overlap] = found(remedy(*rows, more=where), "overlap")
    [gap] = found(remedy(*rows[:1], rows[2], more=where), "gap")

    assert overlap.words["rows"] == [(2, "manager"), (3, "director")]
    case = overlap.example
    assert case.figures["excess"] > 10000
    assert case.figures["part"] > Decimal("0.7")
    assert all(value == value.quantize(Decimal(100)) for value in case.facts.values())
    assert gap.example.figures["excess"] <= 10000


@pytest.mark.parametrize(
    ("rows", "says", "row"),
    [
        (["is: a, when: people < 1", "is: b, when: people >= 1"], "dead_row.never", 1),
        (["is: a, when: people > 2", "is: b, when: people > 3"], "dead_row.beaten", 2),
        (["is: a, when: harm", "is: b, when: not harm", "is: c, otherwise: true"],
         "dead_row.otherwise", 3),
        (["is: a, when: amount * people < 0", "is: b, otherwise: true"], "dead_row.never", 1),
    ],
)  # fmt: skip
def test_a_row_that_no_case_reaches_is_dead(rows, says, row):
    [dead] = found(table(*rows), "dead_row")

    assert dead.says == says
    assert [number for number, _ in dead.words["rows"]] == [row]


def test_a_lower_row_of_the_same_outcome_is_not_dead_where_the_highest_counts():
    rows = ("is: low, when: people > 1", "is: high, when: people > 3", "is: high, when: people > 5")

    assert found(table(*rows, take="highest", order="low, high"), "dead_row") == []


def test_a_row_that_rests_on_the_result_of_another_table_is_seen_through():
    """Nothing is grave with fewer than five people, so the row can never apply."""
    text = f"""{SMALL}tables:
  grade:
    title: 级别
    take: first
    rows:
      - {{is: grave, when: people >= 5, clause: T-2}}
      - {{is: small, otherwise: true, clause: T-2}}
  desk:
    title: 受理
    take: first
    rows:
      - {{is: front, when: grade = grave and people < 5, clause: T-3}}
      - {{is: back, otherwise: true, clause: T-3}}
"""
    [dead] = found(text, "dead_row")

    assert dead.about == ("tables", "desk")


def test_a_fact_that_is_not_asked_makes_no_example():
    """The media are asked for only where somebody was hurt."""
    asked = SMALL.replace("mainstream: 主流媒体},", "mainstream: 主流媒体}, when: harm,")
    rows = "{is: a, when: harm, clause: T-2}, {is: b, when: media != local, clause: T-2}"
    text = f"{asked}tables:\n  grade: {{title: 级别, take: first, rows: [{rows}]}}\n"

    assert found(text, "gap") == []


def test_a_limit_by_cases_that_leaves_a_case_without_limit_is_a_gap():
    text = f"""{SMALL}clocks:
  answer:
    title: 答复
    from: registered
    until: answered
    within: {{cases: [{{when: people < 5, within: 5 workdays}}, {{when: people > 5, within: 9 workdays}}]}}
    clause: T-4
"""
    [gap] = found(text, "gap")

    assert (gap.says, gap.example.facts) == ("gap.no_limit", {"people": Decimal(5)})


def test_an_example_is_told_in_the_words_of_the_pack():
    rows = ("is: officer, when: sum <= 2000 and media = local", "is: manager, when: sum >= 2000")

    [told] = said(remedy(*rows), "overlap")
    assert told.startswith(
        "处理方案“退款”：退款额（元）：2000，媒体：地方媒体，第1行（经办人）与第2行（经理）"
    )
    [english] = said(remedy(*rows), "overlap", "en")
    assert english.startswith(
        "remedies “退款”: 退款额（元）: 2000, 媒体: 地方媒体; row 1 (经办人) and row 2"
    )
