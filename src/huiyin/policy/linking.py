"""Links a pack: compiles every condition in the scope where it stands, and checks every name."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from huiyin.policy.expressions import (
    DATE,
    FLAG,
    MOMENT,
    MONEY,
    NUMBER,
    TERM,
    TEXT,
    Choice,
    Choices,
    ExpressionError,
    RecordList,
    Scope,
    Type,
    compile_expression,
)
from huiyin.policy.problems import PackError, Position, Problem
from huiyin.policy.references import check_references, names_in
from huiyin.policy.schema.base import Pattern, Until
from huiyin.policy.schema.decisions import Approval, Cap, Gate, Remedy
from huiyin.policy.schema.pack import Pack
from huiyin.policy.schema.papers import Notice
from huiyin.policy.schema.people import Ban, Grant
from huiyin.policy.schema.things import Fact
from huiyin.policy.schema.time import Clock, Ladder
from huiyin.policy.schema.work import Account, Callback, Reaction
from huiyin.policy.values import Condition, Dated
from huiyin.policy.vocabulary import Vocabulary

_PLAIN: dict[str, Type] = {
    "text": TEXT, "money": MONEY, "number": NUMBER, "count": NUMBER, "ratio": NUMBER,
    "date": DATE, "flag": FLAG, "person": TEXT, "place": TEXT, "moment": MOMENT,
    "term": TERM,
}  # fmt: skip

_FLAG_FIELDS: dict[type, frozenset[str]] = {
    Pattern: frozenset({"when"}),
    Until: frozenset({"when"}),
    Clock: frozenset({"when"}),
    Ladder: frozenset({"when"}),
    Gate: frozenset({"when", "needs"}),
    Cap: frozenset({"needs"}),
    Ban: frozenset({"when"}),
    Grant: frozenset({"when"}),
    Reaction: frozenset({"when"}),
    Approval: frozenset({"when"}),
    Fact: frozenset({"when"}),
    Notice: frozenset({"when"}),
    Callback: frozenset({"when"}),
    Account: frozenset({"when"}),
}


def fact_type(fact: Fact) -> Type:
    options = tuple(map(str, fact.of))
    if fact.type == "choice":
        return Choice(options=options, ordered=fact.ordered)
    if fact.type == "choices":
        return Choices(options=options)
    return _PLAIN[fact.type]


def case_scope(pack: Pack, vocabulary: Vocabulary) -> Scope:
    """Everything a condition on a case may read: the pack's own facts, and what every case has."""
    names: dict[str, Type] = {}
    for section in (pack.settings, pack.facts):
        for name, dated in section.items():
            rule = dated.wordings[-1]
            names[str(name)] = fact_type(rule) if isinstance(rule, Fact) else _PLAIN[rule.type]
    names.update(_standing_names(pack, vocabulary))
    for name, table in pack.tables.items():
        results = table.order or tuple(dict.fromkeys(str(row.is_) for row in table.rows))
        names[str(name)] = Choice(options=tuple(map(str, results)), ordered=bool(table.order))
    for name, ladders in pack.ladders.items():
        levels = tuple(dict.fromkeys(str(lv) for ladder in ladders for lv in ladder.levels))
        names[f"level.{name}"] = Choice(options=levels, ordered=True)
    return Scope(names, frozenset(vocabulary.events), _topics(pack, vocabulary))


def _topics(pack: Pack, vocabulary: Vocabulary) -> dict[str, frozenset[str]]:
    """The words that may stand beside each event; an event that takes any word is left out."""
    known = names_in(pack, vocabulary)
    named = {event: vocabulary.topics.get(event) for event in vocabulary.events}
    return {
        event: known[what] if what else frozenset()
        for event, what in named.items()
        if what is None or what in known
    }


def _standing_names(pack: Pack, vocabulary: Vocabulary) -> dict[str, Type]:
    def choice(section: str) -> Choice:
        return Choice(options=tuple(map(str, getattr(pack, section))))

    classes = {str(c.class_) for dated in pack.channels.values() for c in dated}
    task_kinds = (*map(str, pack.tasks), *map(str, pack.callbacks))
    subjects = (*map(str, pack.remedies), *map(str, pack.approvals))
    clocks = (*map(str, pack.clocks), *map(str, pack.ladders), *map(str, pack.callbacks))
    return {
        "kind": choice("kinds"),
        "number": TEXT,
        "channel": choice("channels"),
        "channel_class": Choice(options=tuple(sorted(classes))),
        "stage": Choice(options=vocabulary.stages),
        "step": choice("steps"),
        "marks": Choices(options=_marks(pack)),
        "anonymous": FLAG, "breached": FLAG, "by_owner": FLAG, "by_handler": FLAG,
        "by_concerned": FLAG, "by_complainant": FLAG, "by_involved": FLAG,
        "archive_number": TEXT,
        "findings": NUMBER, "repeats": NUMBER,
        "received_at": MOMENT, "registered_at": MOMENT, "admitted_at": MOMENT,
        "answered_at": MOMENT, "closed_at": MOMENT, "last_contact_at": MOMENT,
        "now": MOMENT, "today": DATE,
        "evidence": RecordList(fields={"kind": choice("evidence_kinds"), "party": TEXT}),
        "contacts": RecordList(
            fields={"purpose": choice("contact_purposes"), "party": TEXT, "direction": TEXT,
                    "reached": FLAG}),
        "proposals": RecordList(
            fields={"subject": Choice(options=subjects), "approved": FLAG, "pending": FLAG,
                    "carried_out": FLAG, "worth": MONEY}),
        "tasks": RecordList(
            fields={"kind": Choice(options=task_kinds), "open": FLAG, "done": FLAG,
                    "outcome": TEXT, "ground": TEXT}),
        "papers": RecordList(fields={"paper": choice("papers"), "complete": FLAG}),
        "clocks": RecordList(
            fields={"clock": Choice(options=clocks), "running": FLAG, "missed": FLAG}),
    }  # fmt: skip


