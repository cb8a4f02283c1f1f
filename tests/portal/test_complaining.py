"""Complaining by the web: what about, what happens then, the form, a last look, the receipt."""

import pytest
from django.test import Client

from huiyin.connections import keeping
from huiyin.ledger.door import load_case
from huiyin.portal import codes
from huiyin.register.models import CaseRow
from tests.portal.conftest import CODE, GENERAL, HOUSE, RISK, Visitor

ABOUT = {
    "f.content": "新装的空调三天漏水",
    "f.complainant_name": "王女士",
    "f.contact_detail": "13900000001",
}
FILL = f"/complain/new/{GENERAL}/complaint/fill/"


def the_case():
    [row] = CaseRow.objects.all()
    return load_case(row.stream.partition("/")[2])


def test_the_first_page_offers_what_has_an_entrance_and_somebody_in_a_post(visitor):
    visitor.open("/complain/")

    assert visitor.status == 200
    assert HOUSE["name"] in visitor.page
    assert f"/complain/new/{GENERAL}/complaint/" in visitor.page
    assert f"/complain/new/{RISK}/report/" in visitor.page
    assert "/complain/new/auto-dealer/" not in visitor.page  # nobody of the house works under it


def test_before_the_form_it_is_said_how_long_it_takes_by_the_regulation_s_own_clocks(visitor):
    visitor.open(f"/complain/new/{GENERAL}/complaint/")

    assert "首次答复" in visitor.text and "24小时内" in visitor.text
    assert "自提交之日起" in visitor.text


def test_what_is_sent_is_registered_once_with_a_number_and_a_code(visitor):
    visitor.complain(**ABOUT)

    case = the_case()
    assert case.facts["content"] == ABOUT["f.content"]
    assert (case.channel, case.registrar, case.offered_to) == ("web", "complainant", "agent")
    assert case.number in visitor.page and CODE.search(visitor.page)
    assert codes.case_of(visitor.code) == case.id


def test_a_form_sent_twice_is_one_case_with_the_same_code(visitor):
    visitor.open(FILL)
    visitor.send(FILL, do="look", **ABOUT)
    hidden = visitor.hidden()
    first, second = (visitor.client.post(FILL, {**hidden, "do": "send"}) for _ in range(2))

    codes_shown = {CODE.findall(answer.content.decode())[0] for answer in (first, second)}
    assert len(codes_shown) == 1
    assert CaseRow.objects.count() == 1


def test_nothing_is_registered_before_the_last_look_is_confirmed(visitor):
    visitor.open(FILL)
    visitor.send(FILL, do="look", **ABOUT)

    assert "新装的空调三天漏水" in visitor.page and "请核对" in visitor.page
    assert not CaseRow.objects.exists()


def test_what_is_missing_is_said_at_its_place_and_what_was_typed_stays(visitor):
    visitor.open(FILL)
    visitor.send(FILL, do="look", **{**ABOUT, "f.content": ""})

    assert visitor.status == 422
    assert 'id="id_f_content_error"' in visitor.page and 'href="#id_f_content"' in visitor.page
    assert 'value="王女士"' in visitor.page


def test_only_what_the_entrance_asks_is_asked_and_taken(visitor):
    visitor.open(FILL)
    assert "f.contact_checked" not in visitor.page  # an officer's answer

    visitor.complain(**ABOUT, **{"f.contact_checked": "true"})

    assert "contact_checked" not in the_case().facts


def test_questions_that_follow_from_an_answer_come_when_it_is_given(house):
    from huiyin.people.happenings import PersonJoined, PostGiven
    from huiyin.people.organising import record

    record(PersonJoined, "", person="guan", shown_name="Guan")
    record(PostGiven, "", person="guan", pack="auto-dealer", role="customer_care")
    visitor, fill = Visitor(), "/complain/new/auto-dealer/complaint/fill/"
    visitor.open("/complain/new/auto-dealer/complaint/")
    assert "没有解决的，自动交给更高一级" in visitor.text and "2小时" in visitor.text
    assert "在每一级" in visitor.text and "三級" not in visitor.text
    visitor.open(fill)
    assert "f.sales_matters" not in visitor.page
    typed = {"f.area": "sales", "f.content": "等車太久", "f.customer_name": "黃先生"}

    visitor.send(fill, do="look", **typed)
    assert "f.sales_matters" in visitor.page and "还有几项要问" in visitor.page
    assert visitor.text.count("新增的问题") == 1 + visitor.page.count('class="p-fresh"') >= 2
    assert "等車太久" in visitor.page

    visitor.send(fill, do="look", **typed, **{"f.sales_matters": "late_car"})
    assert "f.ordered_on" in visitor.page


