"""The case library at the desk: proposed, selected, told without names, looked over, studied."""

import re

import pytest

from huiyin.casework import commands as c
from huiyin.ledger.door import load_case
from huiyin.ledger.rebuilding import check as check_rows
from huiyin.ledger.rebuilding import rebuild
from huiyin.ledger.store import load
from huiyin.library.finding import shelf
from huiyin.library.keeping import all_of
from huiyin.library.models import PrecedentRow
from huiyin.notices.models import Message
from huiyin.people.happenings import PersonJoined
from huiyin.people.organising import record
from huiyin.register.models import WordsRow
from tests.ledger.house import do, register

TOLD = {
    "title": "杯子有裂纹",
    "told": "顾客买回的杯子有裂纹，店里不肯换。",
    "finding": "同一批货有十只有裂纹。",
    "outcome": "换新，退运费。",
    "lesson": "先看同批货，再答复。",
}
ASKED = {
    "q.ask": ["先看什么？", ""],
    "q.answers": ["小票\n同批货\n监控", ""],
    "q.right": ["2", "1"],
    "q.why": ["一批货一起坏", ""],
}


@pytest.fixture
def closed(shop):
    record(PersonJoined, "", person="sun", shown_name="孙二娘")
    case = register(
        facts={"what": "杯子是裂的，店里不肯换", "phone_number": "13900001111", "about_whom": "sun"}
    ).case
    do(case.id, "wang", c.Answer(text="换"))
    do(case.id, "wang", c.Close(outcome="settled"))
    return case.id


def proposed(sit_down, case):
    sit_down("wang").post(f"/library/propose/{case}/", {"library": "typical", "why": "常见"})
    [one] = all_of(["tiny"])
    return f"/library/tiny/{one.id}/"


def test_a_case_goes_into_the_library_by_three_people_and_is_found_and_studied(sit_down, closed):
    page = proposed(sit_down, closed)
    wang, li, zhao = sit_down("wang"), sit_down("li"), sit_down("zhao")

    li.post(page, {"act": "select"})
    begun = wang.get(page).content.decode()
    wang.post(page, {"act": "write", **TOLD, **ASKED})
    unseen = sit_down("wang").get("/library/").content.decode()
    zhao.post(page, {"act": "review"})
    found = wang.get("/library/?q=裂纹").content.decode()
    missed = wang.get("/library/?q=空调").content.decode()
    before = wang.get(page).content.decode()
    wang.post(page, {"act": "study", "answer.0": "1"})

    assert "杯子是裂的" in begun
    assert "正在入库" in unseen
    assert "杯子有裂纹" in found
    assert "杯子有裂纹" not in missed
    assert "一批货一起坏" not in before.partition("去名改写")[0]
    assert "一批货一起坏" in wang.get(page).content.decode().partition("去名改写")[0]
    assert "答对 1 / 1" in li.get("/library/training/").content.decode()
    assert load_case(closed).marks == {"typical"}
    names = [item.event.name for item in load(f"precedent/{page.split('/')[3]}")]
    assert names == [
        "precedent_proposed", "precedent_selected", "precedent_written", "precedent_reviewed",
        "precedent_studied",
    ]  # fmt: skip


def test_whoever_wrote_it_does_not_look_it_over(sit_down, closed):
    page = proposed(sit_down, closed)
    li = sit_down("li")
    li.post(page, {"act": "select"})
    li.post(page, {"act": "write", **TOLD})

    refused = li.post(page, {"act": "review"})

    assert refused.status_code == 422
    assert "不得复查本人办理的事项" in refused.content.decode()


@pytest.mark.parametrize(
    "named", ["电话是 13900001111", "营业员孙二娘说", "身份证 110101199003078515"]
)
def test_what_names_somebody_is_refused_and_nothing_typed_is_lost(sit_down, closed, named):
    page = proposed(sit_down, closed)
    sit_down("li").post(page, {"act": "select"})

    refused = sit_down("wang").post(page, {"act": "write", **TOLD, "told": named, **ASKED})

    body = refused.content.decode()
    assert refused.status_code == 422
    assert "还看得出是谁" in body
    assert named in body
    assert "先看什么？" in body
    assert all_of(["tiny"])[0].state == "to_write"


def test_a_typical_case_stands_beside_one_like_it_and_not_beside_another(sit_down, closed):
    page = proposed(sit_down, closed)
    sit_down("li").post(page, {"act": "select"})
    sit_down("wang").post(page, {"act": "write", **TOLD})
    sit_down("zhao").post(page, {"act": "review"})
    like = register(facts={"what": "买的杯子有裂纹，店里不给换"}).case.id
    other = register(facts={"what": "空调外机噪音太大，物业不管"}).case.id

    wang = sit_down("wang")

    assert "可对照的案例" in wang.get(f"/cases/{like}/").content.decode()
    assert "先看同批货，再答复。" in wang.get(f"/cases/{like}/").content.decode()
    assert "可对照的案例" not in wang.get(f"/cases/{other}/").content.decode()


def test_whose_turn_it_is_is_told_and_led_there(sit_down, closed):
    page = proposed(sit_down, closed)

    [told] = Message.objects.filter(template__startswith="duty/library/proposed")
    listed = sit_down("li").get("/messages/").content.decode()
    led = sit_down("li").get(f"/messages/{told.pk}/")

    assert told.person == "li"
    assert "有案件推荐入案例库" in listed
    assert led["Location"] == page


def test_an_open_case_is_not_proposed_and_the_same_one_not_twice(sit_down, closed):
    still_open = register(facts={"what": "别的"}).case.id
    proposed(sit_down, closed)

    again = sit_down("wang").post(f"/library/propose/{closed}/", {"why": "再来"})

    assert sit_down("wang").get(f"/library/propose/{still_open}/").status_code == 404
    assert again.status_code == 422
    assert len(all_of(["tiny"])) == 1


def test_one_more_question_has_a_place_without_losing_the_others(sit_down, closed):
    page = proposed(sit_down, closed)
    sit_down("li").post(page, {"act": "select"})

    more = sit_down("wang").post(page, {"more": "1", **TOLD, **ASKED}).content.decode()

    assert len(re.findall(r'name="q.ask"', more)) == 3
    assert "先看什么？" in more
    assert TOLD["lesson"] in more


def test_a_long_library_is_searched_and_turned_over_in_the_database(sit_down, closed, monkeypatch):
    """The pages are those of what was found; what is on its way or taken out again is not there."""
    page = proposed(sit_down, closed)
    sit_down("li").post(page, {"act": "select"})
    sit_down("wang").post(page, {"act": "write", **TOLD, **ASKED})
    for found in ("裂纹", "裂纹 同批"):
        assert shelf(["tiny"], found, 0, 5).entries == []
    sit_down("zhao").post(page, {"act": "review"})

    for found, count in (("裂纹", 1), ("裂纹 同批货", 1), ("裂纹 空调", 0), ("裂", 1), ("", 1)):
        assert shelf(["tiny"], found, 0, 5).count == count, found
    assert shelf(["elsewhere"], "裂纹", 0, 5).count == 0
    assert shelf(["tiny"], "", 1, 5).entries == []
    kept = list(PrecedentRow.objects.values()), set(WordsRow.objects.values_list("stream", "words"))
    check_rows()
    rebuild()
    assert (
        list(PrecedentRow.objects.values()),
        set(WordsRow.objects.values_list("stream", "words")),
    ) == kept

    sit_down("li").post(page, {"act": "withdraw", "why": "过时"})
    assert shelf(["tiny"], "裂纹", 0, 5).count == 0
    assert not WordsRow.objects.filter(stream__startswith="precedent/").exists()
