"""A new edition from the file on an administrator's desk to a case that runs under it, wide and narrow."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe

from huiyin.people import deeds
from huiyin.people.happenings import AdministratorNamed
from huiyin.people.models import Account
from huiyin.people.organising import record
from tests.publishing.house import BY_OWNER, FASTER, close_a_case, in_force_with_owner
from tests.support.editions import edition, zipped
from tests.support.jobs import do_due


def look(person) -> str:
    """What the page says; nothing of it is wider than the screen or shut to somebody."""
    page = person.page
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), page.url
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found] == [], page.url
    return person.says()


@pytest.mark.parametrize("width", [1440, pytest.param(390, marks=pytest.mark.slow)])
def test_an_edition_is_proposed_looked_at_consented_to_announced_and_in_force(people, width):
    desk = people("tiny", width=width, wang="clerk", gu="chief", zhao="owner")
    gu, zhao, wang = desk["gu"], desk["zhao"], desk["wang"]
    record(AdministratorNamed, "", person="gu", why="管规定")
    deeds.take_power(Account.objects.get(username="gu"), timedelta(hours=1), "新版本")
    in_force_with_owner()
    close_a_case()

    sent = zipped(edition("2", "2004-01-01", FASTER, BY_OWNER))
    gu.open("/house/regulations/")
    look(gu)
    gu.page.set_input_files(
        "#files", {"name": sent.name, "mimeType": "application/zip", "buffer": sent.getvalue()}
    )
    gu.page.click("button:has-text('检查')")
    gu.page.wait_for_url("**/house/regulations/new/")
    said = look(gu)
    assert "检查通过" in said and "1.5 → 2" in said and "15个工作日" in said and "30分钟" in said
    gu.page.fill("[name=why]", "答复太慢")
    gu.page.click("button[name=install]")
    gu.page.wait_for_url("**/rules/tiny/proposed/*/")
    place = gu.page.url.removeprefix(gu.url)
    said = look(gu)
    assert "等待批准" in said and "答复太慢" in said and "老板" in said
    assert gu.page.locator("[name=approve]").count() == 0

    zhao.open("/approvals/")
    assert "发布《小店投诉办法》的新版本" in look(zhao)
    zhao.page.click("text=查看并决定")
    zhao.page.wait_for_url(f"**{place}")
    assert zhao.page.locator("[name=approve]").is_disabled()
    zhao.page.fill("[name=why]", "同意提速")
    do_due()
    zhao.page.wait_for_selector("[name=approve]:not([disabled])")  # without being asked for again
    said = look(zhao)
    for words in ("证明完成", "试算 1 件", "15个工作日", "30分钟"):
        assert words in said, words
    zhao.page.click("[name=approve]")
    zhao.page.wait_for_selector("text=已批准发布")
    assert "同意提速" in look(zhao) and "已告知" in zhao.says()

    wang.open("/messages/")
    assert "《小店投诉办法》的新版本自 2004-01-01 起施行" in look(wang)
    wang.page.click("text=的新版本自")
    wang.page.wait_for_url("**/rules/tiny/")
    assert "30分钟" in look(wang)
    wang.register("tiny", what="杯子是裂的")
    assert "2 版" in look(wang)
