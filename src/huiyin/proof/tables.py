"""Gaps and overlaps of tables, and rows that never decide."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from huiyin.policy.policy import Policy
from huiyin.policy.references import place_of
from huiyin.proof.asking import Question, Undecided, is_so
from huiyin.proof.examples import Example, example
from huiyin.proof.finding import Finding, clauses_of
from huiyin.proof.logic import Bool, both, either
from huiyin.proof.names import Names
from huiyin.proof.slots import slots_for
from huiyin.proof.subjects import Subject
from huiyin.proof.symbols import Truth
from huiyin.proof.tabling import decides, rows_of
from huiyin.proof.translating import translate

Pair = tuple[int, int]


def about_table(subject: Subject, policy: Policy) -> Iterator[Finding]:
    """Everything that is wrong with one table."""
    survey = _Survey(subject, policy)
    for look in (survey.gap, survey.overlaps, survey.dead_rows):
        try:
            yield from look()
        except Undecided:
            yield survey.found("undecided", f"undecided.{look.__name__}")


class _Survey:
    """Puts the questions about one table to one solver."""

    def __init__(self, subject: Subject, policy: Policy) -> None:
        self.subject, self.policy, self.rows = subject, policy, subject.table.rows
        sources = [row.when for row in self.rows if row.when] + list(subject.asked)
        self.names = Names(policy, subject.scope, subject.figures, slots_for(sources))
        self.truths = rows_of(subject.table, self.names)
        self.asked = [self._holds(condition) for condition in subject.asked]
        self.question = Question(self.names)

    def _holds(self, condition: Any) -> Bool:
        made = translate(str(condition.source), self.names)
        assert isinstance(made, Truth)
        return made.yes

    def found(self, kind: str, says: str, *rows: int, **more: Any) -> Finding:
        subject = self.subject
        cited = [self.rows[row] for row in rows] or [subject.rule, *self.rows]
        place = place_of(self.rows[rows[-1]]) if rows else place_of(subject.table)
        words = {key: value for key, value in more.items() if key not in ("example", "standing")}
        if rows:
            words["rows"] = [(row + 1, str(self.rows[row].is_)) for row in rows]
        return Finding(
            kind, says, subject.about, clauses_of(*cited), place, words,
            more.get("example"), more.get("standing", "open"), policy=self.policy,
        )  # fmt: skip

    def gap(self) -> Iterator[Finding]:
        """A case for which no row applies, though all that the rows read is known."""
        if self.subject.table.take == "collect" or any(row.otherwise for row in self.rows):
            return
        case = example(self.question, *self.asked, *(truth.no for truth in self.truths))
        if case is not None and self._borne_out(case, ()):
            yield self.found("gap", f"gap.{self.subject.silent}", example=case)

    def overlaps(self) -> Iterator[Finding]:
        """Rows of different outcomes that both apply; one pair tells of all that a declaration settles."""
        if self.subject.table.take == "collect" or self.subject.silent == "no_limit":
            return
        pairs = sorted(self._overlapping())
        if not pairs:
            return
        declared = self.subject.declares
        for pair in pairs[:1] if declared else pairs:
            case = self._case_of(pair)
            if case is None:
                continue
            more = [f"{one + 1}+{other + 1}" for one, other in pairs if (one, other) != pair]
            yield self.found(
                "overlap", f"overlap.{declared}" if declared else "overlap", *pair, example=case,
                standing="declared" if declared else "open", also=more if declared else [],
            )  # fmt: skip

    def _case_of(self, pair: Pair) -> Example | None:
        case = example(self.question, *self.asked, *(self.truths[row].yes for row in pair))
        return case if case is not None and self._borne_out(case, pair) else None

    def _overlapping(self) -> Iterator[Pair]:
        """Every such pair, found several at a time."""
        left = [
            (one, other)
            for one, other in combinations(range(len(self.rows)), 2)
            if self.rows[one].is_ != self.rows[other].is_
            and not (self.rows[one].otherwise or self.rows[other].otherwise)
        ]
        usual = self.names.likely
        while left:
            any_of = either(*(self._both(pair) for pair in left))
            with self.question.supposing(*self.asked, *usual, any_of):
                if not self.question.is_possible():
                    return
                model = self.question.model()
            met = [p for p in left if is_so(model, self._both(p))]
            yield from met
            left = [pair for pair in left if pair not in met]

    def _both(self, pair: Pair) -> Bool:
        return both(self.truths[pair[0]].yes, self.truths[pair[1]].yes)

    def dead_rows(self) -> Iterator[Finding]:
        """Rows that no case reaches: their condition is never true, or another row always wins."""
        for index, row in enumerate(self.rows):
            decisive = decides(self.subject.table, self.truths, index)
            if self.question.can_be(*self.asked, decisive):
                continue
            if row.otherwise:
                yield self.found("dead_row", "dead_row.otherwise", index)
            elif self.question.can_be(*self.asked, self.truths[index].yes):
                yield self.found("dead_row", "dead_row.beaten", index)
            else:
                yield self.found("dead_row", "dead_row.never", index)

    def _borne_out(self, case: Example, rows: tuple[int, ...]) -> bool:
        """Whether the compiled conditions say the same of the example."""
        values = [row.when.value(case.env) if row.when else None for row in self.rows]
        if rows:
            return all(values[row] is True for row in rows)
        return all(value is False for value in values)
