"""Writing to the complainant from the desk: looked at first, sent when done, absent where it cannot be."""

import re

import pytest

from huiyin.casework import commands as c
from huiyin.connections import keeping
from huiyin.ledger.door import load_case
from huiyin.notices.models import Outgoing
from tests.ledger.house import do, register

ADDRESS = "ming@example.org"


@pytest.fixture
def mail(shop):
    keeping.put("smtp", {"host": "127.0.0.1", "port": 1, "security": "none",
                         "sender": "desk@house.test", "sender_name": "小店"}, "li")  # fmt: skip


def open_case(address: str = ADDRESS) -> str:
    case = register(facts={"phone_number": address}).case.id
    do(case, "wang", c.Admit())
    return case


def answer(case: str, **more: str) -> dict[str, str]:
    version = load_case(case).version
    return {"c.form": "final", "c.medium": "phone", "c.text": "已为您换新", "key": "a",
            "version": str(version), **more}  # fmt: skip


def test_a_mail_is_shown_as_it_would_go_and_nothing_has_happened_yet(sit_down, mail):
    case, wang = open_case(), sit_down("wang")
    path = f"/cases/{case}/do/answer/"
    before = load_case(case).version

    page = wang.post(f"{path}?preview=letter", answer(case, **{"c.send": "true"})).content.decode()

    assert f"寄往 {ADDRESS}" in page
    assert f"处理结果 [{load_case(case).number}]" in page
    assert re.search(r"<pre[^>]*>您好：\s+您的投诉 \S+ 已有结果。\s+已为您换新", page)
    assert "已为您换新</textarea>" in page
    assert load_case(case).version == before
    assert not Outgoing.objects.filter(purpose__startswith="letter/").exists()


def test_what_is_sent_from_the_form_lies_in_the_outbox_and_stands_in_the_case(sit_down, mail):
    case, wang = open_case(), sit_down("wang")

    wang.post(f"/cases/{case}/do/answer/", answer(case, **{"c.send": "true"}))

    assert Outgoing.objects.filter(purpose="letter/asked/heard", stream=f"case/{case}").exists()
    assert "由本系统寄出" in wang.get(f"/cases/{case}/").content.decode()


@pytest.mark.parametrize("why", ["no address", "no mail"])
def test_where_nothing_can_be_sent_nobody_is_asked(sit_down, shop, why):
    if why == "no address":
        keeping.put("smtp", {"host": "127.0.0.1", "port": 1, "sender": "desk@house.test"}, "li")
    case = open_case("13900000001" if why == "no address" else ADDRESS)

    page = sit_down("wang").get(f"/cases/{case}/do/answer/").content.decode()

    assert "c.send" not in page
    assert "letter.look" not in page and "先看邮件" not in page


def test_a_preview_says_why_an_act_would_be_refused(sit_down, mail):
    case, wang = open_case(), sit_down("wang")

    page = wang.post(f"/cases/{case}/do/record_contact/?preview=letter",
                     {"c.direction": "out", "c.medium": "mail", "c.send": "true", "key": "a",
                      "c.party": "complainant", "c.reached": "true"}).content.decode()  # fmt: skip

    assert "没有写明告知的内容" in page
