"""Says a finding in the regulation's own words: facts by their labels, posts by their titles."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from huiyin.calendars import Term
from huiyin.casework.wording.event_names import EVENT_NAMES
from huiyin.casework.wording.labels import value_label
from huiyin.casework.wording.languages import listed, text_in
from huiyin.casework.wording.words import plain
from huiyin.policy.policy import Policy
from huiyin.proof.examples import Example, default_of
from huiyin.proof.finding import Finding
from huiyin.proof.wording import PARTS, SAYS
from huiyin.rulebook import phrases
from huiyin.rulebook.conditions import in_words
from huiyin.rulebook.findings import FINDINGS
from huiyin.rulebook.naming import Naming
from huiyin.rulebook.sections import SECTIONS

_OF_THE_DAY = ("now", "today")


def kind_words(kind: str, language: str) -> str:
    return text_in(FINDINGS, kind, language, kind)


class Teller:
    """Speaks of one rule of a policy in one language."""

    def __init__(self, policy: Policy, about: tuple[str, str], language: str = "") -> None:
        self.policy, self.rule = policy, about
        self.language = language or policy.language
        remedy = about[1] if about[0] == "remedies" else ""
        self.naming = Naming(policy, self.language).within(remedy)
        self.words = self.naming.words

    def sentence(self, finding: Finding) -> str:
        """What was found, with its example."""
        said = {key: self._worded(key, value) for key, value in finding.words.items()}
        case = self.case(finding.example) if finding.example else ""
        template = text_in(SAYS, finding.says, self.language, finding.says)
        return template.format(about=self.about(self.rule), case=case, **said)

    def about(self, about: tuple[str, str]) -> str:
        """`判定表“案件等级”`."""
        section, name = about
        label = text_in(SECTIONS, section, self.language, section)
        return self.part("about", section=label, title=self._title(section, name))

    def _title(self, section: str, name: str) -> str:
        rule = getattr(self.policy, section).get(name)
        for key in ("title", "says"):
            text = getattr(rule, key, None)
            if text is not None:
                return str(text.text(self.language))
        return name

    def part(self, key: str, **words: Any) -> str:
        return text_in(PARTS, key, self.language).format(**words)

    def _worded(self, key: str, value: Any) -> str:
        if isinstance(value, Term):
            return self.words.term(str(value))
        if isinstance(value, float):
            return self._length(value)
        said: Callable[[Any], str] | None = getattr(self, f"_say_{key}", None)
        return said(value) if said is not None else str(value)

    def _say_rows(self, rows: list[tuple[int, str]]) -> str:
        said = [self.part("row", number=n, result=self._result(result)) for n, result in rows]
        return self.part("joined").join(said)

    def _say_also(self, pairs: list[str]) -> str:
        return self.part("also", pairs=listed(pairs, self.language)) if pairs else ""

    def _say_condition(self, source: str) -> str:
        return in_words(source, self.naming)

    def _say_other(self, rule: tuple[str, str]) -> str:
        return self.about(rule)

    def _say_rules(self, rules: list[tuple[str, str]]) -> str:
        return self.part("joined").join(map(self.about, rules))

    def _say_roles(self, roles: list[str]) -> str:
        return self.words.people(tuple(roles))

    def _say_events(self, events: list[tuple[str, tuple[str, ...]]]) -> str:
        return listed([self._waited_for(*event) for event in events], self.language)

    def _say_event(self, event: str) -> str:
        return self.name(event) if event in phrases.STANDING else self.event(event)

    _say_earlier = _say_event

    def _length(self, days: float) -> str:
        if days < 1:
            return self.part("hours", number=f"{days * 24:.4g}")
        return self.part("days", number=f"{days:.4g}")

    def _waited_for(self, event: str, topics: tuple[str, ...]) -> str:
        return listed([self.event(event, str(topic)) for topic in topics or ("",)], self.language)

    def _result(self, result: str) -> str:
        section, name = self.rule
        if section == "tables":
            return self.words.known(name, result)
        return self.words.term(self.words.anything(result))

    # examples

    def case(self, found: Example) -> str:
        """The case in words: what is known, what follows, what happened."""
        names = sorted(found.facts, key=self._weight)
        parts = [self._fact(n, found.facts[n]) for n in names if self._matters(n, found)]
        parts += [self._figure(name, value) for name, value in found.figures.items()]
        parts += [self._past(event, often) for event, often in _pasts(found)]
        return self.part("comma").join(filter(None, parts)) or self.part("any_case")

    def _weight(self, name: str) -> int:
        """The figures first, what every case has last."""
        if name in self._amounts:
            return 0
        return 1 if self.naming.of_pack(name) else 2

    @property
    def _amounts(self) -> Mapping[str, Any]:
        remedy = self.policy.remedies.get(self.naming.remedy)
        return remedy.amounts if remedy is not None else {}

    def _matters(self, name: str, found: Example) -> bool:
        """A fact that is what it is without being said needs no saying; a setting does."""
        value = found.facts[name]
        if name in _OF_THE_DAY:
            others = (v for other, v in found.facts.items() if other not in _OF_THE_DAY)
            return any(isinstance(value, date) for value in others)
        if name == "channel" and "channel_class" in found.facts:
            return False
        if value == frozenset() and name == "marks":
            return False
        default = default_of(self.policy, name) if name in self.policy.facts else None
        return bool(value != default)

    def _fact(self, name: str, value: Any) -> str:
        if isinstance(value, tuple):
            return self.part("comma").join(self._record(name, record) for record in value)
        return self.part("holds", name=self.name(name), value=self.value(name, value))

    def name(self, name: str) -> str:
        """The label of whatever a condition reads."""
        if name in phrases.FLAGS and not self.naming.of_pack(name):
            return text_in(phrases.FLAGS, name, self.language)
        return self.naming.name(name)

    def value(self, name: str, value: Any) -> str:
        if isinstance(value, frozenset):
            options = [self.naming.option(name, option) for option in sorted(value)]
            return listed(options, self.language) or self.part("none")
        if isinstance(value, str):
            return self.naming.option(name, value)
        return self.words.known(name, value)

    def _record(self, name: str, record: Mapping[str, Any]) -> str:
        fields = [self._field(key, value) for key, value in record.items()]
        shown = listed([field for field in fields if field], self.language)
        return self.part("one_of_list", list=self.name(name), fields=shown)

    def _field(self, key: str, value: Any) -> str:
        """The kind of a record by its title; of what is yes or no, only what is so."""
        if isinstance(value, bool):
            return text_in(phrases.FLAGS, key, self.language, key) if value else ""
        if key in ("kind", "purpose", "subject", "paper", "clock"):
            return self.words.anything(str(value))
        if key in ("outcome", "ground"):
            return value_label(key, value, self.language)
        return ""

    def _figure(self, name: str, value: Any) -> str:
        """What follows from the amounts: its formula in words, and what it comes to."""
        remedy = self.policy.remedies.get(self.naming.remedy)
        source = str(remedy.where[name].source) if remedy is not None else name
        share = "/" in source and isinstance(value, Decimal)
        said = f"{plain(value * 100)} %" if share else self.words.fact(name, value)
        return f"{in_words(source, self.naming)} = {said}"

    def _past(self, key: tuple[str, str | None], often: int) -> str:
        event = self.event(*key)
        if often == 1:
            return self.part("happened", event=event)
        return self.part("times", event=event, number=often)

    def event(self, event: str, topic: str | None = None) -> str:
        """`作出答复（最终答复）`."""
        said = text_in(EVENT_NAMES, event, self.language, event)
        return (
            self.part("topic", event=said, topic=self.naming.topic(event, topic)) if topic else said
        )


def _pasts(found: Example) -> list[tuple[tuple[str, str | None], int]]:
    """What happened, by its topic where that is known, and then not in general again."""
    own = {event for (event, topic), often in found.happened.items() if topic and often}
    return [
        (key, often)
        for key, often in found.happened.items()
        if often and (key[1] is not None or key[0] not in own)
    ]
