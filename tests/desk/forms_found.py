"""Reads pages as a browser does: which forms stand there, what is in their fields, where links lead."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve

TEXT = {"text", "search", "email", "tel", "url", "textarea"}
_PLACES = {"case_id", "pk", "person", "mail_id", "message_id", "evidence_id", "letter_id", "place",
           "outgoing_id", "view_id", "token", "precedent", "number", "written", "key"}  # fmt: skip


@dataclass
class Form:
    action: str
    method: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The same for the same form of another case."""
        match = resolve(urlsplit(self.action).path)
        said = [str(said) for place, said in match.kwargs.items() if place not in _PLACES]
        return " ".join([match.view_name, *said])

    @property
    def what(self) -> tuple[str, frozenset[str]]:
        return self.name, frozenset(re.sub(r"\d+", "1", name) for name in self.texts)


class Page(HTMLParser):
    def __init__(self, address: str, content: str) -> None:
        super().__init__(convert_charrefs=True)
        self.address, self.forms, self.links = address, list[Form](), set[str]()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self._form: Form | None = None
        self._select, self._area, self._script = "", "", False
        self.scripts: list[str] = []
        self.feed(content)

    @property
    def shown(self) -> str:
        typed = (said.get("value", "") for tag, said in self.tags if tag == "input")
        return " ".join([*self.words, *typed])

    def handle_starttag(self, tag, attrs):
        said = {name: value or "" for name, value in attrs}
        self.tags.append((tag, said))
        self._script = tag in ("script", "style") and "json" not in said.get("type", "")
        if tag == "a":
            self._lead(said.get("href", ""))
        elif tag == "form":
            self._begin(said)
        elif self._form is not None and tag in ("input", "select", "textarea", "button"):
            self._take(tag, said)
        elif tag == "option" and self._select and self._form is not None:
            options = self._form.fields[self._select]
            if said.get("value") and (not options or "selected" in said):
                options[:] = [said["value"]]

    def _lead(self, to: str) -> None:
        target = urlsplit(urljoin(self.address, to))
        if target.netloc == "" and target.path.startswith("/"):
            self.links.add(target.path)

    def _begin(self, said: dict[str, str]) -> None:
        action = urlsplit(urljoin(self.address, said.get("action", ""))).path
        self._form = Form(action, said.get("method", "get").lower())
        try:
            resolve(action)
        except Resolver404:
            return
        self.forms.append(self._form)

    def _take(self, tag: str, said: dict[str, str]) -> None:
        form, name, kind = self._form, said.get("name", ""), said.get("type", "text")
        if not name or form is None or "disabled" in said:
            return
        if tag == "select":
            self._select = name
            form.fields.setdefault(name, [])
        elif tag == "button":
            form.fields.setdefault(name, [said.get("value", "")])
        elif tag == "textarea" or kind in TEXT:
            form.texts.append(name)
            form.fields.setdefault(name, []).append(said.get("value", ""))
            self._area = name if tag == "textarea" else ""
        elif kind in ("radio", "checkbox"):
            chosen = form.fields.setdefault(name, [])
            if "checked" in said or not chosen:
                chosen[:] = [said.get("value", "on")]
        elif kind != "file":
            usual = {"number": "1", "date": "2026-12-01", "datetime-local": "2026-11-01T09:00"}
            form.fields[name] = [said.get("value") or usual.get(kind, "")]

    def handle_endtag(self, tag):
        self._script = False
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._area = ""

    def handle_data(self, data):
        (self.scripts if self._script else self.words).append(data)
        if self._area and self._form is not None:
            self._form.fields[self._area][-1:] = [data]


class Walk:
    """Goes from page to page along the links, and keeps the forms that it meets, each sort once."""

    SKIPPED = ("sign-out", "api-docs", "openapi", "return-file", "return-cases", "rulebook-pdf",
               "file-pages", "file-archive", "evidence-file", "language", "blank", "paper")  # fmt: skip

    def __init__(self, client, at_most: int = 400) -> None:
        self.client, self.at_most = client, at_most
        self.pages: dict[str, Page] = {}
        self.seen: set[str] = set()

    def from_here(self, *start: str) -> list[Form]:
        waiting, found = list(start), {}
        while waiting and len(self.seen) < self.at_most:
            address = waiting.pop(0)
            sort = self._sort(address)
            if not sort or sort in self.seen:
                continue
            self.seen.add(sort)
            page = self.look(address)
            if page is None:
                continue
            waiting += sorted(page.links)
            for form in page.forms:
                found.setdefault(form.what, form)
        return list(found.values())

    def _sort(self, address: str) -> str:
        try:
            match = resolve(address)
        except Resolver404:
            return ""
        if match.view_name in self.SKIPPED:
            return ""
        if match.view_name == "clause":
            return match.view_name
        return " ".join([match.view_name, *map(str, match.kwargs.values())])

    def look(self, address: str) -> Page | None:
        answer = self.client.get(address, follow=True)
        return self.read(answer.request["PATH_INFO"], answer)

    def read(self, address: str, answer) -> Page | None:
        assert answer.status_code < 500, address
        if not answer.headers.get("Content-Type", "").startswith("text/html"):
            return None
        if getattr(answer, "streaming", False) or answer.status_code in (301, 302, 303):
            return None
        page = Page(address, answer.content.decode())
        self.pages[address] = page
        return page
