"""What the names of a case stand for in a proof, and what is always true of them.

Facts keep within their declared ranges, tables say what their rows say, a channel has its class, nothing
is admitted before it came in. `laws` hold of every case; `likely` ones only of cases as they usually go
(nobody answers a question that was not asked): counterexamples keep to them, impossibility does not rest
on them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

import z3

from huiyin.policy.expressions import (
    DATE,
    FLAG,
    MOMENT,
    MONEY,
    NUMBER,
    TEXT,
    Choice,
    Choices,
    RecordList,
    Scope,
    Type,
)
from huiyin.policy.policy import Policy
from huiyin.policy.values import Condition
from huiyin.proof.logic import Bool, both, either, follows, formula, negated
from huiyin.proof.ranges import Bounds, bounds_of
from huiyin.proof.symbols import Lexicon, Records, Several, Slot, Symbol, Truth, Value
from huiyin.proof.tabling import law_of_table
from huiyin.proof.translating import translate

SLOTS = 3
"""How many records of a list a proof looks at: as many as conditions of packs tell apart, mostly two."""
FIRST_DAY, LAST_DAY = date(2000, 1, 1).toordinal(), date(2060, 12, 31).toordinal()
DAY = 86400
OTHER = ""
"""What a record is of that the pack has no name for: a call without purpose, a task of the product."""
_ALWAYS_KNOWN = frozenset(
    {"kind", "channel", "channel_class", "stage", "marks", "now", "today", "anonymous", "breached",
     "findings", "repeats", "worth_so_far", "received_at", "registered_at", "by_owner", "by_handler",
     "by_concerned", "by_complainant", "by_involved", "earlier_case"}
)  # fmt: skip
_IN_ORDER = ("received_at", "registered_at", "admitted_at", "answered_at", "closed_at")


@dataclass
class Shift:
    """A date some months away: where it lies exactly depends on the date, and is looked up."""

    start: Value
    months: int
    term: z3.ArithRef


@dataclass
class Names:
    """The symbols of one question, made when they are first asked for."""

    policy: Policy
    scope: Scope
    figures: Mapping[str, Condition] = field(default_factory=dict)
    slots: int = SLOTS

    def __post_init__(self) -> None:
        self.lexicon = Lexicon()
        self.laws: list[z3.BoolRef] = []
        self.likely: list[z3.BoolRef] = []
        self.symbols: dict[str, Symbol] = {}
        self.shifts: list[Shift] = []
        self.counts: dict[tuple[str, str | None], z3.ArithRef] = {}
        self.lasts: dict[tuple[str, str | None], Value] = {}
        self._defining: set[str] = set()

    def knows(self, name: str) -> bool:
        return name in self.scope.names

    def symbol(self, name: str) -> Symbol:
        if name not in self.symbols:
            if name in self.figures and name not in self._defining:
                self._defining.add(name)
                self.symbols[name] = translate(str(self.figures[name].source), self)
            else:
                self.symbols[name] = self._made(name, self.scope.names[name])
                self._add_laws(name)
        return self.symbols[name]

    # symbols by their types

    def _made(self, name: str, kind: Type) -> Symbol:
        known: Bool = True if self._always_known(name) else z3.Bool(f"{name} known")
        if kind == FLAG:
            return Truth.when(known, z3.Bool(name))
        if isinstance(kind, Choices):
            members = {str(option): z3.Bool(f"{option} in {name}") for option in kind.options}
            return Several(kind, known, members)
        if isinstance(kind, RecordList):
            return self._list(name, kind)
        if kind in (NUMBER, MONEY):
            return self._figure(name, kind, known)
        return self._word_or_day(name, kind, known)

    def _always_known(self, name: str) -> bool:
        fact = self.policy.facts.get(name)
        if fact is not None:
            return fact.default is not None
        return name in _ALWAYS_KNOWN or name in self.policy.settings

    def _figure(self, name: str, kind: Type, known: Bool) -> Value:
        bounds = self.bounds(name)
        if bounds.whole:
            number = z3.Int(name)
            self.laws += bounds.laws(number)
            return Value(kind, known, z3.ToReal(number))
        figure = z3.Real(name)
        self.laws += bounds.laws(figure)
        return Value(kind, known, figure)

    def bounds(self, name: str) -> Bounds:
        return bounds_of(self.policy, name, self.scope.names.get(name))

    def _word_or_day(self, name: str, kind: Type, known: Bool) -> Value:
        term = z3.Int(name)
        if isinstance(kind, Choice):
            options = [self.lexicon.equal(term, str(option)) for option in kind.options]
            if not options:
                return Value(kind, known=False, term=term)
            self.laws.append(formula(either(*options)))
        elif kind in (DATE, MOMENT):
            scale = 1 if kind == DATE else DAY
            self.laws.append(z3.And(term >= FIRST_DAY * scale, term <= LAST_DAY * scale))
        elif kind == TEXT:
            self.laws.append(term >= 0)
        return Value(kind, known, term)

    def _list(self, name: str, kind: RecordList) -> Records:
        slots = []
        for place in range(self.slots):
            fields = {
                part: self._field(f"{name} {place} {part}", own)
                for part, own in kind.fields.items()
            }
            slots.append(Slot(z3.Bool(f"{name} {place}"), fields))
        for earlier, later in pairwise(slots):
            self.laws.append(formula(follows(later.present, earlier.present)))
        return Records(kind, tuple(slots))

    def _field(self, name: str, kind: Type) -> Symbol:
        if kind == FLAG:
            return Truth.when(True, z3.Bool(name))  # noqa: FBT003 (a record says all of itself)
        if kind in (NUMBER, MONEY):
            figure = z3.Real(name)
            self.laws.append(figure >= 0)
            return Value(kind, known=True, term=figure)
        if isinstance(kind, Choice):
            kind = replace(kind, options=(*kind.options, OTHER))
        return self._word_or_day(name, kind, True)  # noqa: FBT003

    # what happened

    def times(self, event: str, topic: str | None) -> z3.ArithRef:
        """How often an event happened, in all or with one topic."""
        key = (event, topic)
        if key not in self.counts:
            number = self.counts[key] = z3.Int(f"times {event} {topic or ''}".strip())
            self.laws += [number >= 0, number <= 1000]
            if topic is not None:
                self.laws.append(number <= self.times(event, None))
        return self.counts[key]

    def last(self, event: str, topic: str | None) -> Value:
        key = (event, topic)
        if key not in self.lasts:
            term = z3.Int(f"last {event} {topic or ''}".strip())
            now = self.symbol("now")
            assert isinstance(now, Value)
            self.laws.append(z3.And(term >= FIRST_DAY * DAY, term <= now.term))
            self.lasts[key] = Value(MOMENT, self.times(event, topic) > 0, term)
        return self.lasts[key]

    def shifted(self, start: Value, months: int) -> Value:
        """Some months away: 28 to 31 days each; the question looks the exact day up when it matters."""
        term = z3.Int(f"shift {len(self.shifts)}")
        scale = DAY if start.type == MOMENT else 1
        low, high = sorted((28 * months, 31 * months))
        self.laws += [term >= start.term + low * scale, term <= start.term + high * scale]
        self.shifts.append(Shift(start, months, term))
        return Value(start.type, start.known, term)

    # what is always true

    def _add_laws(self, name: str) -> None:
        fact = self.policy.facts.get(name)
        if fact is not None and fact.when is not None and name not in self._defining:
            self._defining.add(name)
            asked = translate(str(fact.when.source), self)
            assert isinstance(asked, Truth)
            known = formula(self.symbols[name].known)
            self.likely.append(z3.Implies(known, negated(asked.no)))
        if name in self.policy.tables and name not in self._defining:
            self._defining.add(name)
            self.laws += law_of_table(self.policy.tables[name], self.symbols[name], self)
        self.laws += list(self._standing(name))

    def _standing(self, name: str) -> Iterator[z3.BoolRef]:
        if name == "channel_class":
            yield from self._classes()
        if name in ("now", "received_at"):
            self.likely.append(self._in_force(name))
        if name == "today":
            now, today = self.symbol("now"), self.symbols["today"]
            assert isinstance(now, Value)
            assert isinstance(today, Value)
            yield z3.And(today.term * DAY <= now.term, now.term < (today.term + 1) * DAY)
        if name in _IN_ORDER:
            yield from self._in_order(name)

    def _in_force(self, name: str) -> z3.BoolRef:
        """Examples are of days on which the regulation holds."""
        moment, start = self.symbols[name], self.policy.head.in_force.toordinal()
        assert isinstance(moment, Value)
        return moment.term >= start * DAY

    def _classes(self) -> Iterator[z3.BoolRef]:
        channel, own = self.symbol("channel"), self.symbols["channel_class"]
        assert isinstance(channel, Value)
        assert isinstance(own, Value)
        for name, rule in self.policy.channels.items():
            here = self.lexicon.equal(channel.term, name)
            yield formula(follows(here, self.lexicon.equal(own.term, str(rule.class_))))

    def _in_order(self, name: str) -> Iterator[z3.BoolRef]:
        """Each of these moments lies after the ones before it, and none lies ahead."""
        here, now = self.symbols[name], self.symbol("now")
        assert isinstance(here, Value)
        assert isinstance(now, Value)
        yield here.term <= now.term
        place = _IN_ORDER.index(name)
        for other in self.symbols:
            if other in _IN_ORDER and other != name:
                there = self.symbols[other]
                assert isinstance(there, Value)
                after = _IN_ORDER.index(other) > place
                first, second = (here, there) if after else (there, here)
                meet = both(first.known, second.known)
                yield formula(follows(meet, first.term <= second.term))
