"""Somebody comes again: while registering, the desk offers what is known and the answers there are."""

import pytest

from huiyin.casework import commands as c
from huiyin.casework.case import Stage
from huiyin.ledger.door import load_case
from huiyin.register.models import CaseRow
from tests.ledger.house import do, register

WHO = {"phone_number": "138 0000-1111", "receipt": "A-77"}
AGAIN = {"c.channel": "phone", "c.kind": "complaint", "f.what": "杯子还是裂的", "f.topic": "goods",
         "f.phone_number": "＋８６ 13800001111", "f.receipt": "a77", "key": "again"}  # fmt: skip


@pytest.fixture
def wang(sit_down):
    return sit_down("wang")


def first(ended: bool = False, answered: bool = False):
    case = register(facts=WHO).case
    if answered or ended:
        do(case.id, "wang", c.Admit())
        do(case.id, "wang", c.Answer(text="换一只"))
    if ended:
        do(case.id, "wang", c.Close(outcome="settled"))
    return case


def offered(client, **typed):
    return client.post("/register/tiny/repeats/", {**AGAIN, **typed}).content.decode()


def test_whoever_gives_a_known_number_is_shown_the_case_that_is_open(wang):
    case = first()

    page = offered(wang)

    assert case.number in page
    assert "同一人，同一事项" in page
    assert f'value="join:{case.id}"' in page
    assert "again:" not in page


def test_a_stranger_is_offered_nothing(wang):
    first()

    assert "可能来过" not in offered(wang, **{"f.phone_number": "139 9999 8888"})


def test_the_number_is_asked_before_all_other_facts(wang):
    page = wang.get("/register/tiny/").content.decode()

    assert page.index('name="f.phone_number"') < page.index('name="f.what"')


def test_what_a_repeat_says_is_joined_to_the_open_case_as_a_reminder(wang):
    case = first()

    answer = wang.post("/register/tiny/join/", {**AGAIN, "repeat": f"join:{case.id}"}, follow=True)

    assert answer.redirect_chain[-1][0] == f"/cases/{case.id}/"
    page = answer.content.decode()
    assert "已催办" in page
    assert "杯子还是裂的" in page
    assert CaseRow.objects.count() == 1
    assert load_case(case.id).times("reminded") == 1


def test_joining_twice_by_the_same_form_reminds_once(wang):
    case = first()
    for _ in range(2):
        wang.post("/register/tiny/join/", {**AGAIN, "repeat": f"join:{case.id}"})

    assert load_case(case.id).times("reminded") == 1


def test_registering_past_an_offer_nobody_saw_shows_it_first_and_keeps_everything(wang):
    first(answered=True)

    page = wang.post("/register/tiny/", AGAIN).content.decode()

    assert CaseRow.objects.count() == 1
    assert "请先看一眼" in page
    assert "杯子还是裂的" in page


def test_whoever_saw_the_offer_and_registers_all_the_same_has_a_case_apart(wang):
    case = first(answered=True)

    wang.post("/register/tiny/", {**AGAIN, "shown": case.id})

    row = CaseRow.objects.exclude(number=case.number).get()
    assert load_case(row.stream.partition("/")[2]).links == ()


def test_the_gate_of_the_regulation_holds_whatever_was_shown(wang):
    case = first()

    page = wang.post("/register/tiny/", {**AGAIN, "shown": case.id}).content.decode()

    assert "前案未结" in page
    assert CaseRow.objects.count() == 1


def test_unhappy_with_the_answer_makes_a_new_case_that_points_at_the_old(wang):
    case = first(answered=True)

    wang.post("/register/tiny/", {**AGAIN, "repeat": f"again:{case.id}"})

    row = CaseRow.objects.exclude(number=case.number).get()
    assert load_case(row.stream.partition("/")[2]).links == (("repeat_of", case.id),)


def test_a_link_that_was_chosen_stays_chosen_when_the_form_comes_back(wang):
    case = first(answered=True)

    page = wang.post("/register/tiny/", {**AGAIN, "f.what": "", "repeat": f"again:{case.id}"})

    assert f'name="repeat" value="again:{case.id}"' in page.content.decode()
    assert CaseRow.objects.count() == 1


def test_new_facts_go_into_the_earlier_case_with_what_was_typed(wang):
    case = first(answered=True)

    page = wang.post(f"/cases/{case.id}/do/amend_facts/?preview=1", AGAIN).content.decode()

    assert "杯子还是裂的" in page or "amend_facts" in page
    assert f'formaction="/cases/{case.id}/do/amend_facts/?preview=1"' in offered(wang)


def test_the_last_word_leads_to_the_form_that_refuses_with_its_ground(sit_down):
    case = first(ended=True)
    li = sit_down("li")

    answer = li.post("/register/tiny/", {**AGAIN, "repeat": f"last_word:{case.id}"})

    row = CaseRow.objects.exclude(number=case.number).get()
    second = row.stream.partition("/")[2]
    assert answer.headers["Location"] == f"/cases/{second}/do/refuse_admission/?c.ground=last_word"
    form = li.get(answer.headers["Location"]).content.decode()
    assert '<option value="last_word" selected>' in form
    li.post(
        answer.headers["Location"], {"c.ground": "last_word", "c.reason": "无新事实", "key": "k"}
    )
    assert load_case(second).stage is Stage.REJECTED


def test_whoever_may_not_refuse_reads_who_may(wang):
    first(ended=True)

    page = offered(wang)

    assert "店长" in page[page.index("last_word:") :]


def test_somebody_who_may_not_register_is_offered_nothing(sit_down):
    first()

    assert sit_down("zhao").post("/register/tiny/repeats/", AGAIN).status_code == 404


def test_nobody_joins_to_a_case_that_is_not_there(wang):
    assert wang.post("/register/tiny/join/", {**AGAIN, "repeat": "join:nowhere"}).status_code == 404
    assert wang.post("/register/tiny/join/", {**AGAIN, "repeat": "again"}).status_code == 404
