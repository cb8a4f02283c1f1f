"""Several people by name: a list as long as the regulation allows, which conditions count."""

from dataclasses import replace
from decimal import Decimal

import pytest

from huiyin.casework.context import Context
from huiyin.casework.environment import Environment
from huiyin.casework.facts import is_private, names_somebody, read_value
from huiyin.casework.refusal import Refused
from huiyin.casework.wording import Words
from huiyin.ledger.canonical import plain, typed
from huiyin.policy.schema.things import Fact
from huiyin.policy.values import Wording
from tests.support import harbour
from tests.support.ferry import calendars

CONTEXT = Context(harbour.MORNING, "", harbour.HOUSE, calendars())
SPEAKERS = Fact(title=Wording({"zh-Hans": "代表"}), type="names", at_least=Decimal(1),
                at_most=Decimal(2), clause=("X-1",))  # fmt: skip


@pytest.mark.parametrize(
    "said", ["王女士\n李先生", ["王女士", "李先生", " "], (" 王女士 ", "李先生")]
)
def test_one_a_line_or_one_an_item_without_the_empty_ones(said):
    assert read_value("speakers", SPEAKERS, said) == ("王女士", "李先生")


@pytest.mark.parametrize("said", [["甲", "乙", "丙"], [], [1], {"甲": "乙"}, {"甲"}])
def test_too_many_too_few_and_what_is_no_list_of_names_is_refused(said):
    with pytest.raises(Refused):
        read_value("speakers", SPEAKERS, said)


def test_names_are_personal_whatever_the_regulation_says_of_them():
    assert is_private(SPEAKERS) and names_somebody(SPEAKERS)


def test_they_come_back_from_the_ledger_in_the_order_in_which_they_were_given():
    assert typed(plain(("王女士", "李先生"))) == ("王女士", "李先生")


def test_a_condition_reads_how_many_there_are_and_people_read_who():
    policy = harbour.policy()
    policy = replace(policy, facts={**policy.facts, "speakers": SPEAKERS})
    case = harbour.case_of(speakers=("王女士", "李先生"))

    env = Environment(policy, case, CONTEXT)

    assert env["speakers"] == 2
    assert Words(policy, "zh-Hans", {}).fact("speakers", case.facts["speakers"]) == "王女士、李先生"
