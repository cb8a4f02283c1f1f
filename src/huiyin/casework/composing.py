"""A letter of the regulation as it would go out now, and what it lacks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from huiyin.calendars import end_words
from huiyin.casework.case import ProposalStatus
from huiyin.casework.draft import Draft
from huiyin.casework.letter_state import LetterState
from huiyin.casework.wording.labels import value_label
from huiyin.casework.wording.words import Words, plain
from huiyin.policy.expressions import UNKNOWN
from huiyin.policy.rewording import worded
from huiyin.policy.schema.letters import Letter
from huiyin.policy.templates import Said, filled

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True)
class Composed:
    """`lacks` names, as people read them, parts that say nothing and things that nobody knows.

    `own` are the words of the house that it is made of; none where it is said as the regulation says it.
    """

    title: str
    text: str
    says: Mapping[str, str]
    lacks: tuple[str, ...]
    own: str = ""


def composed(
    draft: Draft,
    name: str,
    says: Mapping[str, Any],
    language: str,
    earlier: LetterState | None = None,
) -> Composed:
    """The letter in `language`. `earlier`: as dated and worded when that one was written."""
    rule = draft.policy.letters[name]
    words = Words(draft.policy, language)
    day = earlier.written_at if earlier else None
    finding = _Finding(draft, rule, words, blanks_of(draft, rule, says, language), day)
    body = rule.body.text(language)
    source = worded(earlier.own if earlier else _own(draft, name, language), body)
    made = filled(source, finding.value, {"remedies": finding.remedies()}, rule.needs)
    unknown = dict.fromkeys((*made.unknown, *_empty(rule, finding.says)))
    lacks = [part_title(rule, part, language) for part in made.silent]
    lacks += [title_in_letter(words, rule, name) for name in unknown]
    kept = {name: said for name, said in finding.says.items() if said}
    own = source if source != body else ""
    return Composed(rule.title.text(language), made.text, kept, tuple(dict.fromkeys(lacks)), own)


def _empty(rule: Letter, says: Mapping[str, str]) -> Iterator[str]:
    """What the officer has to write, and nobody has."""
    for name, blank in rule.blanks.items():
        if blank.required and not says[str(name)]:
            yield f"blank.{name}"


def _own(draft: Draft, name: str, language: str) -> str:
    """The house's words for it in the language in which the regulation has it, which may be its own."""
    rule = draft.policy.letters[name]
    said = rule.body.language_of(language, draft.policy.language)
    return draft.context.letter_wordings.get((name, said), "")


def blanks_of(draft: Draft, rule: Letter, says: Mapping[str, Any], language: str) -> dict[str, str]:
    """What stands in each blank: what was said, else what the case knows, else the usual words."""
    found: dict[str, str] = {}
    for name, blank in rule.blanks.items():
        if name in says:
            found[str(name)] = str(says[name]).strip()
            continue
        known = blank.from_.value(draft.env) if blank.from_ is not None else UNKNOWN
        if known is not UNKNOWN and known not in (None, ""):
            assert blank.from_ is not None
            found[str(name)] = _worded(
                Words(draft.policy, language), blank.from_.source.strip(), known
            )
        else:
            found[str(name)] = blank.text.text(language).strip() if blank.text else ""
    return found


def part_title(rule: Letter, part: str, language: str) -> str:
    own = rule.parts.get(part)
    return own.text(language) if own is not None else value_label("part_of_letter", part, language)


def title_in_letter(words: Words, rule: Letter, name: str) -> str:
    """What a person calls something that the letter names."""
    head, _, rest = name.partition(".")
    if head == "blank":
        return rule.blanks[rest].title.text(words.language)
    if head in ("due", "clock"):
        return words.clock(rest)
    if head in _DECIDED:
        return value_label("decided", head, words.language)
    return words.title(name, "facts", "settings", "tables")


