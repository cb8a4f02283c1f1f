"""Keyboard alone, twice the size, light and dark, error states: usable by everybody."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from huiyin.ledger.door import load_case
from huiyin.people.happenings import AdministratorNamed
from huiyin.people.organising import record
from huiyin.register.models import CaseRow
from tests.journeys.keyboard import ByKeyboard, pass_through

PAGES = (
    "/",
    "/cases/?open=all",
    "/approvals/",
    "/components/",
    "/rules/",
    "/messages/",
    "/samples/",
)


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


def test_a_call_is_registered_and_admitted_by_keyboard_alone(people):
    wang = people("tiny", wang="clerk")["wang"]
    by_key, page, keys = ByKeyboard(wang), wang.page, wang.page.keyboard
    page.wait_for_load_state()
    keys.press("n")
    page.wait_for_url("**/register/tiny/**")
    wang.wait_until("document.activeElement.name === 'f.phone_number'")
    keys.type("13800001111")
    by_key.to("one.name === 'c.channel'")
    keys.press("ArrowDown")
    by_key.to("one.name === 'f.what'")
    keys.type("杯子是裂的")
    by_key.press("one.matches('button.btn-primary')", "**/cases/**")
    assert "杯子是裂的" in wang.says()
    pass_through(page)

    by_key.press("one.dataset.act === 'admit'", "**/do/admit/**")
    by_key.press("one.matches('form.desk-form button.btn-primary')", "**/cases/*/")

    assert CaseRow.objects.get().stage == "assessed"
    keys.press("/")
    wang.wait_until("document.activeElement.name === 'q'")
    keys.type(CaseRow.objects.get().number)
    keys.press("Enter")
    page.wait_for_url("**/cases/*/")


@pytest.mark.slow
def test_the_whole_desk_is_worked_by_keyboard(people):
    """Signed in, found, filtered, acted on, approved, administered; every place is seen and passed."""
    desk = people("tiny", wang="clerk", li="chief")
    record(AdministratorNamed, "", person="li", why="只有她")
    wang, li = desk["wang"], desk["li"]
    case = wang.register("tiny", what="杯子是裂的", topic="goods")
    first, second = ByKeyboard(wang), ByKeyboard(li)

    first.sign_in("wang")
    for address in ("/", "/register/tiny/", "/cases/", case, f"{case}do/propose/?thing=refund"):
        wang.open(address)
        pass_through(wang.page)
        first.skip()
    wang.open("/")
    first.press("one.matches('nav a[href=\"/cases/\"]')", "**/cases/")
    first.to("one.name === 'stage'")
    first.keys.press("ArrowDown")
    first.press("one.matches('#narrow button.btn-primary')", "**/cases/?*stage=*")
    first.press(f"one.matches('a[href=\"{case}\"]')", f"**{case}")
    first.press("one.matches('[data-act=propose][href$=refund]')", "**/do/propose/**")
    first.to("one.name === 'a.payout'")
    first.keys.type("200")
    first.to("one.name === 'c.text'")
    first.keys.type("退一半")
    first.press("one.matches('form.desk-form button.btn-primary')", f"**{case}")

    second.sign_in("li")
    second.press("one.matches('nav a[href=\"/approvals/\"]')", "**/approvals/")
    pass_through(li.page)
    second.skip()
    second.to("one.matches('button.btn-success')")
    second.keys.press("Enter")
    li.page.wait_for_selector("text=没有等您审批的事项")
    [proposal] = load_case(case.split("/")[2]).proposals.values()
    assert proposal.status == "approved"

    second.press("one.matches('nav a[href=\"/house/\"]')", "**/house/")
    for part in ("", "people/", "deputies/", "calendars/", "wordings/"):
        li.open(f"/house/{part}")
        pass_through(li.page)
        second.skip()
    li.open("/house/people/")
    second.press("one.matches('a[href=\"/house/people/wang/\"]')", "**/house/people/wang/")
