"""The words for what events and refusals name: the regulation's own titles win."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from huiyin.calendars import Term, end_words, term_words
from huiyin.calendars.terms import TermError
from huiyin.casework.case import nothing
from huiyin.casework.clock_rules import letter_of, named_by
from huiyin.casework.wording.labels import audience_label, flag_label, value_label
from huiyin.casework.wording.languages import listed, text_in
from huiyin.casework.wording.values import TASKS, VALUES
from huiyin.policy.policy import Policy
from huiyin.policy.schema.things import Fact

_THING = re.compile(r"^(proposal|task|paper|evidence|charge|finding|responsibility|letter)-(\d+)$")
TITLED = ("roles", "units", "remedies", "approvals", "tasks", "papers", "clocks", "ladders",
          "callbacks", "accounts", "steps", "facts", "kinds", "channels", "acts", "outcomes",
          "refusal_grounds", "provisional_grounds", "evidence_kinds", "contact_purposes",
          "notices", "texts", "tables", "letters")  # fmt: skip

_NAMED_BY = {"step": "steps", "channel": "channels", "kind": "kinds"}


@dataclass(frozen=True)
class Words:
    """Speaks of one policy in one language. `names` are the names of people, by their id."""

    policy: Policy
    language: str
    names: Mapping[str, str] = field(default_factory=nothing)

    def title(self, name: str, *sections: str) -> str:
        """The regulation's title for a name, looked up in `sections` in their order."""
        for section in sections:
            rule = getattr(self.policy, section).get(name)
            if rule is not None:
                return str(rule.title.text(self.language))
        known = f"known.{name}"
        return text_in(VALUES, known, self.language) if known in VALUES else str(name)

    def anything(self, name: str) -> str:
        """The title of whatever has this name: a rule, a thing of the case, or a person."""
        clock, key = named_by(name)
        if key and clock in self.policy.clocks:
            return self.clock_thing(clock, key)
        if any(name in getattr(self.policy, section) for section in TITLED):
            return self.title(name, *TITLED)
        return self.audience(self.thing(name))

    def thing(self, name: str) -> str:
        """A proposal, task or paper of the case by its number, such as 方案2."""
        match = _THING.match(name)
        if match is None:
            return name
        word = text_in(VALUES, f"thing.{match[1]}", self.language)
        return f"{word} {match[2]}" if self.language == "en" else f"{word}{match[2]}"

    def task(self, kind: str) -> str:
        own = text_in(TASKS, kind, self.language, kind)
        return own if own != kind else self.title(kind, "tasks", "callbacks")

    def clock(self, name: str) -> str:
        if letter_of(name):
            letter = self.title(letter_of(name), "letters")
            return str(value_label("delivered", "clock", self.language)).format(letter=letter)
        return self.title(name, "clocks", "ladders", "callbacks", "remedies")

    def clock_thing(self, clock: str, key: str = "") -> str:
        """One of several clocks of a rule, by the task, proposal or paper that it is for."""
        own = self.thing(key)
        return f"{self.clock(clock)}（{own}）" if own != key else self.clock(clock)

    def mark(self, name: str) -> str:
        found = self.policy.mark_words.get(name)
        return found.text(self.language) if found is not None else self.anything(name)

    def person(self, who: str) -> str:
        """A person by name; the clock itself is the system."""
        return (
            self.names.get(who) or text_in(VALUES, f"by.{who}", self.language) or self.audience(who)
        )

    def audience(self, who: str) -> str:
        if who in self.policy.roles or who in self.policy.units:
            return self.title(who, "roles", "units")
        return self.names.get(who) or audience_label(who, self.language)

    def people(self, who: tuple[str, ...]) -> str:
        return listed([self.audience(person) for person in who], self.language)

    def fact(self, name: str, value: Any) -> str:
        """A value of a fact as people write it, with its unit."""
        rule = self.policy.facts.get(name)
        if rule is None and f"known.{name}.{value}" in VALUES:
            return text_in(VALUES, f"known.{name}.{value}", self.language)
        if isinstance(value, bool):
            return flag_label(value, self.language)
        if isinstance(value, frozenset) and not value:
            return text_in(VALUES, "choices.none", self.language)
        if rule is not None and rule.type == "names" and isinstance(value, tuple):
            return listed(list(map(str, value)), self.language)
        if isinstance(value, frozenset | tuple):
            return listed([self._choice(rule, v) for v in _in_order(rule, value)], self.language)
        if isinstance(value, datetime):
            return self.moment(value)
        said = plain(value) if isinstance(value, Decimal) else self._choice(rule, str(value))
        if rule is not None and rule.type == "person":
            return self.person(said)
        unit = rule.unit.text(self.language) if rule is not None and rule.unit else ""
        return f"{said} {unit}".strip() if self.language == "en" else f"{said}{unit}"

    def known(self, name: str, value: Any) -> str:
        """A value that conditions may read, by the name they read it by."""
        table = self.policy.tables.get(name)
        if table is not None:
            names = table.names.get(str(value))
            return names.text(self.language) if names else self.anything(str(value))
        if name in _NAMED_BY:
            return self.title(str(value), _NAMED_BY[name])
        if isinstance(value, date) and not isinstance(value, datetime):
            return value.isoformat()
        return self.fact(name, value)

    def _choice(self, rule: Fact | None, value: str) -> str:
        if rule is None or value not in rule.of:
            return value
        return rule.of[value].text(self.language)

    def moment(self, at: datetime) -> str:
        """In the zone of the pack."""
        return f"{local(at, str(self.policy.head.zone)):%Y-%m-%d %H:%M}"

    def due(self, until: datetime, now: datetime | None = None) -> str:
        """An exclusive end: midnight is worded as 24:00 of the day before; of this year without it."""
        zone = ZoneInfo(str(self.policy.head.zone))
        year = now.astimezone(zone).year if now else 0
        return end_words(local(until, str(zone)), self.language, year=year)

    def term(self, within: str) -> str:
        """A limit as worded; a clock that is due on a date has that date instead."""
        try:
            term = Term.parse(within)
        except TermError:
            return within
        return term_words(term.amount, term.unit.value, self.language)


def local(at: datetime, zone: str) -> datetime:
    """In a zone; at the very end of all years, where that has no moment, as it is."""
    try:
        return at.astimezone(ZoneInfo(zone))
    except OverflowError:
        return at


def plain(figure: Decimal) -> str:
    """An exact figure without needless zeros or exponents."""
    text = f"{figure:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _in_order(rule: Fact | None, chosen: Iterable[Any]) -> list[str]:
    """As the regulation lists its options, whatever order they were ticked or stored in."""
    options = list(map(str, rule.of)) if rule is not None else []
    return sorted(
        map(str, chosen), key=lambda v: (options.index(v) if v in options else len(options), v)
    )
