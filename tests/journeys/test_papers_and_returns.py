"""What a regulation wants written, rated, counted, taught and thrown away, done by people in a browser:
a form typed row by row, a return from its making to a second one, a rating, a typical case, disposal.
"""

from datetime import datetime, timedelta

import pytest

from huiyin.casework import commands as c
from huiyin.ledger import moment
from huiyin.people import regulations
from tests.ledger.house import ZONE, do, register
from tests.papers.sample import pages_of
from tests.support.editions import edition

RULE = """retention:
  files: {title: 案卷, from: closed, at_least: 1 days, clause: T-17}

schedules:
"""
ERASING = [("    may: [register, acknowledge,", "    may: [erase, register, acknowledge,"),
           ("    may: [register, admit, assign,", "    may: [erase, register, admit, assign,")]  # fmt: skip


@pytest.fixture
def shop(people):
    """A shop in the month after two complaints, of which one has ended."""
    regulations.install(
        regulations.tried(edition("kept", "2004-01-01", ("schedules:\n", RULE), *ERASING))
    )
    return people("tiny", wang="clerk", li="chief", zhao="owner")


def last_month() -> datetime:
    """A working hour in the month that ended last."""
    first = moment.now().astimezone(ZONE).replace(day=1, hour=10, minute=0, second=0, microsecond=0)
    return (first - timedelta(days=1)).replace(day=3)


def act(person, value: str) -> None:
    person.page.click(f'button[name="act"][value="{value}"]')
    person.page.wait_for_load_state()


def fits(person, *addresses: str) -> None:
    """On a telephone nothing has to be pushed aside to be read."""
    person.page.set_viewport_size({"width": 390, "height": 844})
    for address in addresses:
        person.open(address)
        wide = person.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 390, (address, wide)
    person.page.set_viewport_size({"width": 1440, "height": 900})


def made_checked_and_sent(desk, page: str) -> None:
    wang, li, zhao = desk["wang"], desk["li"], desk["zhao"]
    wang.open("/returns/")
    wang.page.click(f'a[href^="{page}"]')
    wang.page.fill('[name="summary"]', "两件小事")
    wang.page.click('form:has(input[value="compile"]) button')
    wang.page.wait_for_selector("text=待审核")
    li.open(page)
    act(li, "check")
    zhao.open(page)
    act(zhao, "approve")
    wang.open(page)
    act(wang, "send")
    assert "已报送" in wang.says()
    wang.page.click('td a[href*="/cases/"]')
    wang.page.wait_for_load_state()
    assert "T" + page[-8:-4] in wang.says()
    wang.open(page)
    wang.page.fill('[name="summary"]', "其实是三件")
    wang.page.fill("#why-again", "补记了一件")
    wang.page.click('form:has(input[value="compile"]) button')
    wang.page.wait_for_selector("text=补记了一件")


def taken_into_the_library(desk, case: str) -> None:
    wang, li, zhao = desk["wang"], desk["li"], desk["zhao"]
    wang.open(f"/library/propose/{case}/")
    wang.page.fill('[name="why"]', "常见")
    wang.page.click("form button.btn-primary")
    wang.page.wait_for_load_state()
    page = wang.page.url.removeprefix(wang.url)
    li.open(page)
    act(li, "select")
    wang.open(page)
    for name, said in {"title": "杯子有裂纹", "told": "买回的杯子有裂纹。", "finding": "同批有十只。",
                       "outcome": "换新。", "lesson": "先看同批货。"}.items():  # fmt: skip
        wang.page.fill(f'[name="{name}"]', said)
    wang.page.locator('[name="q.ask"]').first.fill("先看什么？")
    wang.page.locator('[name="q.answers"]').first.fill("小票\n同批货")
    wang.page.locator('[name="q.right"]').first.fill("2")
    act(wang, "write")
    zhao.open(page)
    act(zhao, "review")
    li.open("/library/?q=裂纹")
    li.page.click("text=杯子有裂纹")
    li.page.check('[name="answer.0"][value="1"]')
    act(li, "study")
    li.open("/library/training/")
    assert "答对 1 / 1" in li.says()


