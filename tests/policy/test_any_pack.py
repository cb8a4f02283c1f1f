"""Regulations changed at random: whatever an author sends, the reader says what is wrong and where."""

import re
from contextlib import suppress
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from huiyin.casework.vocabulary import vocabulary
from huiyin.policy.loading import build_regulation
from huiyin.policy.problems import PackError

TINY = (Path(__file__).parents[1] / "support/packs/tiny/pack.yaml").read_text("utf-8")
LINES = TINY.splitlines()
VALUES = re.compile(r"(?<=: )[^\n{\[|>&*][^\n]*")
STRANGE = st.sampled_from([
    "", "~", "true", "-1", "0", "1e400", "9" * 400, ".nan", "2026-02-30", "9999-12-31", "0000-01-01",
    "[]", "{}", "[[[[]]]]", "{a: {a: {a: {}}}}", "&a [*a]", "*nobody", "!!python/object:os.system x",
    "!!binary aGk=", "'", '"', "|", ">", "\u202e反", "\ud7ff", "\ufeff", "\x85", "\u2028", "a" * 10_000,
    "1 workdays 2", "-5 workdays", "10 ** 10 ** 10", "amount / 0", "((((((((((", "not " * 2000 + "true",
    "registered(registered(registered))", "every every every", "{{{{", "{number", "%", "é" * 300,
])  # fmt: skip
AT = st.integers(0, len(LINES) - 1)


def dropped(lines: list[str], at: int, _: str) -> list[str]:
    return lines[:at] + lines[at + 1 :]


def doubled(lines: list[str], at: int, _: str) -> list[str]:
    return [*lines[: at + 1], *lines[at:]]


def indented(lines: list[str], at: int, _: str) -> list[str]:
    return [*lines[:at], f"  {lines[at]}", *lines[at + 1 :]]


def moved(lines: list[str], at: int, _: str) -> list[str]:
    line = lines[at]
    rest = lines[:at] + lines[at + 1 :]
    middle = len(rest) // 2
    return [*rest[:middle], line, *rest[middle:]]


def said_otherwise(lines: list[str], at: int, value: str) -> list[str]:
    return [*lines[:at], VALUES.sub(lambda _: value, lines[at], count=1), *lines[at + 1 :]]


def put_between(lines: list[str], at: int, value: str) -> list[str]:
    return [*lines[:at], value, *lines[at:]]


def cut_short(lines: list[str], at: int, _: str) -> list[str]:
    return [*lines[:at], lines[at][: len(lines[at]) // 2]]


HOW = (dropped, doubled, indented, moved, said_otherwise, put_between, cut_short)
CHANGES = st.tuples(st.sampled_from(HOW), AT, STRANGE)


def read(text: str) -> None:
    build_regulation("tiny", lambda _: {"packs/tiny/pack.yaml": text}, vocabulary())


def attempt(changes: list) -> None:
    lines = list(LINES)
    for change, at, value in changes:
        lines = change(lines or [""], min(at, max(len(lines) - 1, 0)), value)
    with suppress(PackError):
        read("\n".join(lines))


def test_the_regulation_that_is_changed_is_read_as_it_is():
    read(TINY)


@settings(max_examples=60)
@given(st.lists(CHANGES, min_size=1, max_size=3))
def test_a_regulation_changed_at_random_is_read_or_refused_in_words(changes):
    attempt(changes)


@pytest.mark.slow
@settings(max_examples=3000)
@given(st.lists(CHANGES, min_size=1, max_size=6))
def test_three_thousand_regulations_changed_at_random_are_read_or_refused_in_words(changes):
    attempt(changes)
