"""A complainant at their own browser; a message on its console fails the journey."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from huiyin.register.models import CaseRow

REFUSED = "the server responded with a status of 422"
"""How a browser notes on its console that a form was sent back; that is no fault of the page."""


def the_case(**of: str) -> str:
    """The address at the desk of the only case there is (of a pack, say)."""
    row = CaseRow.objects.get(**of)
    return f"/cases/{row.stream.partition('/')[2]}/"


class Visitor:
    def __init__(self, browser: Browser, url: str, width: int = 1440, **how: object) -> None:
        self.url = url
        self.console: list[str] = []
        self.context = browser.new_context(
            viewport={"width": width, "height": 900}, locale="zh-CN", **how
        )
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(30_000)
        self.page.on("console", lambda m: self._note(m.type, m.text))
        self.page.on("pageerror", lambda error: self.console.append(str(error)))

    def _note(self, kind: str, text: str) -> None:
        if kind == "error" and REFUSED not in text:
            self.console.append(text)

    def open(self, address: str) -> None:
        self.page.goto(self.url + address)

    def go(self, words: str) -> None:
        """Presses what is called so."""
        self.page.locator(f"main :is(a, button):has-text('{words}'):visible").first.click()
        self.page.wait_for_load_state()

    def says(self) -> str:
        return self.page.locator("main").inner_text()

    def key(self, of: str) -> str:
        return self.page.locator(f".p-receipt div:has(dt:text-is('{of}')) dd").inner_text()

    def check_access(self) -> None:
        """No violation of WCAG that a program can find, and nothing that scrolls sideways."""
        found = Axe().run(self.page).response["violations"]
        where = self.page.url
        assert [(v["id"], v["nodes"][0]["html"]) for v in found] == [], where
        assert not self.page.evaluate("document.documentElement.scrollWidth > innerWidth"), where

    def leave(self) -> None:
        self.context.close()
        assert self.console == []


def report_unnamed(reporter: Visitor, pack: str) -> str:
    """A report of bribery without a name, handed in; its receipt code."""
    reporter.open(f"/complain/new/{pack}/report/")
    reporter.go("不留姓名提交")
    reporter.page.fill("[name='f.what_happened']", "采购收受回扣")
    reporter.page.fill("[name='f.accused_party']", "采购部")
    reporter.page.select_option("[name='f.accused_rank']", "manager")
    reporter.page.check("[value=bribery]")
    reporter.go("下一步")
    reporter.page.click("button[value=send]")
    return str(reporter.key("回执码"))
