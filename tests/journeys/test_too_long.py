"""A text that is too long stays on the screen and is told, at the desk and to complainants."""

import pytest

from huiyin.desk.models import FormDraft
from huiyin.register.models import CaseRow
from tests.journeys.test_hostile_texts import FILL

FORM = "/register/life-insurance/"
TEN_MB = 10_000_000
PUT = """([name, sign, count]) => { const one = document.querySelector(`[name="${name}"]`);
    one.value = sign.repeat(count); one.dispatchEvent(new Event("input", { bubbles: true })); }"""
LENGTH = "name => document.querySelector(`[name='${name}']`).value.length"


@pytest.mark.parametrize("count", [100_001, pytest.param(TEN_MB, marks=pytest.mark.slow)])
def test_what_is_too_long_at_the_desk_is_told_beside_its_field_and_not_sent(people, count):
    na = people("life-insurance", na="officer")["na"]
    na.open(FORM)
    na.pick("f.complained_of", "company")
    na.pick("c.channel", "phone")
    na.page.fill('[name="f.complainant_name"]', "王女士")
    na.page.wait_for_selector("#kept:has-text('草稿已保存')")
    sent = []
    na.page.on("request", lambda one: sent.append(one.url) if one.method == "POST" else None)

    na.page.evaluate(PUT, ["f.summary", "x", count])
    na.page.click("form.desk-form button.btn-primary")

    assert f"{count} / 100000" in na.page.inner_text(".desk-long")
    assert na.page.evaluate("document.activeElement.name") == "f.summary"
    na.page.wait_for_timeout(1_200)  # a draft is sent after less than a second
    assert (sent, CaseRow.objects.count()) == ([], 0)
    assert na.page.evaluate(LENGTH, "f.summary") == count
    assert na.page.input_value('[name="f.complainant_name"]') == "王女士"

    na.page.evaluate(PUT, ["f.summary", "𠮷", 100_000])  # of two places each
    assert na.page.inner_text(".desk-long") == ""
    na.page.click("form.desk-form button.btn-primary")
    na.page.wait_for_url("**/cases/**")
    assert CaseRow.objects.count() == 1 and not FormDraft.objects.exists()


@pytest.mark.slow
def test_a_draft_of_many_long_texts_is_told_to_be_too_long_and_not_sent_again(people):
    """Each holds no more than it may; all together they are more than one request may bring."""
    na = people("life-insurance", na="officer")["na"]
    na.open(FORM)
    fields = "#asked textarea, #asked .desk-field input:not([type])"
    names = na.page.eval_on_selector_all(fields, "all => all.map(one => one.name)")
    assert len(names) > 6
    sent = []
    na.page.on("request", lambda one: sent.append(one.url) if "draft" in one.url else None)

    for name in names:
        na.page.evaluate(PUT, [name, "长", 100_000])

    na.page.wait_for_selector("#kept:has-text('内容太长')", timeout=20_000)
    told = len(sent)
    na.page.wait_for_timeout(6_000)
    assert len(sent) == told
    na.console.clear()  # the browser says that the draft was refused


def test_what_is_too_long_for_complainants_comes_back_with_what_was_typed(people, visitors):
    """Without scripts: the field itself takes no more than twice what a text may hold."""
    people("general", ai="agent")
    visitor = visitors(java_script_enabled=False)
    visitor.open(FILL)
    visitor.page.fill("[name='f.contact_detail']", "13900000001")
    visitor.page.focus("[name='f.content']")
    visitor.page.keyboard.insert_text("长" * 300_000)
    visitor.go("下一步")

    assert "太长" in visitor.page.inner_text(".has-error .p-error")
    assert visitor.page.input_value("[name='f.content']") == "长" * 200_002
    assert visitor.page.input_value("[name='f.contact_detail']") == "13900000001"
    assert not CaseRow.objects.exists()


@pytest.mark.slow
def test_going_back_from_what_was_too_much_leads_to_what_was_typed(people, visitors):
    people("general", ai="agent")
    visitor = visitors()
    visitor.open(FILL)
    visitor.page.fill("[name='f.contact_detail']", "13900000001")
    visitor.page.evaluate(PUT, ["f.content", "x", TEN_MB])
    visitor.go("下一步")

    assert "一次送来的文字超过 5 MB" in visitor.says()
    visitor.console.clear()  # the browser says that the form was refused
    visitor.page.go_back()
    assert visitor.page.input_value("[name='f.contact_detail']") == "13900000001"
    assert visitor.page.evaluate(LENGTH, "f.content") == TEN_MB
