"""Any part of a rule in words: what stands in it, by what the language of packs says that it is."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from functools import singledispatchmethod
from typing import Any

from huiyin.calendars import Term, TermError, term_words
from huiyin.casework.wording.event_names import EVENT_NAMES
from huiyin.casework.wording.labels import act_label, channel_class_label
from huiyin.casework.wording.languages import listed, text_in
from huiyin.casework.wording.words import plain
from huiyin.policy.references import refs_of
from huiyin.policy.schema.base import Decider, Limit, Pattern, TableRow, Until
from huiyin.policy.schema.decisions import Remedy
from huiyin.policy.values import Condition, Wording
from huiyin.rulebook.attributes import ATTRIBUTES
from huiyin.rulebook.conditions import in_words
from huiyin.rulebook.literals import LITERALS, weekdays
from huiyin.rulebook.naming import Naming
from huiyin.rulebook.phrases import JOINTS, RIGHTS

SILENT = frozenset({"clause", "since", "repealed", "title", "where"})
"""Parts that stand beside a rule, or are said wherever they are used, and not in its lines."""


_ANSWERS = {"True": ("是", "是", "yes"), "False": ("否", "否", "no")}


@dataclass(frozen=True)
class Line:
    """One thing that a rule says. `part` is how the language of packs calls it."""

    part: str
    label: str
    words: str


@dataclass(frozen=True)
class Speaking:
    naming: Naming

    @property
    def language(self) -> str:
        return self.naming.language

    def lines(self, rule: Any) -> list[Line]:
        """What a rule says, part by part; what is as always is left out."""
        inner = self.within(rule)
        return [
            Line(part.name, inner.label(rule, part.name), inner.part(rule, part.name))
            for part in _said(rule)
            if part.name not in SILENT
        ]

    def within(self, rule: Any) -> "Speaking":
        """Inside a remedy its figures have their titles."""
        if not isinstance(rule, Remedy):
            return self
        name = next((n for n, r in self.naming.policy.remedies.items() if r is rule), "")
        return replace(self, naming=self.naming.within(name))

    def label(self, rule: Any, part: str) -> str:
        return self.label_of(type(rule), part)

    def label_of(self, kind: type, part: str) -> str:
        """What a part of this kind of rule is called."""
        common = text_in(ATTRIBUTES, part, self.language, part)
        return text_in(ATTRIBUTES, f"{kind.__name__}.{part}", self.language, common)

    def part(self, rule: Any, part: str) -> str:
        """One part of a rule in words."""
        value, to = getattr(rule, part), refs_of(type(rule)).get(part)
        if to is not None:
            return self.names(value, to)
        special = _SPECIAL.get(part)
        if special is not None:
            return special(self, rule)
        if isinstance(value, str):
            return self._literal(f"{type(rule).__name__}.{part}", value)
        return self.say(value)

    def topics(self, rule: Any) -> str:
        """What a gate is about, in the words of its first act."""
        act = next(iter(getattr(rule, "act", ())), "")
        return self.listed(self.naming.topic(str(act), str(word)) for word in rule.topic)

    def finals(self, rule: Any) -> str:
        return self.listed(rule.outcomes[word].text(self.language) for word in rule.final)

    def usually(self, rule: Any) -> str:
        """What a fact or setting is as long as nobody says otherwise."""
        value, options = str(rule.default), getattr(rule, "of", {})
        if value in options:
            return str(options[value].text(self.language))
        if value in ("true", "false"):
            return self.say(value == "true")
        try:
            return self.say(Term.parse(value))
        except TermError:
            return value

    def results(self, rule: Any) -> str:
        return self.listed(map(self.naming.result, map(str, rule.order)))

    def _literal(self, place: str, value: str) -> str:
        plain_one = text_in(LITERALS, value, self.language, self.naming.words.anything(value))
        return text_in(LITERALS, f"{place}.{value}", self.language, plain_one)

    def names(self, value: Any, to: str) -> str:
        words = value if isinstance(value, tuple) else (value,)
        return self.listed(self.name(str(word), to) for word in words)

    def name(self, word: str, to: str) -> str:
        """A name by what it refers to."""
        own = self.naming.words
        if to == "act":
            return text_in(RIGHTS, word, self.language, act_label(word, self.language))
        if to == "event":
            return text_in(EVENT_NAMES, word, self.language, word)
        if to in ("audience", "role"):
            return own.audience(word)
        if to in ("term setting", "text setting"):
            return self.naming.name(word)
        if to == "step, stage or act":
            return self._shown_at(word)
        return own.anything(word)

    def _shown_at(self, word: str) -> str:
        label = act_label(word, self.language)
        return self.naming.words.anything(word) if label == word else label

    def listed(self, words: Any) -> str:
        return listed([word for word in words if word], self.language)

    def joint(self, key: str, **places: str) -> str:
        return text_in(JOINTS, key, self.language).format(**places)

    # values

    @singledispatchmethod
    def say(self, value: Any) -> str:
        return self._whole(value) if is_dataclass(value) else str(value)

    @say.register
    def _(self, value: Wording) -> str:
        return value.text(self.language)

    @say.register
    def _(self, value: Condition) -> str:
        return in_words(str(value.source), self.naming)

    @say.register
    def _(self, value: Term) -> str:
        return term_words(value.amount, value.unit, self.language)

    @say.register(bool)
    def _(self, value: object) -> str:
        return text_in(_ANSWERS, str(value), self.language)

    @say.register
    def _(self, value: Decimal) -> str:
        return plain(value)

    @say.register
    def _(self, value: date) -> str:
        return value.isoformat()

    @say.register(Mapping)
    def _(self, value: Mapping[str, Any]) -> str:
        said = (self._entry(str(name), part) for name, part in value.items())
        return "；".join(said) if self.language != "en" else "; ".join(said)

    def _entry(self, name: str, part: Any) -> str:
        """An entry goes by its title; one that is nothing but a wording is its own."""
        if isinstance(part, Wording):
            return self.say(part)
        if isinstance(part, str):  # a fact and the value it gets
            named, value = self.naming.name(name), self.naming.option(name, part)
            return self.joint("event", a=named, b=value)
        title = getattr(part, "title", None)
        label = title.text(self.language) if title is not None else self._called(name)
        inner = self.say(part)
        return self.joint("event", a=label, b=inner) if inner else label

    def _called(self, name: str) -> str:
        return weekdays(name, self.language) or self.naming.words.anything(name)

    @say.register(tuple)
    def _(self, value: tuple[Any, ...]) -> str:
        if any(is_dataclass(item) for item in value):
            return self._joined([self.say(item) for item in value])
        return self.listed(self.say(item) for item in value)

    def _joined(self, said: list[str]) -> str:
        return ("; " if self.language == "en" else "；").join(filter(None, said))

    @say.register
    def _(self, value: Limit) -> str:
        cases = [self.under(self.say(case.within), case.when) for case in value.cases]
        last = self.say(value.otherwise) if value.otherwise else ""
        if cases and last:
            last = f"{text_in(ATTRIBUTES, 'otherwise', self.language)} {last}"
        set_ = self.naming.name(value.setting) if value.setting else ""
        return self._joined([*cases, last, set_])

    def under(self, said: str, when: Condition | None) -> str:
        """What is said, and under which condition."""
        if when is None:
            return said
        return (
            f"{said}{self.joint('brackets', a=self.say(when))}"
            if self.language != "en"
            else (f"{said} {self.joint('brackets', a=self.say(when))}")
        )

    @say.register
    def _(self, value: Decider) -> str:
        if value.role:
            return self.name(value.role, "role")
        return self._joined([self.say(row) for row in value.rows])

    @say.register
    def _(self, value: TableRow) -> str:
        results = self.listed(map(self.naming.result, map(str, (value.is_, *value.or_))))
        if value.otherwise:
            return f"{results}{self.joint('brackets', a=text_in(ATTRIBUTES, 'otherwise', self.language))}"
        return self.under(results, value.when)

    @say.register
    def _(self, value: Pattern) -> str:
        return self.under(self._event(value.on, value.topic), value.when)

    @say.register
    def _(self, value: Until) -> str:
        if value.on:
            return self.under(self._event(value.on, value.topic), value.when)
        key = "or" if value.any else "and"
        return self.joint(key).join(
            self.joint("brackets", a=self.say(part)) if not part.on else self.say(part)
            for part in (*value.any, *value.all)
        )

    def _event(self, event: str, topics: tuple[str, ...]) -> str:
        name = text_in(EVENT_NAMES, event, self.language, event)
        if not topics:
            return name
        said = self.listed(self.naming.topic(event, str(topic)) for topic in topics)
        return self.joint("event", a=name, b=said)

    def _whole(self, value: Any) -> str:
        """A part with parts of its own: each by its label, what it is called first."""
        inner = self.within(value)
        said = [
            self.joint("event", a=inner.label(value, part.name), b=inner.part(value, part.name))
            for part in _said(value)
            if part.name not in SILENT
        ]
        separator = ", " if self.language == "en" else "，"
        return separator.join(said)


def _class_of_channel(speaking: Speaking, rule: Any) -> str:
    return channel_class_label(rule.class_, speaking.language)


_SPECIAL: Mapping[str, Callable[[Speaking, Any], str]] = {
    "class_": _class_of_channel,
    "topic": Speaking.topics,
    "final": Speaking.finals,
    "default": Speaking.usually,
    "order": Speaking.results,
}


def _said(rule: Any) -> Iterator[Field[Any]]:
    """The parts in which a rule says more than every rule of its kind does."""
    for part in fields(rule):
        value = getattr(rule, part.name)
        if part.name.startswith("_") or value is None or value == ():
            continue
        usual = (
            part.default
            if part.default is not MISSING
            else (part.default_factory() if part.default_factory is not MISSING else MISSING)
        )
        if usual is MISSING or value != usual:
            yield part
