"""Gaps and overlaps of tables over the declared ranges of their facts, with an example each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from huiyin.policy.advice.points import Point, Space, WorkedOut, scope_of_remedy, shown
from huiyin.policy.expressions import UNKNOWN, Scope
from huiyin.policy.phrases import say
from huiyin.policy.policy import Policy
from huiyin.policy.problems import Problem
from huiyin.policy.references import place_of
from huiyin.policy.schema.base import Decider
from huiyin.policy.schema.decisions import TableSpec
from huiyin.policy.scopes import case_scope
from huiyin.policy.values import Condition
from huiyin.policy.vocabulary import Vocabulary


@dataclass(frozen=True)
class _Subject:
    """A table with what it is called, what it may read and when it is asked."""

    name: str
    table: TableSpec | Decider
    scope: Scope
    silent: str
    """What it means when no row applies."""
    asked: tuple[Condition, ...] = ()
    """Conditions without which the table is not asked at all."""
    figures: Mapping[str, Condition] = field(default_factory=dict)
    """What follows from the amounts of a remedy."""

    def conditions(self) -> list[Condition]:
        return [row.when for row in self.table.rows if row.when is not None] + list(self.asked)

    def spaces(self, policy: Policy) -> tuple[Space, Space]:
        """Points that can all be, for examples; and points that stand for all there can be."""
        every = Space(policy, self.scope, self.conditions())
        if not set(self.figures) & set(every.constants):
            return every, every
        return WorkedOut(policy, self.scope, self.conditions(), self.figures), every


_NOBODY = say("has nobody to decide")


def doubtful_tables(policy: Policy, vocabulary: Vocabulary) -> Iterator[Problem]:
    for subject in _subjects(policy, case_scope(policy.head, vocabulary)):
        if any(row.when is not None for row in subject.table.rows):
            possible, every = subject.spaces(policy)
            survey = _Survey(subject, possible)
            yield from survey.examples()
            whole = survey if possible is every else _Survey(subject, every)
            yield from whole.idle_rows()


def _subjects(policy: Policy, scope: Scope) -> Iterator[_Subject]:
    for name, table in policy.tables.items():
        title, asked = say("the table {name}", name=name), _given(table.when)
        yield _Subject(title, table, scope, say("says nothing"), asked)
    for name, remedy in policy.remedies.items():
        own = scope_of_remedy(scope, remedy)
        asked = (*_given(remedy.when), *(cap.needs for cap in remedy.caps.values()))
        title, where = say("the remedy {name}", name=name), dict(remedy.where)
        yield _Subject(title, remedy.approver, own, _NOBODY, asked, where)
    for name, approval in policy.approvals.items():
        asked = _given(approval.when)
        yield _Subject(say("the approval {name}", name=name), approval.by, scope, _NOBODY, asked)
    for name, clock in policy.clocks.items():
        if clock.extension is not None:
            decider = clock.extension.approver
            yield _Subject(say("the extension of {name}", name=name), decider, scope, _NOBODY)


def _given(condition: Condition | None) -> tuple[Condition, ...]:
    return () if condition is None else (condition,)


class _Survey:
    """Asks every row at every point, and remembers the first example of each doubt."""

    def __init__(self, subject: _Subject, space: Space) -> None:
        self.subject, self.rows, self.space = subject, subject.table.rows, space
        self.gap: Point | None = None
        self.overlap: tuple[int, int, Point] | None = None
        self.true_at = [0] * len(self.rows)
        self.decides_at = [0] * len(self.rows)
        self.doubted = [False] * len(self.rows)
        for point in space.points():
            if all(condition.value(point) is not False for condition in subject.asked):
                self._ask(point)

    def _ask(self, point: Point) -> None:
        values = [row.when.value(point) if row.when else None for row in self.rows]
        hits = [index for index, value in enumerate(values) if value is True]
        for index, value in enumerate(values):
            self.doubted[index] |= value is UNKNOWN
        for index in hits:
            self.true_at[index] += 1
        for index in self._deciding(hits):
            self.decides_at[index] += 1
        other = next((i for i in hits if self.rows[i].is_ != self.rows[hits[0]].is_), None)
        if other is not None and self.overlap is None:
            self.overlap = hits[0], other, point
        if not hits and UNKNOWN not in values and not any(row.otherwise for row in self.rows):
            self.gap = self.gap or point

    def _deciding(self, hits: list[int]) -> list[int]:
        table = self.subject.table
        if table.take == "collect" or not hits:
            return hits
        if table.take == "highest" and table.order:
            ranks = [table.order.index(str(self.rows[index].is_)) for index in hits]
            return [index for index, rank in zip(hits, ranks, strict=True) if rank == max(ranks)]
        return [hits[-1] if table.take == "highest" else hits[0]]

    def examples(self) -> Iterator[Problem]:
        """A case that no row decides, and one that two rows decide differently."""
        table, name = self.subject.table, self.subject.name
        if self.gap is not None and table.take != "collect":
            silent, case = self.subject.silent, shown(self.gap)
            what = say("{name} {silent} when {case}", name=name, silent=silent, case=case)
            hint = say("add a row for it, or a row for everything else")
            yield Problem(place_of(table), what, hint=hint)
        if self.overlap is not None and table.take is None:
            first, second, point = self.overlap
            one, other = self.rows[first].is_, self.rows[second].is_
            both = {"name": name, "one": one, "other": other, "case": shown(point)}
            what = say("{name} says both {one} and {other} when {case}", **both)
            hint = say("say which counts: take: first or highest")
            yield Problem(place_of(self.rows[second]), what, hint=hint)

    def idle_rows(self) -> Iterator[Problem]:
        """Rows that no case reaches; nothing is said where the points do not stand for all cases."""
        for index, row in enumerate(self.rows if self.space.is_complete else ()):
            if row.when is None or self.doubted[index] or self.decides_at[index]:
                continue
            which = say(
                "the row {n} ({result}) of {name}",
                n=index + 1,
                result=row.is_,
                name=self.subject.name,
            )
            if self.true_at[index]:
                hint = say("another row always counts before it")
                yield Problem(place_of(row), say("{which} never decides", which=which), hint=hint)
            else:
                hint = say("mend its condition, or leave it out")
                yield Problem(place_of(row), say("{which} can never apply", which=which), hint=hint)
