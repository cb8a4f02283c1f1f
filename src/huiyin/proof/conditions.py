"""Conditions that are never true, or always: a rule that cannot speak, or a word that says nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

from huiyin.policy.expressions import FLAG, Scope
from huiyin.policy.policy import Policy
from huiyin.policy.schema.base import LimitCase, TableRow
from huiyin.policy.schema.decisions import Reading
from huiyin.policy.scopes_inside import scope_inside
from huiyin.policy.values import Condition
from huiyin.policy.vocabulary import Vocabulary
from huiyin.proof.asking import Question, Undecided
from huiyin.proof.finding import Finding, clauses_of
from huiyin.proof.names import Names
from huiyin.proof.slots import slots_for
from huiyin.proof.symbols import Truth
from huiyin.proof.translating import translate

About = tuple[str, str]
_ASKED_ELSEWHERE = (TableRow, LimitCase, Reading)
"""Rows of tables are asked as a whole table."""


@dataclass(frozen=True)
class Stated:
    """A condition with the rule it stands in and what it may read there."""

    about: About
    rule: Any
    part: Any
    key: str
    condition: Condition
    scope: Scope
    figures: Mapping[str, Condition] = field(default_factory=dict)


def stated(policy: Policy, scope: Scope, vocabulary: Vocabulary) -> Iterator[Stated]:
    """Every condition of a regulation outside its tables, that is true or false."""
    for section, rules in policy.sections().items():
        for name, rule in rules.items():
            figures = {str(n): c for n, c in getattr(rule, "where", {}).items()}
            walk = _Walk((section, str(name)), rule, figures, policy, vocabulary)
            yield from walk.within(rule, scope)


@dataclass(frozen=True)
class _Walk:
    about: About
    rule: Any
    figures: Mapping[str, Condition]
    policy: Policy
    vocabulary: Vocabulary

    def within(self, value: Any, scope: Scope) -> Iterator[Stated]:
        if isinstance(value, Mapping):
            for item in value.values():
                yield from self.within(item, scope)
        elif isinstance(value, tuple):
            for item in value:
                yield from self.within(item, scope)
        elif is_dataclass(value) and not isinstance(value, type):
            yield from self._of_rule(value, scope)

    def _of_rule(self, part: Any, scope: Scope) -> Iterator[Stated]:
        if isinstance(part, (Condition, *_ASKED_ELSEWHERE)):
            return
        inner = scope_inside(part, scope, self.policy.head, self.vocabulary)
        for own in fields(part):
            value = getattr(part, own.name)
            if isinstance(value, Condition):
                if value.expression is not None and value.expression.type == FLAG:
                    yield Stated(self.about, self.rule, part, own.name, value, inner, self.figures)
            else:
                yield from self.within(value, inner)


def about_condition(item: Stated, policy: Policy) -> Iterator[Finding]:
    """Whether a condition can be true at all, and whether it can be false."""
    names = Names(policy, item.scope, item.figures, slots_for([item.condition]))
    truth = translate(str(item.condition.source), names)
    assert isinstance(truth, Truth)
    question = Question(names)
    try:
        if not question.can_be(truth.yes):
            yield _found(item, policy, "never_true")
        elif not _speaks_of_kinds(item.condition) and not question.can_be(truth.no):
            yield _found(item, policy, "always_true")
    except Undecided:
        yield _found(item, policy, "undecided", "undecided.conditions")


def _speaks_of_kinds(condition: Condition) -> bool:
    """That a rule is for all kinds there are is no mistake: another may come."""
    return condition.expression is not None and condition.expression.names <= {"kind"}


def _found(item: Stated, policy: Policy, kind: str, says: str = "") -> Finding:
    cited = clauses_of(item.part) or clauses_of(item.rule)
    words = {"condition": str(item.condition.source)}
    return Finding(kind, says or kind, item.about, cited, item.condition.at, words, policy=policy)
