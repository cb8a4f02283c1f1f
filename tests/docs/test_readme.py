"""The commands that the entrance pages name exist."""

import re

import pytest

from tests.docs.pages import ROOT

PAGES = ["README.md", "README.zh-CN.md", "CONTRIBUTING.md"]


def named_in(page: str) -> set[str]:
    """Targets in code: behind a backtick or at the beginning of an indented line."""
    text = (ROOT / page).read_text("utf-8")
    return set(re.findall(r"(?:`|^ {4,})make ([a-z][a-z-]*)\b", text, re.MULTILINE))


def targets() -> set[str]:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    return set(re.findall(r"^([a-z][a-z-]*):", makefile, re.MULTILINE))


@pytest.mark.parametrize("page", PAGES)
def test_a_make_target_that_is_named_exists(page):
    named = named_in(page)

    assert named, f"{page} names no make target"
    assert named <= targets(), f"there is no make {', '.join(sorted(named - targets()))}"


def test_both_readmes_name_the_same_commands():
    assert named_in("README.md") == named_in("README.zh-CN.md")
