"""The tables of a regulation: grades and categories, who decides what, how long something may take."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from huiyin.policy.expressions import Scope
from huiyin.policy.policy import Policy
from huiyin.policy.references import parts, place_of
from huiyin.policy.schema.base import Decider, Limit, TableRow
from huiyin.policy.schema.decisions import TableSpec
from huiyin.policy.schema.time import Clock
from huiyin.policy.scopes_inside import scope_inside
from huiyin.policy.values import Condition
from huiyin.policy.vocabulary import Vocabulary

Silence = str
"""What it means that no row applies: `nothing`, `nobody` decides, or `no_limit` runs."""


@dataclass(frozen=True)
class Subject:
    """A table with when it is asked at all, and the figures of its remedy."""

    about: tuple[str, str]
    table: TableSpec | Decider
    scope: Scope
    rule: Any
    silent: Silence
    asked: tuple[Condition, ...] = ()
    figures: Mapping[str, Condition] = field(default_factory=dict)

    @property
    def declares(self) -> str:
        """How it says which of several rows counts; "" when it does not."""
        return str(self.table.take or "")


def subjects(policy: Policy, scope: Scope, vocabulary: Vocabulary) -> Iterator[Subject]:
    found = (
        *_tables(policy, scope),
        *_remedies(policy, scope, vocabulary),
        *_approvals(policy, scope),
        *_limits(policy, scope, vocabulary),
    )
    yield from (subject for subject in found if any(row.when for row in subject.table.rows))


def _tables(policy: Policy, scope: Scope) -> Iterator[Subject]:
    for name, table in policy.tables.items():
        yield Subject(("tables", name), table, scope, table, "nothing", _given(table.when))


def _remedies(policy: Policy, scope: Scope, vocabulary: Vocabulary) -> Iterator[Subject]:
    for name, rule in policy.remedies.items():
        own = scope_inside(rule, scope, policy.head, vocabulary)
        asked = (*_given(rule.when), *(cap.needs for cap in rule.caps.values()))
        figures = {str(n): figure for n, figure in rule.where.items()}
        yield Subject(("remedies", name), rule.approver, own, rule, "nobody", asked, figures)


def _approvals(policy: Policy, scope: Scope) -> Iterator[Subject]:
    for name, rule in policy.approvals.items():
        yield Subject(("approvals", name), rule.by, scope, rule, "nobody", _given(rule.when))
    for name, clock in policy.clocks.items():
        if clock.extension is not None:
            decider = clock.extension.approver
            yield Subject(("clocks", name), decider, scope, clock.extension, "nobody")


def _limits(policy: Policy, scope: Scope, vocabulary: Vocabulary) -> Iterator[Subject]:
    """A limit by cases is a table whose results are terms; the first case counts."""
    for section in ("clocks", "ladders", "callbacks", "remedies"):
        for name, rule in getattr(policy, section).items():
            own = scope_inside(rule, scope, policy.head, vocabulary)
            asked = _given(rule.when)
            for limit in (part for part in parts(rule) if isinstance(part, Limit)):
                if limit.cases:
                    yield Subject((section, name), _as_table(limit, rule), own, rule, "no_limit",
                                  asked)  # fmt: skip


def _as_table(limit: Limit, rule: Clock) -> Decider:
    rows = [
        TableRow(is_=str(case.within), when=case.when, clause=rule.clause) for case in limit.cases
    ]
    for row, case in zip(rows, limit.cases, strict=True):
        object.__setattr__(row, "_at", place_of(case))
    if limit.otherwise or limit.setting:
        last = str(limit.otherwise or limit.setting)
        rows.append(TableRow(is_=last, otherwise=True, clause=rule.clause))
    return Decider(take="first", rows=tuple(rows))


def _given(condition: Condition | None) -> tuple[Condition, ...]:
    return () if condition is None else (condition,)
