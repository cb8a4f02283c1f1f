"""Reading YAML by libyaml: as fast as it is, and as safe and exact as the reader in Python."""

import pytest
import yaml

from huiyin.policy.composing import FAST, compose, is_plainly_nested
from huiyin.policy.problems import PackError


def test_the_fast_reader_is_there():
    assert FAST is yaml.CSafeLoader


@pytest.mark.parametrize("text", ["[" * 200_000, "- " * 100_000, "{a: " * 100_000])
def test_a_text_of_many_levels_is_refused_and_ends_nothing(text):
    assert not is_plainly_nested(text)
    with pytest.raises(PackError, match="nested too deeply"):
        compose(text, "deep.yaml")


def test_a_knot_of_aliases_is_refused_at_once():
    with pytest.raises(PackError, match="used again by an alias"):
        compose("a: &x [*x]", "knot.yaml")


@pytest.mark.parametrize("before", ["", "\ufeff", "甲: 乙\r\n", "# 注\n甲: |\n  乙\n"])
def test_marks_know_the_text_around_them(before):
    root = compose(f'{before}rule: "a >= 1"\n', "marks.yaml")

    value = {key.value: node for key, node in root.value}["rule"]
    start, end = value.start_mark, value.end_mark
    assert start.buffer[start.pointer : end.pointer] == '"a >= 1"'
