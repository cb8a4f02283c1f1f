"""A complaint from the telephone call to its closure, as three people, under each regulation."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from huiyin.ledger import ports
from huiyin.ledger.door import load_case
from huiyin.site.rules import InstalledRules
from tests.support.made_pack import write_pack

LIFE, DEALER = "life-insurance", "auto-dealer"


def case_of(address: str):
    return load_case(address.strip("/").partition("/")[2])


def test_a_life_insurer_s_complaint_is_answered_and_closed_by_three_people(people):
    desk = people(LIFE, na="officer", guo="supervisor", min="manager")
    na, guo, boss = desk["na"], desk["guo"], desk["min"]
    case = na.register(
        LIFE, summary="分红与宣传不符", complainant_name="王女士", complained_of="company",
        bodily_harm="false",
    )  # fmt: skip
    assert "TS" in na.says()
    na.do(case, "admit")
    na.do(case, "acknowledge", c__medium="phone")
    guo.do(case, "assign", c__to="na")
    na.do(case, "record_contact", c__purpose="hearing")
    na.do(case, "add_evidence", c__kind="statement_complainant", c__title="通话记录")
    na.do(case, "add_evidence", c__kind="investigation", c__title="投保单影像")
    na.do(case, "record_finding", f__established_facts="宣传页写有收益区间",
          f__responsible_party="company_side", f__responsible_person="产品部",
          f__basis="合同第五条")  # fmt: skip
    na.do(case, "propose", "negotiated_surrender", f__cash_value="9000", f__premiums_paid="20000",
          a__payout="12,000")  # fmt: skip
    na.do(case, "propose", "plan", c__text="道歉并协议解约")
    boss.open("/approvals/")
    assert "12,000" in boss.says() and "LI-4.1.2" in boss.says()
    boss.page.click("text=同意 >> nth=0")
    boss.page.wait_for_selector("text=没有等您审批的事项")
    guo.open("/approvals/")
    guo.page.click("button.btn-success")
    guo.page.wait_for_selector("text=没有等您审批的事项")
    na.do(case, "answer", c__text="按方案答复")
    na.do(case, "respond", c__response="accepted")
    na.do(case, "carry_out", c__proof="转账单")
    na.do(case, "close", c__outcome="settled")

    assert case_of(case).stage == "closed"
    na.open(case)
    assert "已结案" in na.says()


def test_a_car_dealer_s_complaint_is_answered_and_closed_by_three_people(people):
    desk = people(DEALER, guan="customer_care", fu="service_manager", shou="aftersales_director")
    guan, fu, shou = desk["guan"], desk["fu"], desk["shou"]
    case = guan.register(
        DEALER, area="aftersales", customer_name="黃先生", content="保養後返修", repair_cost="600",
        labour_fee="1000",
    )  # fmt: skip
    assert "三級" in guan.says()
    fu.do(case, "propose", "labour_discount", a__discount="450", c__text="減免工時費")
    shou.open("/approvals/")
    assert "450" in shou.says() and "AD-3.2" in shou.says()
    shou.page.click("button.btn-success")
    shou.page.wait_for_selector("text=没有等您审批的事项")
    fu.do(case, "carry_out", c__proof="結算單")
    fu.do(case, "answer", c__text="已減免並返修")
    guan.do(case, "confirm", c__satisfied="true")
    guan.do(case, "close")

    assert case_of(case).stage == "closed"


def test_a_complaint_under_the_general_regulation_is_solved_and_closed_by_three_people(people):
    desk = people("general", ai="agent", bao="investigator", chang="head")
    ai, bao, chang = desk["ai"], desk["bao"], desk["chang"]
    case = ai.register("general", content="新装的空调三天漏水")
    ai.do(case, "acknowledge", c__medium="phone")
    ai.do(case, "admit", f__intake_checks="content,identity")
    bao.do(case, "record_finding", c__text="排水管未接牢")
    bao.do(case, "propose", "exchange", c__text="换一台")
    chang.open("/approvals/")
    chang.page.click("button.btn-success")
    chang.page.wait_for_selector("text=没有等您审批的事项")
    bao.do(case, "carry_out", c__proof="换货单")
    ai.do(case, "answer", c__text="已换新机并致歉")
    ai.do(case, "confirm", c__satisfied="true")
    ai.do(case, "close", c__outcome="resolved", f__effect_rating="good")

    assert case_of(case).stage == "closed"


@pytest.mark.parametrize("seed", ["spring", "autumn"])
def test_a_regulation_that_the_author_of_the_screens_never_saw_works(people, installation, seed):
    made = write_pack(installation / "packs", seed)
    ports.connect(rules=InstalledRules([installation / "packs"]))
    taker, handler, chief = made["roles"]
    desk = people(made["pack"], first=taker, second=handler, third=chief, bystander=chief)
    first, second, third = desk["first"], desk["second"], desk["third"]
    first.open(f"/register/{made['pack']}/")
    for fact in made["facts"].values():
        assert fact["title"] in first.says()
    first.fill_everything()
    [about] = (name for name, fact in made["facts"].items() if fact["type"] == "person")
    first.pick(f"f.{about}", "bystander")
    first.press()
    case = first.page.url.removeprefix(first.url)
    assert set(case_of(case).facts) == set(made["facts"])
    for act, who in (("admit", first), ("assign", first)):
        who.do(case, act, **({"c__to": "second"} if act == "assign" else {}))
    second.do(case, "accept")
    [remedy], [task], [paper] = made["remedies"], made["tasks"], made["papers"]
    for act, thing in (("record_contact", ""), ("record_finding", ""), ("propose", remedy),
                       ("open_task", task), ("issue_paper", paper)):  # fmt: skip
        second.open(f"{case}do/{act}/" + (f"?thing={thing}" if thing else ""))
        second.fill_everything()
        second.press()
    third.open("/approvals/")
    third.page.click("button.btn-success")
    third.do(case, "answer_task", c__text="已查")
    third.do(case, "sign")
    second.do(case, "carry_out", c__proof="单据")
    second.do(case, "answer", c__text="答复如下")
    second.do(case, "close", c__outcome=next(iter(made["outcomes"])))

    assert case_of(case).stage == "closed"


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
