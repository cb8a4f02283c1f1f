"""Somebody at the desk hears of what waits for them without reloading anything."""

import pytest

from huiyin.casework import commands as c
from tests.ledger.house import do, register

pytestmark = pytest.mark.browser


def test_the_bell_rings_by_itself_and_leads_to_the_case(people):
    seated = people("tiny", width=390, wang="clerk", li="chief")
    li = seated["li"]
    li.page.clock.install()
    li.open("/messages/")
    assert li.page.locator(".desk-bell-count").count() == 0

    case = register().case.id
    do(case, "wang", c.Propose(subject="refund", amounts={"payout": 400}, text="退一半"))
    li.page.clock.fast_forward(30_000)
    li.page.wait_for_selector(".desk-bell-count")
    assert li.page.inner_text(".desk-bell-count") == "1"

    li.page.click("#bell")
    li.page.wait_for_selector(".desk-unread")
    assert li.page.evaluate("document.body.scrollWidth <= window.innerWidth")
    li.page.click(".desk-unread")
    li.page.wait_for_url(f"**/cases/{case}/")
    assert li.page.locator(".desk-bell-count").count() == 0
    assert li.console == []
