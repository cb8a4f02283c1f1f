"""A regulation to read: every rule, row and level under the clause it keeps, in the pack's words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import singledispatch
from typing import Any

from huiyin.calendars import Term, term_words
from huiyin.policy.policy import Policy
from huiyin.policy.references import place_of
from huiyin.policy.schema.base import Decider, Limit, TableRow
from huiyin.policy.schema.decisions import Approval, Cap, Gate, Remedy, TableSpec
from huiyin.policy.schema.people import Ban
from huiyin.policy.schema.time import Clock, ExtensionSpec, Ladder, Level
from huiyin.policy.schema.work import Account
from huiyin.policy.values import Wording

Path = tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """One rule under one of its clauses. `base` names the pack it is taken over from, if any."""

    clause: str
    section: str
    name: str
    words: str
    base: str
    file: str
    line: int


def explain(policy: Policy, language: str = "") -> list[Entry]:
    """Entries in the order of their clauses; a rule that keeps two stands under both."""
    telling = _Telling(policy, language or policy.language)
    found = [entry for path, rule in _rules(policy) for entry in telling.entries(path, rule)]
    return sorted(found, key=lambda entry: clause_order(entry.clause))


def clause_order(clause: str) -> list[tuple[int, int, str]]:
    """4.10 comes after 4.2."""
    parts = re.findall(r"\d+|\D+", clause)
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts]


def _rules(policy: Policy) -> Iterator[tuple[Path, Any]]:
    for section, rules in policy.sections().items():
        for name, rule in rules.items():
            yield from _within((section, str(name)), rule)


def _within(path: Path, rule: Any) -> Iterator[tuple[Path, Any]]:
    """The rule, and every part of it that keeps clauses of its own."""
    if getattr(rule, "clause", ()):
        yield path, rule
    for name, part in _parts(rule):
        yield from _within((*path, name), part)


@singledispatch
def _parts(rule: Any) -> Iterator[tuple[str, Any]]:
    yield from ()


@_parts.register(TableSpec)
@_parts.register(Decider)
def _rows(rule: TableSpec | Decider) -> Iterator[tuple[str, Any]]:
    for number, row in enumerate(rule.rows, 1):
        yield str(number), row


@_parts.register
def _of_remedy(rule: Remedy) -> Iterator[tuple[str, Any]]:
    yield from _rows(rule.approver)
    yield from ((str(name), cap) for name, cap in rule.caps.items())


@_parts.register
def _of_approval(rule: Approval) -> Iterator[tuple[str, Any]]:
    yield from _rows(rule.by)


@_parts.register
def _of_clock(rule: Clock) -> Iterator[tuple[str, Any]]:
    if rule.extension is not None:
        yield "extension", rule.extension


@_parts.register
def _of_ladder(rule: Ladder) -> Iterator[tuple[str, Any]]:
    yield from ((str(name), level) for name, level in rule.levels.items())


class _Telling:
    """Says rules of one policy in one language; conditions stand as they are written."""

    def __init__(self, policy: Policy, language: str) -> None:
        self.policy, self.language = policy, language

    def entries(self, path: Path, rule: Any) -> Iterator[Entry]:
        """One for each clause of the rule."""
        place = place_of(rule)
        folder = place.file.rpartition("/")[0].rpartition("/")[2]
        base = folder if folder and folder != self.policy.name else ""
        words = " · ".join(filter(None, (self._title(path, rule), *_details(rule, self))))
        for clause in rule.clause:
            name = ".".join(path[1:])
            yield Entry(str(clause), path[0], name, words, base, place.file, place.line)

    def _title(self, path: Path, rule: Any) -> str:
        """Its own title; a part without one goes by the title of the whole."""
        whole = self.policy.sections()[path[0]][path[1]]
        texts = [getattr(owner, key, None) for owner in (rule, whole) for key in ("title", "says")]
        said = (text.text(self.language) for text in texts if isinstance(text, Wording))
        return next(said, "")

    def names(self, words: Iterable[str]) -> str:
        """Titles of posts and units, where the words name any."""
        return "、".join(map(self._named, dict.fromkeys(map(str, words))))

    def _named(self, word: str) -> str:
        rule = self.policy.roles.get(word) or self.policy.units.get(word)
        return rule.title.text(self.language) if rule is not None else word

    def term(self, term: Term | None) -> str:
        return term_words(term.amount, term.unit, self.language) if term else ""

    def limit(self, limit: Limit | None) -> str:
        """Every term that the limit may come to, with its condition."""
        if limit is None:
            return ""
        cases = [f"{self.term(case.within)} ← {case.when.source}" for case in limit.cases]
        return "; ".join(filter(None, (*cases, self.term(limit.otherwise), limit.setting)))

    @property
    def otherwise(self) -> str:
        return _OTHERWISE[self.language]


_OTHERWISE = {"zh-Hans": "其余情形", "zh-Hant": "其餘情形", "en": "everything else"}


@singledispatch
def _details(rule: Any, telling: _Telling) -> Iterable[str]:
    """What a rule says besides its title."""
    return ()


@_details.register
def _row_says(rule: TableRow, telling: _Telling) -> Iterable[str]:
    case = rule.when.source if rule.when is not None else telling.otherwise
    return (f"{telling.names((rule.is_, *rule.or_))} ← {case}",)


@_details.register(Clock)
@_details.register(Level)
def _time_says(rule: Clock | Level, telling: _Telling) -> Iterable[str]:
    return telling.limit(rule.within), telling.names(rule.owner)


@_details.register
def _extension_says(rule: ExtensionSpec, telling: _Telling) -> Iterable[str]:
    longer = " ≤ ".join(filter(None, (telling.term(rule.by), telling.term(rule.total))))
    return f"+ {longer}", telling.names(rule.approver.roles())


@_details.register(Gate)
@_details.register(Cap)
def _condition_says(rule: Gate | Cap, telling: _Telling) -> Iterable[str]:
    return (rule.needs.source,)


@_details.register
def _remedy_says(rule: Remedy, telling: _Telling) -> Iterable[str]:
    return (telling.names(rule.approver.roles()),)


@_details.register
def _approval_says(rule: Approval, telling: _Telling) -> Iterable[str]:
    return (telling.names(rule.by.roles()),)


@_details.register
def _account_says(rule: Account, telling: _Telling) -> Iterable[str]:
    return (rule.amount.source,) if rule.amount else ()


@_details.register
def _ban_says(rule: Ban, telling: _Telling) -> Iterable[str]:
    return (rule.when.source,)
