"""Asks every address in everybody's name, and writes down by groups who is answered alike."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from string import ascii_uppercase
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from huiyin.api.building import API
from huiyin.api.describing import described
from huiyin.people.models import Account
from huiyin.portal import visiting
from tests.docs.pages import ROOT
from tests.site.test_permissions import DESK_BACKEND, NO, ask, at_the_desk, operations, pages

FOLDER = ROOT / "docs/reference/permissions"
REFUSED = ("–", "404", NO)
Question = tuple[str, str, str]
"""How the case stands ("" for an address of no case), the address by its name or path, the method."""
Found = dict[Question, dict[str, str]]
SHORT = {"/api/cases/{case}/": "…/"}
"""What the page writes shorter, for the eye."""
LEGEND = """What the words of a table mean is said [where all of them begin](../permissions.md);
`…/` stands for `/api/cases/{case}/`, and a program shows a token of the same person.
"""
_SAMPLES = {"string": "abc", "integer": 1, "number": 1, "boolean": True, "array": [], "object": {}}


@dataclass(frozen=True)
class Asker:
    """Somebody with what they show: a session of the desk, a token of a program, the cookie of a
    complainant who named a case; any of them, or nothing.
    """

    session: str = ""
    token: Mapping[str, str] = field(default_factory=dict)
    visit: str = ""

    @property
    def browser(self) -> Client:
        client = at_the_desk(self.session)
        if self.visit:
            client.cookies[visiting.COOKIE] = self.visit
        return client

    @property
    def program(self) -> Client:
        return Client(headers=dict(self.token))


def session_of(person: str) -> str:
    client = Client()
    client.force_login(Account.objects.get(username=person), DESK_BACKEND)
    return client.cookies["sessionid"].value


@dataclass(frozen=True)
class Case:
    """A case in which there is something to reach, as the addresses name it."""

    pack: str
    id: str
    sha256: str = "abc"


@cache
def _bodies() -> Mapping[str, Mapping[str, Any]]:
    """The least that each operation takes, so that the answer is that of the door and not of the form."""
    document = described(API)
    shapes, found = document["components"]["schemas"], {}
    for path, item in document["paths"].items():
        asked = item.get("post", {}).get("requestBody", {}).get("content", {})
        shape = asked.get("application/json", {}).get("schema", {})
        found[path] = _least(shape, shapes)
    return found


def _least(shape: Mapping[str, Any], shapes: Mapping[str, Any]) -> Any:
    if "$ref" in shape:
        return _least(shapes[shape["$ref"].rpartition("/")[2]], shapes)
    if "enum" in shape or "const" in shape:
        return shape.get("const", shape.get("enum", [""])[0])
    if "anyOf" in shape:
        return _least(shape["anyOf"][0], shapes)
    if shape.get("type") == "object" or "properties" in shape:
        asked = shape.get("required", ())
        return {name: _least(shape["properties"][name], shapes) for name in asked}
    if shape.get("format") == "date-time":
        return "2026-03-02T09:30:00+08:00"
    return _SAMPLES[shape.get("type", "string")]


def is_of_a_case(address: str) -> bool:
    return address.startswith(("/cases/abc/", "/library/propose/abc/", "/api/cases/{case}"))


def desk(case: Case, stands: str) -> Iterator[tuple[Question, Callable[[Asker], str]]]:
    """The pages: those of this case, or with `stands` empty all the others."""
    for name, address in sorted(pages().items()):
        if is_of_a_case(address) != bool(stands):
            continue
        real = address.replace("/abc/", f"/{case.id}/") if stands else address
        real = real.replace("/tiny/", f"/{case.pack}/").replace("/case/admit/", "/case/withdraw/")
        for method in ("get", "post"):
            yield (stands, name, method), _page(method, real)


def _page(method: str, address: str) -> Callable[[Asker], str]:
    return lambda who: ask(who.browser, method, address)


def programs(case: Case, stands: str) -> Iterator[tuple[Question, Callable[[Asker], str]]]:
    for path, method in operations():
        if is_of_a_case(path) != bool(stands):
            continue
        real = path.replace("{case}", case.id).replace("{pack}", case.pack)
        real = re.sub(r"\{\w+\}", "abc", real.replace("{sha256}", case.sha256))
        yield (stands, path, method), _operation(method, real, _bodies()[path])


def _operation(method: str, address: str, body: Any) -> Callable[[Asker], str]:
    def asked(who: Asker) -> str:
        if method == "get":
            return ask(who.program, method, address)
        if address.endswith("/evidence"):
            file = SimpleUploadedFile("seen.txt", b"seen")
            return ask(
                who.program, method, address, data={"file": file, "kind": "abc", "title": "abc"}
            )
        return ask(who.program, method, address, data=body, content_type="application/json")

    return asked


def surveyed(
    questions: Iterable[tuple[Question, Callable[[Asker], str]]], who: Mapping[str, Asker]
) -> Found:
    return {what: {name: asked(one) for name, one in who.items()} for what, asked in questions}


def groups(found: Found, who: Iterable[str]) -> dict[str, list[str]]:
    """By a letter, those who are answered alike whatever they ask."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for one in who:
        alike.setdefault(tuple(said[one] for said in found.values()), []).append(one)
    assert len(alike) <= len(ascii_uppercase)
    return dict(zip(ascii_uppercase, alike.values(), strict=False))


