"""A person at the desk: signs in, opens pages, fills whatever a form asks, looks at what came of it."""

from typing import Any

from playwright.sync_api import Browser, Locator, Page

PASSWORD = "the-desk-is-open"
UNKNOWN = ""
NOTHING = "none"


def is_wrong(kind: str, text: str) -> bool:
    """htmx calls it an error when a page is left while something is still asked for."""
    return kind == "error" and not text.startswith(("htmx:afterRequest", "htmx:sendAbort"))


class AtTheDesk:
    def __init__(self, browser: Browser, url: str, person: str, width: int) -> None:
        self.url, self.name, self.case = url, person, ""
        self.console: list[str] = []
        self.context = browser.new_context(viewport={"width": width, "height": 900})
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(60_000)
        self.page.on(
            "console", lambda m: self.console.append(m.text) if is_wrong(m.type, m.text) else None
        )
        self.page.on("pageerror", lambda error: self.console.append(str(error)))
        self.open("/")
        self.page.fill("#id_username", person)
        self.page.fill("#id_password", PASSWORD)
        self.page.click("form.desk-sign-in button")
        self.page.wait_for_selector("#work")

    def leave(self) -> None:
        self.context.close()

    def open(self, address: str) -> None:
        self.page.goto(self.url + address)

    def press(self) -> None:
        """Sends the form; says on failure what the page said was wrong."""
        before = self.page.url
        if self.page.locator("#sign_password").count():
            self.page.fill("#sign_password", PASSWORD)
        with self.page.expect_navigation():
            self.page.click("form.desk-form button.btn-primary")
        wrong = self.page.locator(".alert-danger, .has-error").all_inner_texts()
        assert not wrong, (before, wrong)

    def register(self, pack: str, **answers: str) -> str:
        """By telephone; answers by the name of the fact. Gives the address of the case."""
        self.open(f"/register/{pack}/")
        self.pick("c.channel", "phone")
        for name, answer in answers.items():
            self.answer(f"f.{name}", answer)
        self.press()
        self.case = self.page.url.removeprefix(self.url)
        return self.case

    def do(self, case: str, act: str, thing: str = "", **answers: Any) -> None:
        """Through the link that the case page offers; `c__text` is the field c.text."""
        self.open(case)
        wanted = f'[href$="?thing={thing}"]' if thing else ""
        link = self.page.locator(f'a[data-act="{act}"]{wanted}')
        bundle = self.page.locator(f'details.desk-bundle:has(a[data-act="{act}"])')
        if bundle.count() and not link.first.is_visible():
            bundle.first.locator("summary").click()
        with self.page.expect_navigation():
            link.first.click()
        for name, answer in answers.items():
            self.answer(name.replace("__", ".", 1), answer)
        self.press()

    def answer(self, name: str, value: str) -> None:
        field = self.page.locator(f'[name="{name}"]').first
        if field.evaluate("e => e.tagName") == "SELECT":
            self.pick(name, value)
        elif field.get_attribute("type") in ("radio", "checkbox"):
            with_preview(self.page, field)
            for one in value.split(","):
                self.page.check(f'[name="{name}"][value="{one}"]')
        else:
            field.fill(value)

    def pick(self, name: str, value: str) -> None:
        field = self.page.locator(f'[name="{name}"]')
        if field.get_attribute("hx-post"):
            with self.page.expect_response(lambda answer: "preview" in answer.url):
                field.select_option(value)
            self.page.wait_for_timeout(150)
        else:
            field.select_option(value)

    def fill_everything(self) -> None:
        """Answers whatever is asked, whatever it is: by name, for the form may ask anew meanwhile."""
        asked = self.page.locator(".desk-fields [name]").evaluate_all(_WAYS)
        for way in asked:
            self.wait_until(_AT_REST)
            field = self.page.locator(way).first  # of a list of names
            if field.count() and field.is_visible():
                fill_one(field)

    def wait_until(self, expression: str) -> None:
        """Asks the page again and again; the driver's own way runs `eval` inside it, which pages forbid."""
        for _ in range(600):
            if self.page.evaluate(expression):
                return
            self.page.wait_for_timeout(100)
        raise AssertionError((self.page.url, expression))

    def says(self) -> str:
        return self.page.locator("main").inner_text()


def with_preview(page: Page, field: Locator) -> None:
    """Answers that decide what else is asked take a moment."""
    if field.get_attribute("hx-post"):
        page.wait_for_timeout(300)


_AT_REST = "document.querySelector('.htmx-request') === null"
_WAYS = """fields => fields.map(one => `.desk-fields [name="${one.name}"]` +
    (["radio", "checkbox"].includes(one.type) ? `[value="${one.value}"]` : ""))"""
_TEXTS = {"date": "2026-03-02", "datetime-local": "2026-03-02T10:30"}


def fill_one(field: Locator) -> None:
    kind = field.get_attribute("type") or ""
    if field.evaluate("e => e.tagName") == "SELECT":
        values = field.evaluate("e => [...e.options].map(o => o.value).filter(v => v)")
        if (values and not field.get_attribute("hx-post")) or (values and not field.input_value()):
            field.select_option(values[0])
    elif kind in ("radio", "checkbox"):
        if field.get_attribute("value") not in ("", NOTHING) and not field.get_attribute("hx-post"):
            field.check()
    elif kind == "datetime-local" and field.get_attribute("name").startswith("c."):
        return
    elif kind in _TEXTS:
        field.fill(_TEXTS[kind])
    elif field.get_attribute("inputmode") == "decimal":
        field.fill("20")
    elif kind != "file":
        field.fill("二〇二六年的一件事")