@pytest.mark.parametrize(
    ("language", "says"),
    [("zh-CN", "您要反映什么？"), ("zh-TW", "您要反映什麼？"), ("en-GB", "What is it about?")],
)
def test_the_browser_s_language_is_spoken(house, language, says):
    assert says in Visitor(language).open("/complain/")


def test_another_language_can_be_chosen_without_losing_what_was_typed(visitor):
    visitor.open(FILL)
    visitor.send(f"{FILL}?lang=en", lang="en", **ABOUT)

    assert "What happened" in visitor.page and "新装的空调三天漏水" in visitor.page
    assert "Follow your complaint" in visitor.open("/complain/follow/")


def test_a_form_is_saved_and_gone_on_with_by_its_code_alone(visitor):
    visitor.open(FILL)
    visitor.send(FILL, do="save", **ABOUT)
    [code] = set(CODE.findall(visitor.page))

    other = Visitor()
    other.open("/complain/later/")
    other.send("/complain/later/", code=code.lower().replace("-", " "))

    assert "新装的空调三天漏水" in other.page and 'value="王女士"' in other.page
    assert not CaseRow.objects.exists()


def test_what_is_saved_lies_in_the_database_sealed_and_goes_when_it_is_sent(visitor):
    from huiyin.portal.models import SavedForm

    visitor.open(FILL)
    visitor.send(FILL, do="save", **ABOUT)
    [code] = set(CODE.findall(visitor.page))
    [row] = SavedForm.objects.all()
    assert "空调".encode() not in bytes(row.sealed) and code.replace("-", "") not in row.digest

    visitor.send("/complain/later/", code=code)
    visitor.send(FILL, do="look", **ABOUT)
    visitor.send(FILL, do="send")

    assert CaseRow.objects.count() == 1 and not SavedForm.objects.exists()


def test_after_many_from_one_place_a_question_is_asked_and_a_person_gets_through(visitor):
    from huiyin.portal import limits

    for turn in range(limits.COMPLAIN.times):
        Visitor().complain(**{**ABOUT, "f.contact_detail": f"1390000001{turn}"})
    visitor.open(FILL)
    visitor.send(FILL, do="look", **{**ABOUT, "f.contact_detail": "13900000099"})
    assert "加" in visitor.text and "等于几" in visitor.text

    visitor.send(FILL, do="send", answer="1")
    assert visitor.status == 422 and "空调" in visitor.page
    visitor.send(FILL, do="send", answer=str(sum_in(visitor.text)))

    assert CODE.search(visitor.page)
    assert Visitor(address="203.0.113.10").complain(**ABOUT)  # elsewhere nothing is asked


def sum_in(text: str) -> int:
    names = "零一二三四五六七八九十"
    first, _, second = text.partition("加")
    return names.index(first[-1]) + names.index(second[0])


def test_the_pages_are_not_there_while_the_house_has_not_opened_them(house):
    keeping.remove("portal", "")

    for address in ("/complain/", FILL, "/complain/follow/", "/complain/anything/"):
        assert Client().get(address).status_code == 404


def test_a_page_of_the_portal_keeps_no_session_and_is_kept_by_no_cache(visitor):
    visitor.complain(**ABOUT)

    assert "sessionid" not in visitor.client.cookies
    assert visitor.answer.headers["Cache-Control"] == "no-store"
    assert visitor.answer.headers["Referrer-Policy"] == "same-origin"
    assert "http" not in visitor.page.replace("http-equiv", "")  # nothing of anybody else's


def test_number_and_code_go_by_mail_where_an_address_is_given(visitor):
    from huiyin.notices.models import Outgoing

    keeping.put("smtp", {"host": "mail.example.org", "sender": "us@example.org"}, "")
    visitor.complain(**{**ABOUT, "f.contact_detail": "wang@example.org"})

    assert Outgoing.objects.filter(purpose="receipt").count() == 1
    assert "也已寄到" in visitor.page
