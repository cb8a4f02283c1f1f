"""Outcomes side by side: what a draft would have changed, per clause, with cases to look at."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from huiyin.simulation.outcomes import Outcome

Kind = Literal["result", "breach", "breach gone", "approver", "refused", "due"]
"""Another result of a table; late where it was in time; in time where it was late; another approver;
a deed that would not have been possible; another due date, which is told of a single case only."""

SAMPLES = 5


@dataclass(frozen=True)
class Difference:
    """`what` is the table, clock, proposal or act; `old` and `new` what came of it."""

    kind: Kind
    what: str
    old: str
    new: str
    clause: tuple[str, ...]


def differences(old: Outcome, new: Outcome) -> Iterator[Difference]:
    for table in {**old.results, **new.results}:
        was, is_ = old.results.get(table, ""), new.results.get(table, "")
        if was != is_:
            yield Difference("result", table, was, is_, _clause("result", table, new, old))
    for clock in {**old.breaches, **new.breaches}:
        was_late, is_late = old.breaches.get(clock, 0), new.breaches.get(clock, 0)
        if was_late != is_late:
            kind: Kind = "breach" if is_late > was_late else "breach gone"
            yield Difference(
                kind, clock, str(was_late), str(is_late), _clause("breach", clock, new, old)
            )
    for place in old.approvers:
        subject, _ = place
        was, is_ = old.approvers[place], new.approvers.get(place, "")
        if was != is_ and is_:
            yield Difference("approver", subject, was, is_, _clause("approver", subject, new, old))
    for refusal in new.refused:
        yield Difference("refused", refusal.act, "", refusal.reason, refusal.clauses)


def due_differences(old: Outcome, new: Outcome) -> Iterator[Difference]:
    """Clocks that would be due at another moment, would not run, or would run besides."""
    for thing in {**old.dues, **new.dues}:
        was, is_ = old.dues.get(thing), new.dues.get(thing)
        if was != is_:
            before, after = (moment.isoformat() if moment else "" for moment in (was, is_))
            yield Difference("due", thing, before, after, _clause("due", thing, new, old))


def _clause(kind: str, name: str, new: Outcome, old: Outcome) -> tuple[str, ...]:
    return new.clauses.get((kind, name)) or old.clauses.get((kind, name), ())


@dataclass
class Tally:
    """One kind of difference, counted. `samples` are the first cases that show it."""

    cases: int = 0
    samples: list[str] = field(default_factory=list)

    def add(self, number: str) -> None:
        """A case without a number to show (a sealed one) counts and is no sample."""
        self.cases += 1
        if number and len(self.samples) < SAMPLES:
            self.samples.append(number)


@dataclass
class Findings:
    """What a draft would have changed in all cases that were tried; adds up from parts."""

    cases: int = 0
    changed: int = 0
    breached_before: int = 0
    breached_after: int = 0
    tallies: dict[Difference, Tally] = field(default_factory=dict)
    load_before: Counter[str] = field(default_factory=Counter)
    load_after: Counter[str] = field(default_factory=Counter)

    def add(self, old: Outcome, new: Outcome) -> None:
        found = list(dict.fromkeys(differences(old, new)))
        self.cases += 1
        self.changed += bool(found)
        self.breached_before += bool(old.breaches)
        self.breached_after += bool(new.breaches)
        self.load_before.update(old.load)
        self.load_after.update(new.load)
        for difference in found:
            self.tallies.setdefault(difference, Tally()).add(old.number)

    def join(self, other: "Findings") -> None:
        for name in ("cases", "changed", "breached_before", "breached_after"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.load_before.update(other.load_before)
        self.load_after.update(other.load_after)
        for difference, tally in other.tallies.items():
            own = self.tallies.setdefault(difference, Tally())
            own.cases += tally.cases
            own.samples = sorted([*own.samples, *tally.samples])[:SAMPLES]

    def by_weight(self) -> list[tuple[Difference, Tally]]:
        """The most frequent first."""
        return sorted(
            self.tallies.items(), key=lambda pair: (-pair[1].cases, pair[0].kind, pair[0].what)
        )


def joined(parts: Iterable[Findings]) -> Findings:
    whole = Findings()
    for part in parts:
        whole.join(part)
    return whole
