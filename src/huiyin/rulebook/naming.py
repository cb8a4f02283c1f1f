"""What the names in a condition are called: facts, results, levels, parts of what happened."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from huiyin.casework.case import nothing
from huiyin.casework.wording.labels import channel_class_label, stage_label, value_label
from huiyin.casework.wording.languages import text_in
from huiyin.casework.wording.words import Words, plain
from huiyin.policy.policy import Policy
from huiyin.rulebook import phrases as p

_TIMES = frozenset({"now", "today", "received_at", "registered_at", "admitted_at", "answered_at",
                    "closed_at", "last_contact_at"})  # fmt: skip
_OPTIONS = frozenset({"kind", "channel", "channel_class", "stage", "step", "marks", "earlier_case"})
_MONEY = frozenset({"worth_so_far", "earlier_paid", "worth"})
_NAME = re.compile(r"[^\W\d]\w*")


@dataclass(frozen=True)
class Naming:
    """`lists` are the variables of any, every and count, with the list each runs over.

    `remedy` is the remedy whose figures a condition may read.
    """

    policy: Policy
    language: str
    lists: Mapping[str, str] = field(default_factory=nothing)
    remedy: str = ""

    @property
    def words(self) -> Words:
        return Words(self.policy, self.language)

    def over(self, variable: str, records: str) -> "Naming":
        return replace(self, lists={**self.lists, variable: records})

    def within(self, remedy: str) -> "Naming":
        return replace(self, remedy=remedy)

    # names

    def of_pack(self, word: str) -> bool:
        return word in self.policy.facts or word in self.policy.settings

    def _rule(self, word: str) -> Any:
        return self.policy.facts.get(word) or self.policy.settings.get(word)

    def name(self, word: str) -> str:
        """What a name is called; a figure without a title is called as the pack writes it."""
        rule = self._rule(word) or self.policy.tables.get(word) or self._amount(word)
        if rule is not None:
            return str(rule.title.text(self.language))
        head, _, rest = word.partition(".")
        if head == "level" and rest:
            return self._said("level", a=self.words.title(rest, "ladders"))
        if head == "places" and rest in self.policy.ranks:
            title = self.policy.ranks[rest].title.text(self.language)
            return self._said("places", a=title)
        if head == "limit" and rest:
            return self._limit(*rest.split(".", 1))
        if head == "event" or head in self.lists:
            return text_in(p.PARTS, rest, self.language, rest)
        return text_in(p.STANDING, word, self.language, word)

    def worked_out(self, word: str) -> str | None:
        """The figure of the remedy that has this name and no title of its own."""
        remedy = self.policy.remedies.get(self.remedy)
        figure = remedy.where.get(word) if remedy is not None else None
        return str(figure.source) if figure is not None else None

    def _amount(self, word: str) -> Any:
        remedy = self.policy.remedies.get(self.remedy)
        return remedy.amounts.get(word) if remedy is not None else None

    def _limit(self, remedy: str, amount: str = "") -> str:
        rule = self.policy.remedies.get(remedy)
        figure = rule.amounts.get(amount) if rule is not None else None
        said = figure.title.text(self.language) if figure is not None else amount
        return self._said("limit", a=self.words.title(remedy, "remedies"), b=said)

    def _said(self, key: str, **places: str) -> str:
        return text_in(p.JOINTS, key, self.language).format(**places)

    # kinds of names

    def is_flag(self, word: str) -> bool:
        rule = self._rule(word)
        if rule is not None:
            return bool(rule.type == "flag")
        return word.rpartition(".")[2] in p.FLAGS and ("." in word or word in p.FLAGS)

    def is_time(self, word: str) -> bool:
        rule = self._rule(word)
        if rule is not None:
            return rule.type in ("date", "moment")
        return word in _TIMES or word.rpartition(".")[2] == "at"

    def is_money(self, word: str) -> bool:
        rule = self._rule(word) or self._amount(word)
        if rule is not None:
            return bool(rule.type == "money")
        figure = self.worked_out(word)
        if figure is not None:  # a sum of money is money, a quotient is a share
            return "/" not in figure and any(map(self.is_money, _NAME.findall(figure)))
        return word.rpartition(".")[2] in _MONEY

    def options(self, word: str) -> bool:
        """Whether the name has options, so that a bare word beside it is one of them."""
        rule = self._rule(word)
        if rule is not None:
            return rule.type in ("choice", "choices", "text", "person", "place")
        if word in _OPTIONS or word in self.policy.tables or word.startswith("level."):
            return True
        return word.rpartition(".")[2] in p.PARTS and "." in word and not self.is_money(word)

    # values

    def figure(self, word: str, value: Decimal) -> str:
        """A figure with the unit of the name beside it."""
        rule = self.policy.facts.get(word)
        if rule is not None and rule.unit is not None:
            return self.words.fact(word, value)
        said = plain(value)
        return self._said("money", a=said) if self.is_money(word) else said

    def option(self, word: str, value: str) -> str:
        """An option by its title."""
        if word == "channel_class":
            return channel_class_label(value, self.language)
        if word == "stage":
            return stage_label(value, self.language)
        if word.startswith("level."):
            return self._level(word.partition(".")[2], value)
        head, _, part = word.partition(".")
        if part and (head == "event" or head in self.lists):
            return self._part(part, value)
        if word == "marks":
            return self.words.mark(value)
        return self.words.known(word, value)

    def _level(self, ladder: str, level: str) -> str:
        rule = self.policy.ladders.get(ladder)
        known = rule.levels.get(level) if rule is not None else None
        return known.title.text(self.language) if known is not None else level

    def _part(self, part: str, value: str) -> str:
        """An option of a field of something in a list, or of an event."""
        if part in ("outcome", "ground"):
            return self._of_task(part, value)
        if part in ("result", "previous"):
            return self.result(value)
        titled = self.words.anything(value)
        return titled if titled != value else value_label(part, value, self.language)

    def result(self, value: str) -> str:
        """A result of whichever table has it."""
        tables = (table for table in self.policy.tables.values() if value in table.names)
        named = next(tables, None)
        return named.names[value].text(self.language) if named else self.words.anything(value)

    def _of_task(self, part: str, value: str) -> str:
        for task in self.policy.tasks.values():
            if part == "ground" and value in task.grounds:
                return str(task.grounds[value].title.text(self.language))
            if part == "outcome" and task.joint is not None and value in task.joint.outcomes:
                return str(task.joint.outcomes[value].text(self.language))
        return value_label(part, value, self.language)

    def topic(self, event: str, topic: str) -> str:
        """What stands in brackets after an event."""
        if event in ("level_reached", "level_left"):
            for ladder in self.policy.ladders.values():
                if topic in ladder.levels:
                    return str(ladder.levels[topic].title.text(self.language))
        titled = self.words.anything(topic)
        if titled != topic:
            return titled
        return value_label(_TOPIC_OF.get(event, event), topic, self.language)


_TOPIC_OF = {"answered": "form", "answer": "form", "response_given": "response",
             "respond": "response", "hold_meeting": "outcome", "appeal_decided": "outcome"}  # fmt: skip
