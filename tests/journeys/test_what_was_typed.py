"""What was typed is never lost: while a form asks anew, with the session, the line, or the tab."""

import pytest
from django.contrib.sessions.models import Session

from huiyin.desk.models import FormDraft
from huiyin.register.models import CaseRow
from tests.journeys.people import PASSWORD

LIFE = "life-insurance"
FORM = f"/register/{LIFE}/"
WIDTHS = pytest.mark.parametrize("width", [1440, 390])


@pytest.fixture
def na(people):
    return people(LIFE, na="officer")["na"]


def kept(person) -> None:
    person.page.wait_for_selector("#kept:has-text('草稿已保存')")


def value(person, name: str) -> str:
    return person.page.input_value(f'[name="{name}"]')


def test_words_typed_while_the_form_asks_what_else_applies_stay(na):
    na.open(FORM)

    def slowly(route):
        na.page.wait_for_timeout(600)
        route.continue_()

    na.page.route("**/*preview=1", slowly)
    na.page.fill('[name="f.summary"]', "分红")
    with na.page.expect_response(lambda answer: "preview" in answer.url):
        na.page.select_option('[name="f.complained_of"]', "agent")
        na.page.click('[name="f.summary"]')
        na.page.keyboard.press("End")
        na.page.keyboard.type("与宣传不符")
        na.page.fill('[name="f.complainant_name"]', "王女士")
        na.page.focus('[name="f.summary"]')
    na.page.wait_for_selector('[name="f.agent_name"]:visible')

    assert value(na, "f.summary") == "分红与宣传不符"
    assert value(na, "f.complainant_name") == "王女士"
    assert na.page.evaluate("document.activeElement.name") == "f.summary"


def test_looking_up_earlier_complaints_leaves_the_focus_where_somebody_types(na):
    na.open(FORM)
    na.page.focus('[name="f.summary"]')
    with na.page.expect_response(lambda answer: "preview" in answer.url):
        na.page.select_option('[name="f.complained_of"]', "agent")
    na.page.wait_for_selector('[name="f.agent_name"]:visible')

    with na.page.expect_response(lambda answer: "repeats" in answer.url):
        na.page.focus('[name="f.complainant_name"]')
        na.page.keyboard.type("王女士")
    na.page.wait_for_timeout(300)

    assert na.page.evaluate("document.activeElement.name") == "f.complainant_name"


def test_an_answer_to_a_question_that_went_away_is_there_when_it_comes_back(na):
    na.open(FORM)
    na.pick("f.complained_of", "agent")
    na.page.fill('[name="f.agent_name"]', "孙某")
    na.pick("f.complained_of", "company")

    na.pick("f.complained_of", "agent")

    assert value(na, "f.agent_name") == "孙某"


def test_a_closed_tab_loses_nothing(na):
    na.open(FORM)
    na.page.fill('[name="f.summary"]', "保单没有收到")
    kept(na)
    na.page.close()

    na.page = na.context.new_page()
    na.open(FORM)

    assert value(na, "f.summary") == "保单没有收到"
    na.page.click("text=丢弃草稿")
    assert value(na, "f.summary") == ""


def test_a_session_that_ends_in_the_middle_loses_nothing(na):
    na.open(FORM)
    na.page.fill('[name="f.complainant_name"]', "王女士")
    kept(na)
    Session.objects.all().delete()
    na.page.fill('[name="f.summary"]', "断线以后写的")

    na.page.click("form.desk-form button.btn-primary")
    na.page.fill("#id_username", "na")
    na.page.fill("#id_password", PASSWORD)
    na.page.click("form.desk-sign-in button")
    na.page.wait_for_url(f"**{FORM}")

    assert value(na, "f.summary") == "断线以后写的"
    assert value(na, "f.complainant_name") == "王女士"
    na.pick("f.complained_of", "company")
    na.pick("c.channel", "phone")
    na.press()
    assert CaseRow.objects.count() == 1


def test_a_session_that_ends_is_noticed_and_the_form_goes_on_after_signing_in_elsewhere(na):
    na.open(FORM)
    Session.objects.all().delete()
    na.page.fill('[name="f.summary"]', "正在写")
    na.page.wait_for_selector("#signed-out:visible")
    with na.context.expect_page() as opened:
        na.page.click("#signed-out a")
    other = opened.value
    other.fill("#id_username", "na")
    other.fill("#id_password", PASSWORD)
    other.click("form.desk-sign-in button")
    other.wait_for_selector("#work")
    other.close()

    na.page.fill('[name="f.summary"]', "正在写，接着写")

    kept(na)
    na.pick("f.complained_of", "company")
    na.page.fill('[name="f.complainant_name"]', "王女士")
    na.pick("c.channel", "phone")
    na.press()
    assert "正在写，接着写" in na.says()
    na.console.clear()  # the refusal of the old token is what this is about


def test_a_lost_connection_loses_nothing(na):
    na.open(FORM)
    na.context.set_offline(True)
    na.page.fill('[name="f.summary"]', "没有网络")
    na.page.wait_for_selector("#kept:has-text('连接中断')")

    na.context.set_offline(False)

    kept(na)
    assert FormDraft.objects.count() == 1
    na.console.clear()  # the browser says that the line was cut


@WIDTHS
def test_going_back_after_registering_offers_a_new_form(people, width):
    na = people(LIFE, width, na="officer")["na"]
    na.register(LIFE, summary="分红", complainant_name="王", complained_of="company")

    na.page.go_back()
    na.page.wait_for_load_state()

    assert value(na, "f.summary") == ""
    assert not FormDraft.objects.exists()


@WIDTHS
def test_mistakes_are_listed_and_the_first_has_the_focus(people, width):
    na = people(LIFE, width, na="officer")["na"]
    na.open(FORM)
    na.page.click("form.desk-form button.btn-primary")
    na.page.wait_for_selector(".desk-faults")

    listed = na.page.locator(".desk-faults a").count()

    assert listed == na.page.locator(".has-error").count() > 1
    first = na.page.locator(".has-error [name]").first.get_attribute("name")
    assert na.page.evaluate("document.activeElement.name") == first
