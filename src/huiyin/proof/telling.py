"""Says a finding in the regulation's own words: facts by their labels, posts by their titles."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from huiyin.casework.causes import CAUSES
from huiyin.casework.wording import Words
from huiyin.casework.wording.labels import act_label, channel_class_label, flag_label, stage_label
from huiyin.casework.wording.languages import listed, text_in
from huiyin.casework.wording.sections import SECTIONS
from huiyin.policy.policy import Policy
from huiyin.proof.examples import Example, default_of
from huiyin.proof.finding import Finding
from huiyin.proof.wording import EVENTS, FIELDS, KINDS, PARTS, SAYS, STANDING

_NAME = re.compile(r"[^\W\d]\w*")


def kind_words(kind: str, language: str) -> str:
    return text_in(KINDS, kind, language, kind)


class Teller:
    """Speaks of one policy in one language."""

    def __init__(self, policy: Policy, language: str = "") -> None:
        self.policy = policy
        self.language = language or policy.language
        self.words = Words(policy, self.language)

    def sentence(self, finding: Finding) -> str:
        """What was found, with its example."""
        said = {key: self._worded(finding, key, value) for key, value in finding.words.items()}
        case = self.case(finding.example) if finding.example else ""
        template = text_in(SAYS, finding.says, self.language, finding.says)
        return template.format(about=self.about(finding.about), case=case, **said)

    def about(self, about: tuple[str, str]) -> str:
        """`判定表“案件等级”`."""
        section, name = about
        title = self._title(section, name)
        label = text_in(SECTIONS, section, self.language, section)
        return f"{label} “{title}”" if self.language == "en" else f"{label}“{title}”"

    def _title(self, section: str, name: str) -> str:
        rule = getattr(self.policy, section).get(name)
        for key in ("title", "says"):
            text = getattr(rule, key, None)
            if text is not None:
                return str(text.text(self.language))
        return name

    def part(self, key: str, **words: Any) -> str:
        return text_in(PARTS, key, self.language).format(**words)

    def _worded(self, finding: Finding, key: str, value: Any) -> str:
        if key == "rows":
            rows = [self.part("row", number=n, result=self._result(finding, r)) for n, r in value]
            return self.part("joined").join(rows)
        if key == "also":
            return self.part("also", pairs=listed(value, self.language)) if value else ""
        if key == "rules":
            return self.part("joined").join(self.about(rule) for rule in value)
        return str(value)

    def _result(self, finding: Finding, result: str) -> str:
        section, name = finding.about
        if section == "tables":
            return self.words.known(name, result)
        return self.words.term(self.words.anything(result))

    # examples

    def case(self, found: Example) -> str:
        """The case in words: what is known, what follows, what happened."""
        names = sorted(found.facts, key=self._weight)
        shown = [name for name in names if self._matters(name, found)]
        parts = [self._fact(name, found.facts[name]) for name in shown]
        parts += [self._figure(name, value) for name, value in found.figures.items()]
        parts += [self._past(event, often) for event, often in self._pasts(found)]
        return self.part("comma").join(filter(None, parts)) or self.part("any_case")

    def _weight(self, name: str) -> int:
        """The figures first, what every case has last."""
        if any(name in remedy.amounts for remedy in self.policy.remedies.values()):
            return 0
        return 1 if name in self.policy.facts or name in self.policy.settings else 2

    def _matters(self, name: str, found: Example) -> bool:
        """A fact that is what it is without being said needs no saying; a setting does."""
        if name in ("now", "today"):
            values = (v for other, v in found.facts.items() if other not in ("now", "today"))
            return any(isinstance(value, date) for value in values)
        if name == "channel" and "channel_class" in found.facts:
            return False
        default = default_of(self.policy, name) if name in self.policy.facts else None
        return bool(found.facts[name] != default)

    def _fact(self, name: str, value: Any) -> str:
        if isinstance(value, tuple):
            return self.part("comma").join(self._record(name, record) for record in value)
        if value == frozenset() and name == "marks":
            return ""
        return self.part("holds", name=self.name(name), value=self.value(name, value))

    def name(self, name: str) -> str:
        """The label of whatever a condition reads."""
        for remedy in self.policy.remedies.values():
            if name in remedy.amounts:
                return remedy.amounts[name].title.text(self.language)
        if name.startswith("level."):
            return self.words.title(name[6:], "ladders")
        if name.startswith("event."):
            return text_in(FIELDS, name[6:], self.language, name[6:])
        own = text_in(STANDING, name, self.language, name)
        return own if own != name else self.words.title(name, "facts", "settings", "tables")

    def value(self, name: str, value: Any) -> str:
        if name == "stage":
            return stage_label(value, self.language)
        if name == "channel_class":
            return channel_class_label(value, self.language)
        if isinstance(value, frozenset) and not value:
            return self.part("none")
        return self.words.known(name, value)

    def _record(self, name: str, record: Mapping[str, Any]) -> str:
        fields = [self._field(key, value) for key, value in record.items()]
        shown = listed([field for field in fields if field], self.language)
        return self.part("one_of_list", list=self.name(name), fields=shown)

    def _field(self, key: str, value: Any) -> str:
        label = text_in(FIELDS, key, self.language, key)
        if isinstance(value, bool):
            return self.part("holds", name=label, value=flag_label(value, self.language))
        if key in ("kind", "purpose", "subject", "paper", "clock"):
            return self.words.anything(str(value))
        return ""

    def _figure(self, name: str, value: Any) -> str:
        """What follows from the amounts: its formula in words, and what it comes to."""
        figure = self._figure_source(name)
        worded = _NAME.sub(lambda match: self.name(match[0]), figure) if figure else name
        worded = worded.replace(" - ", " − ").replace(" * ", " × ").replace(" / ", " ÷ ")
        return f"{worded} = {self.words.fact(name, value)}"

    def _figure_source(self, name: str) -> str:
        for remedy in self.policy.remedies.values():
            if name in remedy.where:
                return str(remedy.where[name].source)
        return ""

    def _pasts(self, found: Example) -> list[tuple[tuple[str, str | None], int]]:
        """What happened, the more exactly named first and then not again."""
        own = {event for event, topic in found.happened if topic is not None}
        return [
            (key, often) for key, often in found.happened.items()
            if often and (key[1] is not None or key[0] not in own)
        ]  # fmt: skip

    def _past(self, key: tuple[str, str | None], often: int) -> str:
        event = self.event(*key)
        if often == 1:
            return self.part("happened", event=event)
        return self.part("times", event=event, number=often)

    def event(self, event: str, topic: str | None = None) -> str:
        """An event by the act that brings it about."""
        acts = sorted(CAUSES.get(event, ()))
        said = text_in(
            EVENTS, event, self.language, act_label(acts[0], self.language) if acts else event
        )
        return f"{said}（{self.words.anything(topic)}）" if topic else said
