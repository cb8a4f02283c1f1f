"""At the desk: a case moves to another regulation by one form, and nothing that was typed is lost."""

import re

import pytest

from huiyin.casework import commands as c
from huiyin.ledger.door import load_case
from huiyin.people import happenings as h
from huiyin.people import regulations
from huiyin.people.organising import record
from huiyin.register.models import CaseRow
from tests.ledger.harbour import open_port
from tests.ledger.house import do, register
from tests.support.editions import bureau, edition, harbour

MAY_MOVE = ("amend_facts, link, correct_registration]", "amend_facts, link, move_case]")
TYPED = {"to": "bureau", "c.kind": "claim", "c.channel": "line", "f.story": "杯口是裂的",
         "f.contact": "13800001111", "f.amount": "80", "f.urgent": "false",
         "m.reason": "应由柜台受理"}  # fmt: skip


@pytest.fixture
def two(shop):
    regulations.install(regulations.tried(edition("2", "2004-01-01", MAY_MOVE)))
    regulations.install(regulations.tried(bureau()))
    record(h.PostGiven, "", person="li", pack="bureau", role="taker")


def case_of(**facts: str) -> str:
    said = {"phone_number": "13800001111", "amount": "80", **facts}
    return register(facts=said).case.id


def page(answer) -> str:
    return answer.content.decode()


def form_of(case: str) -> str:
    return f"/cases/{case}/do/move_case/?to=bureau"


def test_the_form_of_the_other_regulation_stands_filled_with_what_both_know(two, sit_down):
    case, li = case_of(), sit_down("li")

    chosen = page(li.get(f"/cases/{case}/do/move_case/"))
    form = page(li.get(form_of(case)))

    assert "柜台诉求办法" in chosen and "?to=bureau" in chosen
    assert "杯子是裂的</textarea>" in form and 'value="13800001111"' in form
    assert 'name="f.urgent"' in form and 'name="f.topic"' not in form
    assert "留在原案" in form and "类别" in form  # the other regulation has no use for it


def test_it_is_registered_there_and_the_officer_arrives_at_the_new_case(two, sit_down):
    case, li = case_of(), sit_down("li")

    done = li.post(form_of(case), {**TYPED, "key": "m1"}, follow=True)

    new = CaseRow.objects.get(pack="bureau")
    assert done.redirect_chain[-1][0] == f"/{new.stream.replace('case', 'cases')}/"
    assert "转自" in page(done) and "T2026" in page(done)
    assert load_case(new.stream.partition("/")[2]).facts["story"] == "杯口是裂的"
    left = page(li.get(f"/cases/{case}/"))
    assert new.number in left and "转按柜台诉求办法办理" in left
    li.post(form_of(case), {**TYPED, "key": "m1"})  # sent twice
    assert CaseRow.objects.filter(pack="bureau").count() == 1


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"f.amount": "6000"}, "按《柜台诉求办法》：条件尚未具备：五千元以上由总部受理"),
        ({"f.urgent": ""}, "是否紧急"),
        ({"m.reason": " "}, "请填写"),
        ({"f.story": ""}, "经过"),
        ({"f.amount": "much"}, "金额"),
    ],
)
def test_a_refusal_says_by_which_regulation_and_loses_nothing_typed(two, sit_down, typed, says):
    case, li = case_of(), sit_down("li")

    answer = page(li.post(form_of(case), {**TYPED, **typed, "key": "m2"}))

    assert says in answer
    kept = {**TYPED, **typed}
    assert all(value in answer for value in kept.values() if value.strip())
    assert load_case(case).stage == "received" and not CaseRow.objects.filter(pack="bureau")
    later = page(li.get(form_of(case)))
    assert kept["f.amount"] in later  # what was typed waits for another day


def test_what_is_typed_is_kept_while_it_is_typed(two, sit_down):
    case, li = case_of(), sit_down("li")

    kept = li.post(f"/cases/{case}/move/draft/", {**TYPED, "to": "bureau", "key": "m3"})
    register_form = page(li.get("/register/bureau/"))

    assert "草稿已保存" in kept.json()["says"]
    assert "应由柜台受理" in page(li.get(form_of(case)))
    assert "杯口是裂的" not in register_form  # it is the draft of a move, not of a registration


def test_whoever_may_not_register_there_is_not_offered_it(two, sit_down):
    record(h.PostTaken, "", person="li", pack="bureau", role="taker")
    record(h.PostGiven, "", person="zhao", pack="bureau", role="taker")
    case, li = case_of(), sit_down("li")

    chosen = page(li.get(f"/cases/{case}/do/move_case/"))

    assert "?to=bureau" not in chosen
    assert "您的岗位不能在这些规定下登记：" in chosen and "柜台诉求办法" in chosen
    assert li.get(form_of(case)).status_code == 404


def test_joining_a_case_that_is_registered_there_already_stays_possible(two, sit_down):
    case, li = case_of(), sit_down("li")
    joined = f"/cases/{case}/do/move_case/?joined=1"
    there = page(li.get(joined))
    assert 'name="c.other"' in there and "required" in there

    empty = page(li.post(joined, {"c.to": "bureau", "c.reason": "已登记", "key": "m4"}))

    assert "请填写" in empty and not CaseRow.objects.filter(pack="bureau")


def test_who_may_not_know_of_the_new_case_learns_nothing_of_it(two, sit_down):
    open_port()
    regulations.install(regulations.tried(harbour()))
    record(h.PostGiven, "", person="li", pack="harbour", role="auditor")
    case = case_of()
    command = c.MoveCase(to="harbour", reason="涉及作风", kind="report", channel="letter")

    [new] = do(case, "li", command).spawned

    number = load_case(new).number
    seen, unseen = (page(sit_down(who).get(f"/cases/{case}/")) for who in ("li", "wang"))
    assert number in seen and "港务" in seen
    assert number not in unseen and "港务" not in unseen and new not in unseen
    assert "转按其他规定办理" in unseen
    assert not re.search("举报", unseen)