_DECIDED = frozenset({"refusal", "extension", "transfer", "closure"})
_SECTIONS = {"ground": ("refusal_grounds",), "outcome": ("outcomes",), "clock": ("clocks",)}


@dataclass(frozen=True)
class _Finding:
    """Finds the value behind each name of a letter."""

    draft: Draft
    rule: Letter
    words: Words
    says: Mapping[str, str]
    day: datetime | None

    def value(self, name: str) -> Said | None:
        head, _, rest = name.partition(".")
        if head in _GROUPS and rest:
            return getattr(self, f"_of_{head}")(rest)  # type: ignore[no-any-return]
        if head in _DECIDED and rest:
            return self._decided(head, rest)
        return self._plain(name)

    def _plain(self, name: str) -> Said | None:
        if self.day is not None and name in ("today", "now"):
            zone = self.draft.context.calendars.zone
            known: Any = self.day if name == "now" else self.day.astimezone(zone).date()
        else:
            known = self.draft.env.get(name, UNKNOWN)
        if known is UNKNOWN or known is None:
            return None
        return Said(known, _worded(self.words, name, known))

    def _of_blank(self, name: str) -> Said | None:
        said = self.says.get(name, "")
        required = self.rule.blanks[name].required
        return Said(said, said) if said or not required else None

    def _of_due(self, clock: str) -> Said | None:
        state = self.draft.case.clock_of(clock)
        return Said(state.due, _end(self.words, state.due)) if state is not None else None

    def _of_clock(self, clock: str) -> Said | None:
        known = self.draft.case.clock_of(clock) is not None
        return Said(clock, self.words.clock(clock)) if known else None

    def _of_text(self, name: str) -> Said | None:
        text = self.draft.policy.texts.get(name)
        return Said(name, text.body.text(self.words.language).strip()) if text else None

    def _of_channel_address(self, name: str) -> Said | None:
        channel = self.draft.policy.channels.get(name)
        if channel is None:
            return None
        if channel.address_setting:
            return self._plain(str(channel.address_setting))
        said = channel.address.text(self.words.language) if channel.address else ""
        return Said(said, said) if said else None

    def _decided(self, what: str, name: str) -> Said | None:
        known = self.draft.case.decided.get(what, {}).get(name)
        if known in (None, ""):
            return None
        if isinstance(known, datetime):
            return Said(known, _end(self.words, known))
        sections = _SECTIONS.get(name)
        said = (
            self.words.title(str(known), *sections) if sections else self.words.anything(str(known))
        )
        return Said(known, said)

    def remedies(self) -> list[Mapping[str, Said]]:
        """What was granted and has not failed, in the order it was proposed."""
        rules, language = self.draft.policy.remedies, self.words.language
        return [
            {
                "title": Said(p.subject, rules[p.subject].title.text(language)),
                "worth": Said(p.worth, plain(p.worth)),
                "text": Said(p.text, p.text),
                "carried_out": Said(p.carried_out == "wholly", ""),
            }
            for p in self.draft.case.live_proposals
            if p.status is ProposalStatus.APPROVED and p.subject in rules
        ]


_GROUPS = frozenset({"blank", "due", "clock", "text", "channel_address"})


def _end(words: Words, due: datetime) -> str:
    zone = ZoneInfo(str(words.policy.head.zone))
    return end_words(due.astimezone(zone), words.language)


def _worded(words: Words, name: str, value: Any) -> str:
    """As a letter writes it: dates in words, sums of money with two places where they have any."""
    if isinstance(value, datetime):
        local = value.astimezone(ZoneInfo(str(words.policy.head.zone)))
        return f"{_date(words, local.date())} {local:%H:%M}"
    if isinstance(value, date):
        return _date(words, value)
    if isinstance(value, Decimal) and name not in words.policy.facts:
        return plain(value)
    return words.known(name, value)


def _date(words: Words, day: date) -> str:
    if words.language == "en":
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return f"{day.year}年{day.month}月{day.day}日"
