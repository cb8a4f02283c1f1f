"""Registering by telephone, on a form made from the regulation."""

import re

from huiyin.register.models import CaseRow

TYPED = {"c.channel": "phone", "c.kind": "complaint", "f.what": "杯子是裂的", "f.amount": "1,200.50",
         "f.topic": "goods", "key": "one-form"}  # fmt: skip


def test_somebody_with_one_regulation_comes_straight_to_its_form(sit_down):
    assert sit_down("wang").get("/register/").headers["Location"] == "/register/tiny/"


def test_the_form_asks_what_the_regulation_asks(sit_down):
    page = sit_down("wang").get("/register/tiny/").content.decode()

    for title in ("事由", "金额", "类别", "被投诉人", "0 至 100000", "商品", "T-3"):
        assert title in page
    assert re.search(r'name="f.what"[^>]*required', page)
    assert not re.search(r'name="f.amount"[^>]*required', page)
    assert '<option value="" selected>尚不清楚' not in page or "尚不清楚" in page


def test_a_complaint_is_registered_and_its_page_opens(sit_down):
    client = sit_down("wang")

    answer = client.post("/register/tiny/", TYPED, follow=True)

    row = CaseRow.objects.get()
    assert answer.redirect_chain[-1][0] == f"/cases/{row.stream.partition('/')[2]}/"
    page = answer.content.decode()
    assert "杯子是裂的" in page
    assert row.number in page
    assert "1,200.5" in page


def test_a_form_sent_twice_registers_once(sit_down):
    client = sit_down("wang")
    first = client.post("/register/tiny/", TYPED)

    second = client.post("/register/tiny/", TYPED)

    assert CaseRow.objects.count() == 1
    assert second.headers["Location"] == first.headers["Location"]


def test_the_same_form_with_other_content_is_not_taken_for_the_first(sit_down):
    client = sit_down("wang")
    client.post("/register/tiny/", TYPED)

    again = client.post("/register/tiny/", {**TYPED, "f.what": "别的事"})

    assert CaseRow.objects.count() == 1
    assert "已经提交过" in again.content.decode()


def test_a_wrong_answer_is_said_at_its_field_and_everything_typed_is_kept(sit_down):
    wrong = {**TYPED, "f.amount": "200000", "f.what": "很贵的杯子"}

    page = sit_down("wang").post("/register/tiny/", wrong).content.decode()

    assert CaseRow.objects.count() == 0
    assert 'value="200000"' in page
    assert "很贵的杯子" in page
    at_field = page[page.index('name="f.amount"') :]
    assert "填写的内容不合要求" in at_field[: at_field.index("</div>\n")]
    assert 'value="one-form"' in page


def test_a_fact_that_must_be_known_is_asked_for_with_its_clause(sit_down):
    page = sit_down("wang").post("/register/tiny/", {**TYPED, "f.what": " "}).content.decode()

    assert CaseRow.objects.count() == 0
    at_field = page[page.index('name="f.what"') :]
    assert "请先填写" in at_field[:900]
    assert "T-3" in at_field[:1200]


def test_a_call_of_tomorrow_cannot_be_registered_today(sit_down):
    page = sit_down("wang").post("/register/tiny/", {**TYPED, "c.received_at": "2199-01-01T09:00"})

    assert CaseRow.objects.count() == 0
    assert "c.received_at" in page.content.decode()
    assert "is-invalid" in page.content.decode()


def test_somebody_whose_post_may_not_register_is_told_who_may(sit_down):
    answer = sit_down("zhao").get("/register/tiny/")

    assert answer.status_code == 403
    assert "店员" in answer.content.decode()


def test_a_regulation_without_a_post_of_mine_is_not_there(sit_down):
    assert sit_down("wang").get("/register/life-insurance/").status_code == 404
