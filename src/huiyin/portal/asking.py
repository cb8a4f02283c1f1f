"""The form of a complaint: the facts that the entrance asks, each when it applies, in groups."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from huiyin.casework.case import Case
from huiyin.casework.commands import Register
from huiyin.casework.draft import Draft
from huiyin.casework.wording import Words
from huiyin.fields import Asking, Field, Form, read
from huiyin.fields.facts import PREFIX, fact_fields, known
from huiyin.fields.faults import found_wrong
from huiyin.fields.reading import facts_in
from huiyin.portal.matters import Matter
from huiyin.portal.words import say

Given = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Complaining:
    """Somebody who fills in the form of a matter; `given` is what they typed so far."""

    matter: Matter
    language: str
    given: Given
    anonymous: bool = False
    related: str = ""

    @cached_property
    def draft(self) -> Draft:
        begun = Case(kind=self.matter.kind, channel=self.matter.channel, anonymous=self.anonymous)
        draft = self.matter.draft(begun)
        facts = known(draft, self.typed)
        return self.matter.draft(replace(begun, facts=facts)) if facts else draft

    @cached_property
    def typed(self) -> dict[str, Any]:
        asked = set(map(str, self.matter.entrance.asks))
        return {name: value for name, value in facts_in(self.given).items() if name in asked}

    @cached_property
    def asking(self) -> Asking:
        empty = self.matter.draft(replace(self.draft.case, facts={}))
        return Asking(empty, Words(self.matter.policy, self.language), Register.act)

    @cached_property
    def form(self) -> Form:
        """What depends on answers that are not given yet comes when they are."""
        asked = fact_fields(self.asking.draft, self.asking.words, Register.act, self.typed)
        mine = {field.name.removeprefix(PREFIX): field for field in asked if not field.maybe}
        facts = [mine[name] for name in map(str, self.matter.entrance.asks) if name in mine]
        return Form(self._own(), tuple(facts))

    def _own(self) -> tuple[Field, ...]:
        said = {
            "kind": self.matter.kind,
            "channel": self.matter.channel,
            "anonymous": "true" if self.anonymous else "false",
            "related": self.related,
            "relation": "repeat_of" if self.related else "",
        }
        return tuple(
            Field(f"c.{name}", name, "hidden", values=(value,))
            for name, value in said.items()
            if value
        )

    @cached_property
    def filled(self) -> Form:
        return self.form.filled(self.given)

    def checked(self, wrong: Mapping[str, str]) -> Form:
        """The form with everything that is wrong with it, each at its place."""
        answers = read(self.asking, self.form, self.given)
        shown = self.filled
        for fault in found_wrong(self.asking, answers, wrong):
            missing = not any(value.strip() for value in self.given.get(fault.field, ()))
            says = say("form.missing", self.language) if missing else fault.says
            shown = shown.wrong(fault.field, says)
        return shown

    @property
    def asked_names(self) -> list[str]:
        return [field.name for field in self.form.facts]


def groups(matter: Matter, form: Form) -> list[tuple[str, list[Field]]]:
    """What happened first, then who it is: facts that identify a person, or are private."""
    facts = matter.policy.facts
    about: list[Field] = []
    who: list[Field] = []
    for field in form.facts:
        rule = facts[field.name.removeprefix(PREFIX)]
        title_from = matter.policy.kinds[matter.kind].title_from
        personal = rule.identifies == "person" or (rule.private and rule.identifies is None)
        is_title = title_from is not None and field.name == PREFIX + str(title_from)
        (who if personal and not is_title else about).append(field)
    return [(name, found) for name, found in (("matter", about), ("you", who)) if found]


def lines(asking: Asking, form: Form, given: Given) -> list[tuple[str, str]]:
    """What was answered, in words, for a last look."""
    facts = known(asking.draft, facts_in(given))
    return [
        (field.label, asking.words.fact(name, facts[name]))
        for field in form.facts
        if (name := field.name.removeprefix(PREFIX)) in facts
    ]
