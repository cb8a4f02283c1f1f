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
    ExpressionError,
    Scope,
    Type,
    compile_expression,
)
from huiyin.policy.problems import PackError, Problem
from huiyin.policy.references import check_references
from huiyin.policy.schema.decisions import Cap, Gate, Remedy
from huiyin.policy.schema.pack import Pack
from huiyin.policy.schema.rounds import Rank
from huiyin.policy.schema.time import Clock, Ladder
from huiyin.policy.schema.work import Account
from huiyin.policy.scopes import case_scope
from huiyin.policy.scopes_inside import scope_inside
from huiyin.policy.soundness import check_soundness
from huiyin.policy.values import Condition, Dated
from huiyin.policy.vocabulary import Vocabulary

_EXPECTED: dict[tuple[type, str], Type] = {
    (Gate, "needs"): FLAG,
    (Cap, "needs"): FLAG,
    (Clock, "due_on"): DATE,
    (Clock, "anchor"): MOMENT,
    (Ladder, "anchor"): MOMENT,
    (Rank, "places"): NUMBER,
    (Remedy, "value"): MONEY,
    (Account, "amount"): MONEY,
}
"""What a condition must come to; every `when` is true or false."""


class Linker:
    """Compiles one pack's conditions; collects every problem."""

    def __init__(self, pack: Pack, vocabulary: Vocabulary) -> None:
        self.pack, self.vocabulary = pack, vocabulary
        self.problems: list[Problem] = []

    def linked(self) -> Pack:
        """The pack with compiled conditions. Raises PackError with everything that is wrong."""
        self.problems = check_references(self.pack, self.vocabulary)
        self.problems += check_soundness(self.pack, self.vocabulary)
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
        inner = scope_inside(rule, scope, self.pack, self.vocabulary)
        changed = {
            part.name: self._link(getattr(rule, part.name), inner, _expected(rule, part.name))
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


def _expected(rule: Any, key: str) -> Type | None:
    return FLAG if key == "when" else _EXPECTED.get((type(rule), key))


def _placed(condition: Condition, error: ExpressionError) -> Problem:
    place = condition.place(error.line, error.column)
    return Problem(place, error.what, error.expected, error.hint)