def _marks(pack: Pack) -> tuple[str, ...]:
    found: set[str] = set()
    _collect_marks(pack, found)
    return tuple(sorted(found))


def _collect_marks(value: Any, found: set[str]) -> None:
    if isinstance(value, Mapping):
        for item in value.values():
            _collect_marks(item, found)
    elif isinstance(value, tuple | Dated):
        for item in value:
            _collect_marks(item, found)
    elif is_dataclass(value) and not isinstance(value, type):
        mark = getattr(value, "mark", None)
        if mark:
            found.add(str(mark))
        for part in fields(value):
            _collect_marks(getattr(value, part.name), found)


class Linker:
    """Compiles one pack's conditions; collects every problem."""

    def __init__(self, pack: Pack, vocabulary: Vocabulary) -> None:
        self.pack, self.vocabulary = pack, vocabulary
        self.names = names_in(pack, vocabulary)
        self.problems: list[Problem] = []

    def linked(self) -> Pack:
        """The pack with compiled conditions. Raises PackError with everything that is wrong."""
        self.problems = check_references(self.pack, self.vocabulary)
        linked = self._link(self.pack, case_scope(self.pack, self.vocabulary), None)
        if self.problems:
            raise PackError(self.problems)
        assert isinstance(linked, Pack)
        return linked

    def _link(self, value: Any, scope: Scope, expect: Type | None) -> Any:
        if isinstance(value, Condition):
            return self._compiled(value, scope, expect)
        if isinstance(value, Dated):
            return Dated(tuple(self._link(item, scope, None) for item in value))
        if isinstance(value, Mapping):
            return {key: self._link(item, scope, None) for key, item in value.items()}
        if isinstance(value, tuple):
            return tuple(self._link(item, scope, None) for item in value)
        if is_dataclass(value) and not isinstance(value, type) and hasattr(value, "_at"):
            return self._link_rule(value, scope)
        return value

    def _link_rule(self, rule: Any, scope: Scope) -> Any:
        inner = self._inner_scope(rule, scope)
        flags = _FLAG_FIELDS.get(type(rule), frozenset({"when"}))
        changed = {
            part.name: self._link(
                getattr(rule, part.name), inner, FLAG if part.name in flags else None
            )
            for part in fields(rule)
            if part.init
        }
        made = type(rule)(**changed)
        object.__setattr__(made, "_at", rule._at)  # noqa: SLF001 (ours: where it stands)
        return made

    def _compiled(self, condition: Condition, scope: Scope, expect: Type | None) -> Condition:
        try:
            return Condition(
                condition.source, condition.at, compile_expression(condition.source, scope, expect)
            )
        except ExpressionError as error:
            self.problems.append(_placed(condition, error))
            return condition

    def _inner_scope(self, rule: Any, scope: Scope) -> Scope:
        if isinstance(rule, Pattern | Until) and rule.on:
            return self._with_event(scope, [str(rule.on)])
        if isinstance(rule, Clock):
            return self._with_event(scope, [str(p.on) for p in rule.from_])
        if isinstance(rule, Reaction | Notice):
            return self._with_event(scope, [str(p.on) for p in rule.on])
        if isinstance(rule, Remedy):
            return self._with_amounts(scope, rule)
        if isinstance(rule, Account):
            return scope.extended(self._about_the_charged())
        return scope

    def _with_event(self, scope: Scope, events: list[str]) -> Scope:
        """Fields that all of these events have."""
        known = [self.vocabulary.events.get(event, {}) for event in events]
        shared = set(known[0]).intersection(*known[1:]) if known else set()
        return scope.extended({f"event.{name}": known[0][name] for name in shared})

    def _with_amounts(self, scope: Scope, remedy: Remedy) -> Scope:
        names: dict[str, Type] = {
            str(name): MONEY if amount.type == "money" else NUMBER
            for name, amount in remedy.amounts.items()
        }
        for name, figure in remedy.where.items():
            try:
                compiled = compile_expression(figure.source, scope.extended(names))
                names[str(name)] = compiled.type
            except ExpressionError:
                names[str(name)] = NUMBER  # said where it stands, when the figure is linked itself
        return scope.extended(names)

    def _about_the_charged(self) -> dict[str, Type]:
        names: dict[str, Type] = {
            "charged_role": Choice(options=tuple(sorted(map(str, self.pack.roles))))
        }
        for name, dated in self.pack.remedies.items():
            for remedy in dated:
                for figure in (*remedy.where, *remedy.amounts):
                    names[f"limit.{name}.{figure}"] = NUMBER
        return names


def _placed(condition: Condition, error: ExpressionError) -> Problem:
    at = condition.at
    column = error.column + (at.column - 1 if error.line == 1 else 0)
    place = Position(at.file, at.line + error.line - 1, column)
    return Problem(place, error.what, error.expected, error.hint)
