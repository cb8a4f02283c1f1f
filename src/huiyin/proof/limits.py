"""Limits that contradict each other: what is due before what it waits for, extensions that give nothing."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from huiyin.policy.policy import Policy
from huiyin.policy.references import place_of
from huiyin.policy.schema.base import Until
from huiyin.policy.schema.counting import Timed
from huiyin.policy.schema.decisions import Gate
from huiyin.policy.schema.time import Clock
from huiyin.proof.exploring import Exploration
from huiyin.proof.finding import Finding, clauses_of
from huiyin.proof.spans import Span, Spans

_WORD = re.compile(r"[^\W\d][\w-]*")
_ENDING = ("task_answered", "meeting_held", "proposal_approved", "paper_signed", "paper_issued")
"""Events by which a clock of some work says that the work is done."""


def about_limits(exploration: Exploration, spans: Spans) -> Iterator[Finding]:
    limits = _Limits(exploration, spans)
    yield from limits.waits()
    yield from limits.escalations()
    for section in ("clocks", "callbacks", "remedies"):
        for name, rule in getattr(exploration.policy, section).items():
            yield from limits.units((section, str(name)), rule)
    for name, clock in exploration.policy.clocks.items():
        about = ("clocks", str(name))
        yield from limits.warnings(about, clock)
        yield from limits.extension(about, clock)


class _Limits:
    def __init__(self, exploration: Exploration, spans: Spans) -> None:
        self.exploration, self.spans = exploration, spans
        self.policy: Policy = exploration.policy

    def _found(self, says: str, about: tuple[str, str], *rules: Any, **words: Any) -> Finding:
        return Finding("limits_clash", f"limits_clash.{says}", about, clauses_of(*rules),
                       place_of(rules[0]), words, policy=self.policy)  # fmt: skip

    def _of(self, clock: Clock) -> list[Span]:
        return self.spans.of_limit(clock.within, clock)

    # what waits for what

    def waits(self) -> Iterator[Finding]:
        """A clock whose act waits for work that may take longer than the clock runs."""
        for name, clock in self.policy.clocks.items():
            if clock.per != "case" or clock.duty != "duty" or not self._of(clock):
                continue
            for work, gate in self._awaited(clock.until):
                for other, its in self._clocks_of(work):
                    if other != name:
                        yield from self._too_long(str(name), clock, other, its, gate)

    def _too_long(
        self, name: str, clock: Clock, other: str, its: Clock, gate: Gate
    ) -> Iterator[Finding]:
        ours = min(self._of(clock), key=lambda span: span.shortest)
        theirs = max(self._of(its), key=lambda span: span.longest)
        if theirs.may_exceed(ours):
            yield self._found("waits", ("clocks", name), clock, its, gate, within=ours.term,
                              other=("clocks", other), longer=theirs.term,
                              shortest=ours.shortest, longest=theirs.longest)  # fmt: skip

    def _awaited(self, until: Until) -> list[tuple[str, Gate]]:
        """Work without which nothing ends the clock, with the gate that asks for it."""
        if until.on:
            return self._asked_for(str(until.on), set(map(str, until.topic)))
        parts = [self._awaited(part) for part in (*until.any, *until.all)]
        if until.all:
            return [pair for part in parts for pair in part]
        common = set.intersection(*({work for work, _ in part} for part in parts))
        return [pair for pair in parts[0] if pair[0] in common]

    def _asked_for(self, event: str, topics: set[str]) -> list[tuple[str, Gate]]:
        found = []
        for act in sorted(self.exploration.vocabulary.causes.get(event, ())):
            for gate in self.policy.gates_of.get(act, ()):
                if topics and gate.topic and not topics & set(map(str, gate.topic)):
                    continue
                if gate.topic and not topics:
                    continue  # another form of the act ends the clock too
                found += [(work, gate) for work in self._works_in(gate)]
        return found

    def _works_in(self, gate: Gate) -> list[str]:
        policy = self.policy
        named = {*policy.tasks, *policy.approvals, *policy.remedies, *policy.papers}
        words = dict.fromkeys(w for w in _WORD.findall(str(gate.needs.source)) if w in named)
        return [work for work in words if not self.exploration.can_pass_without(gate, work)]

    def _clocks_of(self, work: str) -> Iterator[tuple[str, Clock]]:
        """Clocks that stop when the work is done."""
        for name, clock in self.policy.clocks.items():
            ends = any(
                str(leaf.on) in _ENDING and work in map(str, leaf.topic)
                for leaf in clock.until.leaves()
            )
            if ends and clock.duty == "duty" and self._of(clock):
                yield str(name), clock

    # what escalation brings

    def escalations(self) -> Iterator[Finding]:
        """A clock of an escalated case, and a longer one of the same case that goes on beside it."""
        clocks = self.policy.clocks
        raised = {n: c for n, c in clocks.items() if self._starts_on(c, "level_reached")}
        for name, clock in raised.items():
            for other, its in clocks.items():
                if other in raised or its.per == "case" or its.duty != "duty":
                    continue
                if self._starts_on(its, "task_sent") and self._outlasts(its, clock):
                    yield self._found("escalation", ("clocks", str(name)), clock, its,
                                      within=self._of(clock)[0].term, other=("clocks", str(other)),
                                      longer=self._of(its)[0].term)  # fmt: skip

    def _starts_on(self, clock: Clock, event: str) -> bool:
        return any(str(pattern.on) == event for pattern in clock.from_)

    def _outlasts(self, its: Clock, clock: Clock) -> bool:
        return any(t.always_exceeds(o) for t in self._of(its) for o in self._of(clock))

    # within one rule

    def units(self, about: tuple[str, str], rule: Timed) -> Iterator[Finding]:
        """Cases in workdays and in days of which now one, now the other is the longer."""
        limit = getattr(rule, "within", None) or getattr(rule, "carried_out_within", None)
        spans = sorted(self.spans.of_limit(limit, rule), key=lambda span: span.shortest)
        for less, more in pairwise(spans):
            mixed = less.is_by_workdays != more.is_by_workdays
            if mixed and less.longest > more.shortest and less.term != more.term:
                yield self._found("units", about, rule, within=less.term, longer=more.term,
                                  longest=less.longest, shortest=more.shortest)  # fmt: skip

    def warnings(self, about: tuple[str, str], clock: Clock) -> Iterator[Finding]:
        """A sign before the end that would come before the beginning."""
        for warning in clock.warn:
            before = self.spans.of(warning.before, clock)
            for span in self._of(clock):
                if before.term == span.term or before.always_exceeds(span):
                    yield self._found("warning", about, clock, within=span.term,
                                      longer=warning.before)  # fmt: skip

    def extension(self, about: tuple[str, str], clock: Clock) -> Iterator[Finding]:
        """A cap that leaves nothing of an extension, or not all of it, in any year."""
        rule = clock.extension
        if rule is None or rule.total is None:
            return
        total = self.spans.of(rule.total, clock)
        for span in self._of(clock):
            if not total.may_exceed(span):
                yield self._found("total", about, rule, clock, within=span.term,
                                  longer=rule.total)  # fmt: skip
            elif rule.by is not None:
                more = self.spans.of(rule.by, clock)
                if span.shortest + more.shortest > total.longest:
                    yield self._found("by", about, rule, clock, within=span.term, by=rule.by,
                                      longer=rule.total)  # fmt: skip
