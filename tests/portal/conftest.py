"""A house that has opened its pages for complainants, and somebody who comes to them."""

import re
from html import unescape

import pytest
from django.test import Client

from huiyin.connections import keeping
from huiyin.people.happenings import PersonJoined, PostGiven
from huiyin.people.organising import record
from huiyin.portal import limits

GENERAL, RISK, DEALER = "general", "whistleblow-risk", "auto-dealer"
HOUSE = {"name": "恒顺汽车", "colour": "#0f6b6f", "contact": "电话 400-000-0000"}
CODE = re.compile(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}")


@pytest.fixture(autouse=True)
def cheap_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def house(installation):
    """Two regulations with an entrance, and people in their posts."""
    limits.forget()
    posts = {
        "aili": (GENERAL, "agent"),
        "baolin": (GENERAL, "investigator"),
        "changhong": (GENERAL, "head"),
        "yuanping": (RISK, "officer"),
        "zongming": (RISK, "head"),
    }
    for person, (pack, role) in posts.items():
        record(PersonJoined, "", person=person, shown_name=person.title())
        record(PostGiven, "", person=person, pack=pack, role=role)
    keeping.put("portal", HOUSE, "")
    return installation


class Visitor:
    """A browser without scripts. Sends what stands in the form, as a browser would."""

    def __init__(self, language: str = "zh-Hans", address: str = "203.0.113.9") -> None:
        self.client = Client(HTTP_ACCEPT_LANGUAGE=language, REMOTE_ADDR=address)
        self.page, self.status, self.number, self.code = "", 0, "", ""

    def open(self, address: str) -> str:
        return self._seen(self.client.get(address, follow=True))

    def send(self, address: str, **fields: object) -> str:
        """With every hidden field of the page, over which the given ones are laid."""
        return self._seen(self.client.post(address, {**self.hidden(), **fields}, follow=True))

    def _seen(self, answer) -> str:
        self.page, self.status = answer.content.decode(), answer.status_code
        self.answer = answer
        return self.page

    def hidden(self) -> dict[str, list[str]]:
        form = self.page.partition('id="asked"')[2] or self.page
        found: dict[str, list[str]] = {}
        for name, value in re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form):
            found.setdefault(name, []).append(unescape(value))
        return found

    def complain(self, pack: str = GENERAL, kind: str = "complaint", **fields: object) -> str:
        """From the form to the receipt."""
        begin = "?anonymous=1" if fields.pop("anonymous", False) else ""
        address = f"/complain/new/{pack}/{kind}/fill/"
        self.open(address + begin)
        self.send(address, do="look", **fields)
        self.send(address, do="send")
        self.code = (CODE.findall(self.page) or [""])[0]
        return self.page

    @property
    def text(self) -> str:
        return unescape(re.sub(r"<[^>]+>", " ", self.page))


@pytest.fixture
def visitor(house):
    return Visitor()
