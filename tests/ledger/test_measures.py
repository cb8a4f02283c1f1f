"""Measures: how many others there are, counted in the register at the moment of an act."""

from decimal import Decimal

import pytest

from huiyin.casework import commands as c
from huiyin.casework.refusal import Reason, Refused
from huiyin.ledger import door, ports, rebuilding
from huiyin.policy.expressions import UNKNOWN
from huiyin.register.peers import RowsPeers
from tests.ledger.house import do, open_shop, register

pytestmark = pytest.mark.usefixtures("installation")


@pytest.fixture(autouse=True)
def _shop(installation):
    open_shop()


def entry(points: str, season: str = "2026") -> str:
    facts = {"season": season, "points": points}
    return register(kind="entry", facts=facts).case.id


def award(case: str, prize: str = "gold") -> None:
    do(case, "wang", c.AmendFacts(facts={"prize": prize}, reason="评定"))


def refused(case: str) -> Refused:
    with pytest.raises(Refused) as caught:
        award(case)
    return caught.value


def counted(case: str, name: str) -> object:
    policy = ports.rules().regulation("tiny").on(door.load_case(case).received_at.date())
    return RowsPeers().related(policy, door.load_case(case))[name]


def test_others_count_and_the_one_that_asks_does_not():
    first, _, _ = entry("90"), entry("80"), entry("70")
    entry("99", season="2025")
    register(facts={"topic": "goods"})

    assert counted(first, "entries") == Decimal(2)
    assert counted(first, "golds") == Decimal(0)


def test_the_higher_figure_goes_first_compared_as_figures_and_not_as_texts():
    lower, higher = entry("9.5"), entry("10")

    assert counted(lower, "better_ones") == Decimal(1)
    said = refused(lower)
    assert (said.reason, said.clauses, said.needs) == (
        Reason.GATE, ("T-15",), "金奖不过半，先给分高的")  # fmt: skip

    award(higher, "no_prize")
    award(lower)

    assert door.load_case(lower).facts["prize"] == "gold"


def test_equal_figures_are_not_above_one_another():
    one, other = entry("90"), entry("90")

    assert counted(one, "better_ones") == counted(other, "better_ones") == Decimal(0)


def test_a_quota_of_the_population_holds_and_grows_with_it():
    best, second, third = entry("95"), entry("94"), entry("93")
    award(best)

    assert refused(second).reason is Reason.GATE
    entry("60")
    award(second)
    assert refused(third).reason is Reason.GATE
    assert counted(third, "golds") == Decimal(2)


def test_what_was_registered_by_mistake_counts_no_longer():
    kept, wrong = entry("90"), entry("95")
    do(wrong, "li", c.CorrectRegistration(reason="重复"))

    assert counted(kept, "entries") == Decimal(0)
    assert counted(kept, "better_ones") == Decimal(0)


def test_while_its_own_answer_is_unknown_so_is_the_measure():
    case = register(kind="entry", facts={"points": "90"}).case.id
    entry("95")

    assert counted(case, "entries") is UNKNOWN
    assert refused(case).reason is Reason.GATE


def test_a_rebuilt_register_counts_the_same():
    first, second = entry("90"), entry("80")
    award(first)

    rebuilding.rebuild()

    assert counted(second, "golds") == Decimal(1)
