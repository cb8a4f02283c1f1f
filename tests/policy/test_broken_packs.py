"""Each mistake that an author can make is named at its place, with what was expected."""

import re
from pathlib import Path

import pytest

from huiyin.policy.problems import PackError
from tests.policy.packs import PACKS, regulation_at

BROKEN = sorted(
    path
    for path in (PACKS / "broken").iterdir()
    if path.is_dir() or path.suffix == ".yaml"
)  # fmt: skip


def message_beside(pack: Path) -> Path:
    """Its "…" stands for the rest of a list of words that grows with the product."""
    return pack.with_suffix(".txt") if pack.is_file() else pack / "expected.txt"


@pytest.mark.parametrize("pack", BROKEN, ids=lambda path: path.stem)
def test_a_broken_pack_is_answered_with_the_message_beside_it(pack):
    with pytest.raises(PackError) as caught:
        regulation_at(pack)

    said, expected = str(caught.value), message_beside(pack).read_text("utf-8").rstrip("\n")
    if not re.fullmatch(re.escape(expected).replace("…", "[^;\n]*"), said):
        assert said == expected


@pytest.mark.parametrize("pack", BROKEN, ids=lambda path: path.stem)
def test_every_message_has_a_file_a_line_and_a_column(pack):
    for line in message_beside(pack).read_text("utf-8").splitlines():
        assert re.match(r"[\w./-]+\.(yaml|csv):[1-9]\d*:[1-9]\d*: .", line), line


def test_there_are_many_ways_to_be_wrong_and_each_has_its_pack():
    assert len(BROKEN) >= 60
    messages = [message_beside(pack).read_text("utf-8") for pack in BROKEN]
    assert len(set(messages)) == len(messages)
