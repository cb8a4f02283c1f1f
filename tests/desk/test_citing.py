"""Chips: the clause that says most stands on the line, what covers everything on demand."""

from huiyin.desk.citing import by_meaning
from huiyin.desk.views.case import steps_of
from huiyin.ledger import ports
from tests.ledger.house import MORNING


def test_a_clause_that_gives_a_post_all_its_rights_stands_behind_the_one_of_the_matter(
    installation,
):
    policy = ports.rules().regulation("tiny").on(MORNING.date())

    assert by_meaning(policy, ["T-4", "T-5", "T-4"]) == (["T-5"], ["T-4"])
    assert by_meaning(policy, ["T-4"]) == ([], ["T-4"])
    assert by_meaning(None, ["T-4"]) == (["T-4"], [])


def test_every_clause_of_a_line_can_be_reached(sit_down):
    from tests.ledger.house import register

    case = register().case.id
    page = sit_down("wang").get(f"/cases/{case}/").content.decode()

    assert 'class="clause clause-rest" href="/rules/tiny/T-4/"' in page
    assert 'aria-expanded="false"' in page


def test_a_guide_that_goes_from_arrow_to_arrow_is_a_list_of_steps():
    assert steps_of("登记 → 分配 → 调查 → 答复。") == ["登记", "分配", "调查", "答复"]
    assert steps_of("先听 → 再答") == []
