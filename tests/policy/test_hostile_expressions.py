"""Whatever is written as a condition compiles or is refused, and what compiles can be asked."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.policy.expressions import UNKNOWN, ExpressionError, compile_expression
from huiyin.policy.expressions.parsing import MAX_DEPTH, MAX_LENGTH, MAX_NODES
from tests.policy.conditions import KNOWN, SCOPE, trouble, value

WORDS = [
    *SCOPE.names, "none", "local", "letter", "urgent", "c", "c.reached", "c.minutes", "closed",
    "answered", "visit", "and", "or", "not", "in", "any", "every", "where", "true", "false",
    "known", "count", "min", "max", "happened", "times", "last", "days", "months", "workdays",
    "opening hours", "(", ")", "[", "]", ",", ":", ".", "=", "!=", "<", "<=", ">", ">=", "+", "-",
    "*", "/", "%", "1", "0", "2000", "0.7", "1_000", "9999999999999999999999", "2026-02-29",
    "2026-03-01", "'phone'", '"x"', "\n", "any c in contacts :", "c in contacts where", "１",
]  # fmt: skip


def asked(source: str) -> object:
    """Compiles and asks, with everything known and with nothing; None when refused."""
    try:
        made = compile_expression(source, SCOPE)
    except ExpressionError as error:
        return explained(error)
    made.evaluate({})
    return made.evaluate(KNOWN)


def explained(error: ExpressionError) -> None:
    assert error.what
    assert error.line >= 1 and error.column >= 1


@given(st.text(max_size=200))
def test_any_text_compiles_or_is_refused(source):
    asked(source)


@settings(max_examples=400)
@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_any_row_of_words_compiles_or_is_refused_and_can_then_be_asked(source):
    asked(source)


def grown(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.tuples(parts, st.sampled_from("+-*/"), parts).map(" ".join).map("({})".format),
        st.tuples(parts, parts).map(lambda two: f"min({two[0]}, {two[1]})"),
        st.tuples(parts, st.sampled_from(["<", "=", ">="]), parts, parts).map(
            lambda four: f"count(c in contacts where {four[0]} {four[1]} {four[2]}) + {four[3]}"
        ),
    )


FIGURES = st.recursive(
    st.sampled_from(["people", "share", "1", "0", "-2", "7 %", "99999999999999999999", "0.0001",
                     "times(answered)", "amount / premiums"]),
    grown,
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=300)
@given(FIGURES)
def test_every_figure_is_calculated_or_unknown_but_never_fails(source):
    result = asked(source)
    assert result is None or result is UNKNOWN or result == result


def test_a_condition_is_no_longer_than_a_page():
    assert trouble("a" * (MAX_LENGTH + 1)).what == f"longer than {MAX_LENGTH} characters"


def test_a_condition_has_no_more_parts_than_somebody_can_read():
    assert trouble("1+" * MAX_NODES + "1").what == f"more than {MAX_NODES} parts"
    assert value(" or ".join(["harm"] * 60), harm=True) is True


@pytest.mark.parametrize(
    "source",
    [
        "not " * (MAX_DEPTH + 1) + "harm",
        "-" * (MAX_DEPTH + 1) + "1",
        "min(" * (MAX_DEPTH + 1) + "1" + ")" * (MAX_DEPTH + 1),
        "any c in contacts: " * (MAX_DEPTH + 1) + "harm",
    ],
)
def test_nesting_is_bounded(source):
    assert trouble(source).what == "nested too deeply"


def test_brackets_alone_are_no_nesting():
    assert value("(" * 900 + "harm" + ")" * 900, harm=True) is True


@pytest.mark.parametrize(
    "source",
    [
        "__import__('os')", "amount.__class__", "harm.real", "().__class__", "lambda: 1",
        "amount ** 9", "[1, 2]", "{}", "f'{amount}'", "amount if harm else 1", "amount; harm",
        "_fn_known(harm)", "compile('x')", "$happened", "open('x')",
    ],
)  # fmt: skip
def test_there_is_no_way_to_the_interpreter(source):
    assert trouble(source)


@pytest.mark.parametrize(
    "source", ["(" * MAX_LENGTH, "harm and " * 200, "'" + "x" * 1990, "9" * MAX_LENGTH, "[" * 999]
)
def test_the_longest_text_is_answered_at_once(source):
    compile_something()
    start = time.perf_counter()
    asked(source)
    assert time.perf_counter() - start < 1


def compile_something() -> None:
    """The grammar is read once; that is not what is measured."""
    assert value("harm", harm=True) is True
