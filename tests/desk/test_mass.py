"""A matter of many people is suggested to whom the regulation says, and linked as a batch."""

from datetime import timedelta

import pytest

from huiyin.ledger.door import load_case
from huiyin.register.models import CaseRow
from tests.ledger.house import MORNING, register

STORY = (
    "三号楼顶层漏水已经两周，物业来过一次说要等厂家，家里的地板都泡坏了，希望尽快安排维修并赔偿损失"
)


@pytest.fixture
def now(monkeypatch):
    from huiyin.ledger import moment

    monkeypatch.setattr(moment, "now", lambda: MORNING + timedelta(days=1))


def three():
    texts = ("丽江新城半夜施工", "投诉丽江新城灰尘", "住在丽江新城旁的噪音")
    return [
        register(
            MORNING + timedelta(minutes=n), facts={"what": t, "phone_number": f"1390000111{n}"}
        ).case
        for n, t in enumerate(texts)
    ]


def test_the_post_that_is_told_sees_the_cases_and_links_them(sit_down, now):
    cases = three()
    li = sit_down("li")

    page = li.get("/mass/").content.decode()
    assert "3 人，3 件" in page
    assert all(case.number in page for case in cases)
    answer = li.post("/mass/", {"case": [case.id for case in cases]}, follow=True)

    assert answer.redirect_chain[-1][0] == f"/cases/{cases[0].id}/"
    assert load_case(cases[1].id).links == (("batch", cases[0].id),)
    assert load_case(cases[2].id).links == (("batch", cases[0].id),)
    assert load_case(cases[0].id).links == ()


def test_linking_twice_links_once(sit_down, now):
    cases = three()
    li = sit_down("li")
    for _ in range(2):
        li.post("/mass/", {"case": [case.id for case in cases]})

    assert load_case(cases[2].id).links == (("batch", cases[0].id),)


def test_one_case_alone_is_no_batch(sit_down, now):
    cases = three()

    page = sit_down("li").post("/mass/", {"case": [cases[0].id]}, follow=True).content.decode()

    assert "请至少勾选两件" in page


def test_whoever_is_not_told_has_no_such_page(sit_down):
    assert sit_down("wang").get("/mass/").status_code == 404
    assert "群体事项" not in sit_down("wang").get("/").content.decode()


def test_nothing_that_builds_up_is_said_so(sit_down):
    assert "没有发现群体事项" in sit_down("li").get("/mass/").content.decode()


def test_a_similar_text_of_somebody_else_is_offered_to_be_looked_at_only(sit_down, now):
    case = register(facts={"what": STORY, "phone_number": "13900001111"}).case
    typed = {"c.channel": "phone", "c.kind": "complaint", "f.what": STORY.replace("两", "三"),
             "f.phone_number": "13700001111", "key": "k"}  # fmt: skip
    wang = sit_down("wang")

    page = wang.post("/register/tiny/repeats/", typed).content.decode()
    assert case.number in page
    assert "内容相近" in page
    assert "formaction" not in page
    wang.post("/register/tiny/", typed)

    assert CaseRow.objects.count() == 2
