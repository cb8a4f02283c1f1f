"""Every act of casework has its place on the page, and approvals reach whoever may decide."""

from huiyin.casework import commands as c
from huiyin.casework.allowed import _FINDERS
from huiyin.casework.commands import ACTS
from huiyin.casework.forms import THING
from huiyin.desk.showing.options import GROUPS
from huiyin.ledger.door import load_case
from huiyin.people.happenings import PostTaken
from huiyin.people.organising import record
from tests.ledger.house import do, register


def test_every_act_of_a_person_stands_in_one_group():
    placed = [act for acts in GROUPS.values() for act in acts]

    assert sorted(placed) == sorted(
        act for act, kind in ACTS.items() if not kind.SYSTEM and act != "register"
    )


def test_every_act_that_is_done_to_something_asks_to_what():
    assert _FINDERS.keys() - {"accept"} == THING.keys()


def test_an_approval_goes_up_the_line_when_the_deciding_post_is_empty(sit_down):
    case = register().case.id
    do(case, "wang", c.Propose(subject="refund", amounts={"payout": 400}, text="退一半"))
    record(PostTaken, "", person="li", pack="tiny", role="chief")

    assert "退一半" in sit_down("zhao").get("/approvals/").content.decode()
    assert "退一半" not in sit_down("li").get("/approvals/").content.decode()


def test_an_approval_goes_up_the_line_when_the_case_is_about_its_only_holder(sit_down):
    case = register(facts={"about_whom": "li"}).case.id
    do(case, "wang", c.Propose(subject="refund", amounts={"payout": 400}, text="退一半"))

    assert "退一半" not in sit_down("li").get("/approvals/").content.decode()
    page = sit_down("zhao").get("/approvals/").content.decode()
    assert "退一半" in page
    tap = {"version": load_case(case).version, "key": "tap", "back": "approvals"}
    sit_down("zhao").post(f"/cases/{case}/do/approve/?thing=proposal-1", tap)
    assert load_case(case).proposals["proposal-1"].status == "approved"


def test_somebody_above_does_not_find_what_the_post_below_may_decide(sit_down):
    case = register().case.id
    do(case, "wang", c.Propose(subject="refund", amounts={"payout": 400}, text="退一半"))

    assert "退一半" not in sit_down("zhao").get("/approvals/").content.decode()
