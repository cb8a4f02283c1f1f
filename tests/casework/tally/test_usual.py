"""What is above the usual: by the Poisson law, at the risk of three sigma."""

from math import exp, factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.casework.tally.usual import RISK, limit_of, usual


def tail(mean: float, k: int) -> float:
    """P(X >= k), added up the plain way."""
    return 1 - sum(exp(-mean) * mean**n / factorial(n) for n in range(k))


@given(st.floats(0.01, 60))
def test_the_limit_is_the_least_count_that_chance_reaches_less_often_than_the_risk(mean):
    k = limit_of(mean)

    assert tail(mean, k) < RISK + 1e-9
    assert tail(mean, k - 1) >= RISK - 1e-9


def test_far_up_it_is_three_standard_deviations():
    assert limit_of(10_000) == 10_301


@pytest.mark.parametrize("earlier", [[], [5, 5, 5]])
def test_with_too_few_earlier_periods_nothing_is_usual(earlier):
    assert usual(earlier) is None


def test_one_or_two_are_no_rise_however_rare_the_thing_is():
    never = usual([0] * 12)

    assert not never.is_passed_by(2)
    assert never.is_passed_by(3)


def test_what_comes_twice_a_week_is_risen_at_eight():
    two = usual([2, 1, 3, 2] * 3)

    assert (two.is_passed_by(7), two.is_passed_by(8)) == (False, True)
