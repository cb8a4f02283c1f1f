"""Somebody at the desk, without JavaScript: signs in, opens a page, fills its form in, sends it."""

from typing import Any

import httpx
from lxml import html

from tests.fortnight.staff import PASSWORD


class Desk:
    def __init__(self, address: str, person: str) -> None:
        self.client = httpx.Client(base_url=address, timeout=60, follow_redirects=True)
        page = self.send("/sign-in/", "//form[.//input[@type='password']]",
                         login=person, username=person, password=PASSWORD)  # fmt: skip
        assert page.status_code == 200, page.text[:1000]
        assert "sign-in" not in str(page.url), page.text[:3000]

    def close(self) -> None:
        self.client.close()

    def open(self, path: str) -> Any:
        page = self.client.get(path)
        assert page.status_code == 200, (path, page.status_code)
        return html.fromstring(page.text)

    def send(self, path: str, form: str, **answers: str) -> httpx.Response:
        """The form found by an XPath, with what it holds and these answers instead where it asks."""
        page = self.client.get(path)
        (found, *_) = html.fromstring(page.text).xpath(form)
        values = {name: value for name, value in found.form_values() if isinstance(value, str)}
        values |= {name: value for name, value in answers.items() if name in found.inputs}
        to = found.get("action") or str(page.url)
        return self.client.post(to, data=values, headers={"Referer": str(page.url)})

    def press(self, path: str, to: str, **answers: str) -> httpx.Response:
        """A button of a page whose form goes to `to`."""
        return self.send(path, f"//form[contains(@action, '{to}')]", **answers)