def written(title: str, says: str, found: Found) -> str:
    """The page: the groups, and a row for all addresses that answer each group the same."""
    alike = groups(found, next(iter(found.values())))
    who = "\n".join(f"| {letter} | {', '.join(people)} |" for letter, people in alike.items())
    parts = [
        "<!-- Generated by tests/site, which says how; do not edit. -->\n",
        f"# {title}\n\n{says}\n",
        LEGEND,
        f"| group | who is answered alike |\n| --- | --- |\n{who}\n",
    ]
    for stands in dict.fromkeys(what[0] for what in found):
        mine = {what: said for what, said in found.items() if what[0] == stands}
        parts.append(f"## {_heading(stands)}\n\n{_table(mine, alike)}")
    return "\n".join(parts)


def _heading(stands: str) -> str:
    return f"Of a case: {stands}" if stands else "Of no case"


def _table(found: Found, alike: Mapping[str, list[str]]) -> str:
    rows: dict[tuple[str, ...], dict[str, list[str]]] = {}
    for (_, name, method), said in found.items():
        cells = tuple(said[people[0]] for people in alike.values())
        rows.setdefault(cells, {}).setdefault(method, []).append(_short(name))
    head = f"| {' | '.join(alike)} | asked |\n|{' --- |' * (len(alike) + 1)}"
    body = (
        f"| {' | '.join(cells)} | "
        + "; ".join(f"{method}: {' '.join(names)}" for method, names in sorted(asked.items()))
        + " |"
        for cells, asked in rows.items()
    )
    return "\n".join([head, *body]) + "\n"


def _short(name: str) -> str:
    for long, short in SHORT.items():
        name = short + name.removeprefix(long) if name.startswith(long) else name
    return f"`{name}`"


def _long(name: str) -> str:
    for long, short in SHORT.items():
        name = long + name.removeprefix(short) if name.startswith(short) else name
    return name


def told(page: str) -> Found:
    """What a page says, read back: the answer to every question in everybody's name."""
    people: dict[str, list[str]] = {}
    found: Found = {}
    letters: list[str] = []
    stands = ""
    for line in page.splitlines():
        if line.startswith("## "):
            stands = line.partition(": ")[2]
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if not line.startswith("| ") or cells[0] in ("group", "---"):
            continue
        if len(cells) == 2 and not stands and not letters and cells[0] in ascii_uppercase:
            people[cells[0]] = cells[1].split(", ")
        elif cells[-1] == "asked":
            letters = cells[:-1]
        else:
            answers = {
                person: said
                for letter, said in zip(letters, cells[:-1], strict=True)
                for person in people[letter]
            }
            for part in cells[-1].split("; "):
                method, _, names = part.partition(": ")
                for name in names.split(" "):
                    found[stands, _long(name.strip("`")), method] = answers
    return found
