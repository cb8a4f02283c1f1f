"""Walks a complaint through its regulation: follows what each page offers, and answers what each form asks.

A script says in a line who does what: `officer close outcome=settled`. What it leaves open and a
form insists on is answered by what the form offers; after a `*` also what may stay empty.
"""

import shlex

from huiyin.casework.case import Case
from huiyin.ledger.door import load_case
from tests.journeys.people import AtTheDesk, fill_one

PREFIXES = ("c", "f", "a", "p")
"""Fields of the act itself, facts, amounts, fields of a paper."""

_WANTED = """fields => fields.filter(one => one.offsetParent !== null && (one.type === "radio"
    ? !document.querySelector(`[name="${one.name}"]:checked`)
    : one.type === "checkbox"
    ? one.closest("fieldset").querySelector("legend.required")
      && !document.querySelector(`[name="${one.name}"]:checked`)
    : !one.value)).map(one => one.name)"""


def case_of(address: str) -> Case:
    return load_case(address.strip("/").partition("/")[2])


class Walker:
    def __init__(self, pack: str, desk: dict[str, AtTheDesk]) -> None:
        self.pack, self.desk, self.case = pack, desk, ""

    def walk(self, script: str) -> Case:
        for line in filter(None, map(str.strip, script.splitlines())):
            who, act, *rest = shlex.split(line)
            everything = rest[-1:] == ["*"] and bool(rest.pop())
            thing = rest.pop(0) if rest and "=" not in rest[0] else ""
            answers = dict(answer.split("=", 1) for answer in rest)
            self._open(self.desk[who], act, thing)
            if everything:
                self.desk[who].fill_everything()
            if act == "approve":
                self._approve(self.desk[who])
            else:
                self._answer(self.desk[who], answers)
            if act == "register":
                self.case = self.desk[who].page.url.removeprefix(self.desk[who].url)
            wide = self.desk[who].page.evaluate("document.documentElement.scrollWidth > innerWidth")
            assert not wide, line
        return case_of(self.case)

    def _open(self, person: AtTheDesk, act: str, thing: str) -> None:
        if act == "register":
            person.open(f"/register/{self.pack}/")
        elif act == "approve":
            person.open("/approvals/")
        else:
            self._follow(person, act, thing)

    def _answer(self, person: AtTheDesk, answers: dict[str, str]) -> None:
        for name, value in answers.items():
            person.answer(self._called(person, name), value)
        self._answer_the_rest(person)
        person.press()

    def _approve(self, person: AtTheDesk) -> None:
        """As a chief does: the page of approvals, and yes to the first."""
        person.page.locator("button.btn-success").first.click()
        person.page.wait_for_load_state()
        assert not person.page.locator(".alert-danger").all_inner_texts()

    def _follow(self, person: AtTheDesk, act: str, thing: str) -> None:
        """The link on the page of the case; an act that it does not offer ends the journey."""
        person.open(self.case)
        wanted = f'[href$="?thing={thing}"]' if thing else ""
        link = person.page.locator(f'a[data-act="{act}"]{wanted}').first
        offered = person.page.locator("a[data-act]").evaluate_all(
            "links => links.map(one => one.getAttribute('href'))"
        )
        assert link.count(), (act, thing, offered)
        if not link.is_visible():
            person.page.locator(
                f'details.desk-bundle:has(a[data-act="{act}"]) summary'
            ).first.click()
        link.click()
        person.page.wait_for_load_state()

    def _called(self, person: AtTheDesk, name: str) -> str:
        asked = set(
            person.page.locator("form.desk-form [name]").evaluate_all("all => all.map(o => o.name)")
        )
        found = next((f"{one}.{name}" for one in PREFIXES if f"{one}.{name}" in asked), "")
        assert found, (name, sorted(asked))
        return found

    def _answer_the_rest(self, person: AtTheDesk) -> None:
        """What is insisted on; an answer may bring a further question."""
        for _ in range(20):
            person.wait_until("document.querySelector('.htmx-request') === null")
            wanted = person.page.locator(
                ".desk-fields [required], .desk-fields legend.required ~ * [type=checkbox]"
            ).evaluate_all(_WANTED)
            if not wanted:
                return
            fill_one(person.page.locator(f'[name="{wanted[0]}"]').last)
        raise AssertionError(wanted)
