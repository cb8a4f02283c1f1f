"""Small changes of a pack's own text."""

from datetime import date

import pytest
import yaml

from huiyin.catalogue import amending
from huiyin.catalogue.amending import CannotAmend
from huiyin.catalogue.parcels import Parcel

HEAD = "pack: shop\nversion: '2026.1'   # the first\nin_force: 2026-01-01\n"
BLOCK = """# what it is about
facts:
  topic:
    title: 类别
    of:
      goods: 商品   # what we sell
      staff: {zh-Hans: 人员, en: Staff}
    clause: A-1
"""
FLOW = "facts:\n  topic: {title: 类别, of: {goods: 商品, staff: '人员'}, clause: A-1}\n"


def shop(facts: str) -> Parcel:
    return Parcel("shop", {"pack.yaml": HEAD, "facts.yaml": facts})


@pytest.mark.parametrize("facts", [BLOCK, FLOW])
def test_a_choice_comes_after_the_others_and_nothing_else_moves(facts):
    made = amending.with_choice(shop(facts), "topic", "delivery", '送货：慢"')

    text = made.files["facts.yaml"]
    of = yaml.safe_load(text)["facts"]["topic"]["of"]
    assert list(of) == ["goods", "staff", "delivery"]
    assert of["delivery"] == '送货：慢"'
    assert yaml.safe_load(text)["facts"]["topic"]["clause"] == "A-1"
    assert text.count("#") == facts.count("#")


def test_a_title_changes_in_the_language_of_the_pack():
    made = amending.with_title(shop(BLOCK), "topic", "staff", "员工", "zh-Hans")
    made = amending.with_title(made, "topic", "goods", "货品", "zh-Hans")

    of = yaml.safe_load(made.files["facts.yaml"])["facts"]["topic"]["of"]
    assert of == {"goods": "货品", "staff": {"zh-Hans": "员工", "en": "Staff"}}
    assert "# what we sell" in made.files["facts.yaml"]


def test_the_next_version_stands_in_the_head():
    made = amending.as_version(shop(BLOCK), "2026.2", date(2026, 7, 1))

    head = yaml.safe_load(made.files["pack.yaml"])
    assert (head["version"], head["in_force"]) == ("2026.2", date(2026, 7, 1))
    assert "# the first" in made.files["pack.yaml"]


@pytest.mark.parametrize(
    ("fact", "name", "key"),
    [
        ("topic", "goods", "category.no.taken"),
        ("topic", "Große", "category.no.name"),
        ("grade", "high", "category.no.fact"),
    ],
)
def test_what_cannot_be_changed_is_refused(fact, name, key):
    with pytest.raises(CannotAmend, match=key):
        amending.with_choice(shop(BLOCK), fact, name, "某项")