def disposed_of_by_two(desk, number: str) -> None:
    wang, li = desk["wang"], desk["li"]
    wang.open("/house/erasing/")
    assert number in wang.says()
    wang.page.fill("#why_many", "期满")
    act(wang, "ask_many")
    li.open("/house/erasing/")
    li.page.fill('input[name="sure"]', "1")
    act(li, "review")
    assert "没有" in li.says()


@pytest.mark.slow  # each step has a test of its own in tests/desk
def test_a_return_a_typical_case_a_rating_and_disposal_are_done_by_those_whose_it_is(shop):
    begun = last_month()
    first = register(begun).case
    register(begun + timedelta(hours=1), facts={"topic": "service"})
    do(first.id, "wang", c.Answer(text="换"), begun + timedelta(hours=2))
    do(first.id, "wang", c.Close(outcome="settled"), begun + timedelta(hours=3))
    for name, points in (("甲", "80"), ("乙", "95")):
        register(
            kind="entry", facts={"what": name, "season": begun.year, "points": points}, at=begun
        )
    round_page, page = (
        f"/ratings/tiny/contest/{begun.year}/",
        f"/returns/tiny/monthly/{begun:%Y-%m}/",
    )

    made_checked_and_sent(shop, page)
    taken_into_the_library(shop, first.id)
    li = shop["li"]
    li.open(round_page)
    li.page.locator('input[name="case"]').first.check()
    li.page.select_option('select[name="decision"]', "award.gold")
    li.page.click('form:has(select[name="decision"]) button')
    li.page.wait_for_selector("text=已认定 1 个")
    disposed_of_by_two(shop, first.number)
    fits(li, "/returns/", page, "/library/", "/library/training/", round_page, "/house/erasing/")


def test_a_form_is_typed_row_by_row_survives_a_reload_and_is_printed(people):
    desk = people("general", aili="agent", bao="investigator")
    aili, bao = desk["aili"], desk["bao"]
    case = aili.register(
        "general", content="空调漏水", complainant_name="王某", contact_detail="x@example.org"
    )
    bao.open(f"{case}do/issue_paper/?thing=solution_form")
    bao.page.fill('[name="p.talk"]', "上门说明")
    bao.page.fill('[name="p.remedy"]', "重接")
    for n, (step, who) in enumerate((("上门", "安装队"), ("复检", "质检员"), ("多余", ""))):
        if n:
            bao.page.click("text=加一行")
            bao.page.wait_for_selector(f"#id_r_steps_{n}_step")
        bao.page.fill(f"#id_r_steps_{n}_step", step)
        bao.page.fill(f"#id_r_steps_{n}_person", who)
    bao.page.click("[data-rows] [data-row]:nth-of-type(3) button[title]")
    bao.wait_until("document.querySelectorAll('[data-row]').length === 2")
    bao.page.reload()
    bao.wait_until("document.querySelectorAll('[data-row]').length === 2")
    typed = bao.page.locator('[name="r.steps.step"]').evaluate_all(
        "all => all.map(one => one.value)"
    )
    assert typed == ["上门", "复检"]
    bao.page.click("[data-rows] [data-row]:nth-of-type(1) button[title]")
    bao.wait_until("document.querySelectorAll('[data-row]').length === 1")
    assert bao.page.locator('[name="r.steps.step"]').input_value() == "复检"
    bao.page.fill("#id_r_steps_0_step", "上门并复检")
    fits(bao, f"{case}do/issue_paper/?thing=solution_form")
    bao.open(f"{case}do/issue_paper/?thing=solution_form")
    bao.press()
    answer = bao.context.request.get(f"{bao.url}{case}papers/paper-1.pdf")
    [page] = pages_of(answer.body())
    assert "上门并复检" in page
    assert "质检员" in page
    assert "多余" not in page
