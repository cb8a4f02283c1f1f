"""The pages of every day: usable by everybody, by key, and without scripts."""

import pytest
from axe_playwright_python.sync_playwright import Axe

LIFE = "life-insurance"


PAGES = ("/", "/cases/", "/approvals/", "/register/life-insurance/", "/rules/", "/password/")


@pytest.mark.parametrize("width", [1440, 390])
def test_the_main_pages_have_no_accessibility_violation_and_never_scroll_sideways(people, width):
    na = people(LIFE, width, na="officer", guo="supervisor")["na"]
    case = na.register(LIFE, summary="分红", complainant_name="王", complained_of="company")
    for address in (*PAGES, case, f"{case}do/record_contact/", f"{case}do/admit/"):
        na.open(address)
        found = Axe().run(na.page).response["violations"]

        assert [(v["id"], v["nodes"][0]["html"]) for v in found] == [], address
        wide = na.page.evaluate("document.documentElement.scrollWidth > innerWidth")
        assert not wide, address


def test_the_keyboard_reaches_search_and_a_new_complaint(people):
    na = people(LIFE, na="officer")["na"]
    na.page.keyboard.press("/")
    assert na.page.evaluate("document.activeElement.name") == "q"
    na.page.keyboard.press("Escape")
    na.page.evaluate("document.activeElement.blur()")
    na.page.keyboard.press("n")
    na.page.wait_for_url("**/register/life-insurance/")


def test_a_complaint_can_be_registered_without_scripts(people, browser, live_server):
    na = people(LIFE, na="officer")["na"]
    plain = browser.new_context(java_script_enabled=False, storage_state=na.context.storage_state())
    page = plain.new_page()
    page.goto(f"{live_server.url}/register/life-insurance/")
    page.select_option('[name="c.channel"]', "phone")
    page.fill('[name="f.summary"]', "没有脚本也能登记")
    page.fill('[name="f.complainant_name"]', "王女士")
    page.select_option('[name="f.complained_of"]', "agent")
    page.fill('[name="f.agent_name"]', "孙某")
    page.click("form.desk-form button.btn-primary")

    assert "没有脚本也能登记" in page.locator("h1").inner_text()
    plain.close()
