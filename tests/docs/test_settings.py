"""Every setting and every variable of the environment that the product reads is described."""

import re

import pytest

from huiyin.catalogue.home import KNOWN
from tests.docs.pages import ROOT

PAGE = (ROOT / "docs/reference/settings.md").read_text("utf-8")
DESCRIBED = set(re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE))


@pytest.mark.parametrize("setting", sorted(KNOWN))
def test_a_setting_is_described(setting):
    assert setting in DESCRIBED


def test_every_variable_that_is_read_is_described_and_no_other():
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))

    read = set(re.findall(r'"(HUIYIN_[A-Z_]+)"', sources))

    assert {word for word in DESCRIBED if word.isupper()} == read
