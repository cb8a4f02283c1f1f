"""A matter of many people is suggested to whom the regulation says, and linked as a batch."""

from datetime import timedelta

import pytest

from huiyin.ledger.door import load_case
from huiyin.notices.models import Message
from huiyin.register.building_up import tell_of
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


def of_one_receipt(people: int = 3):
    """Each says something else; what they have in common is the receipt."""
    texts = ("杯子裂了", "缺一只盖", "颜色不对")
    return [
        register(
            MORNING + timedelta(minutes=n),
            facts={"what": texts[n], "receipt": "A-77", "phone_number": f"1390000111{n}"},
        ).case
        for n in range(people)
    ]


def told(person: str) -> list[str]:
    rows = Message.objects.filter(person=person, template__startswith="mass:")
    return list(rows.values_list("stream", flat=True))


def test_cases_that_agree_in_a_fact_of_the_rule_are_one_matter_whatever_they_say(sit_down, now):
    cases = of_one_receipt()

    page = sit_down("li").get("/mass/").content.decode()

    assert all(case.number in page for case in cases)


def test_who_is_named_is_told_once_when_it_builds_up(shop, now):
    of_one_receipt(2)
    assert tell_of("tiny", MORNING + timedelta(days=1)) == 0

    latest = register(
        MORNING + timedelta(hours=1), facts={"what": "把手松动", "receipt": "a77"}
    ).case
    assert tell_of("tiny", MORNING + timedelta(days=1)) == 1
    assert tell_of("tiny", MORNING + timedelta(days=1)) == 0
    register(MORNING + timedelta(hours=2), facts={"what": "又一件", "receipt": "A 77"})
    assert tell_of("tiny", MORNING + timedelta(days=1)) == 0

    assert told("li") == [f"case/{latest.id}"]
    assert told("wang") == []
    assert load_case(latest.id).times("matter_suspected", "many") == 1


def test_one_person_who_writes_often_is_not_many(shop, now):
    for n in range(3):
        facts = {"what": f"第{n}件", "receipt": f"A-7{n}", "phone_number": "13900001111"}
        register(MORNING + timedelta(minutes=n), facts=facts)

    assert tell_of("tiny", MORNING + timedelta(days=1)) == 0


def test_while_registering_the_matter_is_offered_and_the_new_case_points_at_its_first(
    sit_down, now
):
    first, _ = of_one_receipt(2)
    typed = {"c.channel": "phone", "c.kind": "complaint", "f.what": "少一个配件", "f.receipt": "A-77",
             "f.phone_number": "13700001111", "key": "k"}  # fmt: skip
    wang = sit_down("wang")

    page = wang.post("/register/tiny/repeats/", typed).content.decode()
    assert "可能属于同一群体事项" in page
    assert f'value="batch:{first.id}"' in page
    wang.post("/register/tiny/", {**typed, "shown": first.id, "repeat": f"batch:{first.id}"})

    newest = CaseRow.objects.order_by("-registered_at").first()
    assert load_case(newest.stream.partition("/")[2]).links == (("batch", first.id),)


def test_too_few_of_one_thing_are_offered_only_once_they_are_a_batch(sit_down, now):
    first, *_ = of_one_receipt(1)
    typed = {"c.channel": "phone", "c.kind": "complaint", "f.what": "少一个配件", "f.receipt": "A-77",
             "f.phone_number": "13700001111", "key": "k"}  # fmt: skip
    wang = sit_down("wang")
    assert "batch:" not in wang.post("/register/tiny/repeats/", typed).content.decode()

    facts = {"what": "缺盖", "receipt": "A-77", "phone_number": "13600001111"}
    register(MORNING, facts=facts, relation="batch", related=first.id)

    assert f"batch:{first.id}" in wang.post("/register/tiny/repeats/", typed).content.decode()


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
