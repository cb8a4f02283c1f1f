"""Keyboard alone, twice the size, light and dark, error states: usable by everybody."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from huiyin.register.models import CaseRow

PAGES = (
    "/",
    "/cases/?open=all",
    "/approvals/",
    "/components/",
    "/rules/",
    "/messages/",
    "/samples/",
)
TABS = 120
"""More than any page has places to stop at before what is looked for."""


def violations(page) -> list[tuple[str, str]]:
    found = Axe().run(page).response["violations"]
    return [(v["id"], v["nodes"][0]["html"][:200]) for v in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_and_error_states_have_no_accessibility_violation_in_light_and_dark(people, scheme):
    desk = people("ferry", mei="clerk", tao="manager")
    mei, tao = desk["mei"], desk["tao"]
    case = mei.register("ferry", subject="晚点两小时", fare="300")
    mei.do(case, "propose", "refund", f__cause="机器坏了", a__sum="100")
    mei.do(case, "issue_paper", "slip", p__result="已退票")
    for person in (mei, tao):
        person.page.emulate_media(color_scheme=scheme)
    for person, addresses in ((mei, (*PAGES, case, f"{case}do/sign/?thing=paper-1")),
                              (tao, ("/approvals/",))):  # fmt: skip
        for address in addresses:
            person.open(address)
            assert violations(person.page) == [], (address, scheme)

    mei.open(f"{case}do/sign/?thing=paper-1")
    mei.page.click("form.desk-form button.btn-primary")
    mei.page.wait_for_selector(".alert-danger")
    assert violations(mei.page) == []
    mei.open("/register/ferry/?new=1")
    mei.page.click("form.desk-form button.btn-primary")
    mei.page.wait_for_selector(".has-error")
    assert violations(mei.page) == []
    mei.open("/cases/?open=all")
    mei.page.click('button[value="remind"]')
    mei.page.wait_for_selector(".alert-danger")
    assert violations(mei.page) == []
    mei.console.clear()  # the browser names the answers that refuse


@pytest.mark.parametrize("width", [720, 320])
def test_at_twice_and_four_times_the_size_nothing_scrolls_sideways(people, width):
    mei = people("ferry", width, mei="clerk")["mei"]
    case = mei.register("ferry", subject="晚点两小时")
    for address in (*PAGES, case, f"{case}do/record_contact/", "/register/ferry/"):
        mei.open(address)
        assert not mei.page.evaluate("document.documentElement.scrollWidth > innerWidth"), address


def tab_to(page, script: str) -> None:
    """Presses Tab until what has the focus is what is looked for."""
    for _ in range(TABS):
        page.keyboard.press("Tab")
        if page.evaluate(f"(one => {script})(document.activeElement)"):
            return
    raise AssertionError(script)


def test_a_call_is_registered_and_admitted_by_keyboard_alone(people):
    wang = people("tiny", wang="clerk")["wang"]
    page, keys = wang.page, wang.page.keyboard
    page.wait_for_load_state()
    keys.press("n")
    page.wait_for_url("**/register/tiny/**")
    wang.wait_until("document.activeElement.name === 'f.phone_number'")
    keys.type("13800001111")
    tab_to(page, "one.name === 'c.channel'")
    keys.press("ArrowDown")
    tab_to(page, "one.name === 'f.what'")
    keys.type("杯子是裂的")
    tab_to(page, "one.matches('button.btn-primary')")
    keys.press("Enter")
    page.wait_for_url("**/cases/**")
    assert "杯子是裂的" in wang.says()

    tab_to(page, "one.dataset.act === 'admit'")
    keys.press("Enter")
    page.wait_for_url("**/do/admit/**")
    tab_to(page, "one.matches('button.btn-primary') && one.closest('form.desk-form') !== null")
    keys.press("Enter")
    page.wait_for_url("**/cases/*/")

    assert CaseRow.objects.get().stage == "assessed"
    keys.press("/")
    wang.wait_until("document.activeElement.name === 'q'")
    keys.type(CaseRow.objects.get().number)
    keys.press("Enter")
    page.wait_for_url("**/cases/*/")
