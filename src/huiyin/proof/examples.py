"""A case that shows what a proof found: as few facts as it takes, in round figures.

The compiled conditions themselves are asked about every example, so that none is shown which a case
would not bear out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any
from zoneinfo import ZoneInfo

import z3

from huiyin.casework.facts import read_value
from huiyin.policy.expressions import DATE, MOMENT, MONEY, NUMBER, UNKNOWN
from huiyin.policy.policy import Policy
from huiyin.proof.arithmetic import real
from huiyin.proof.asking import Question, is_so, moment_of
from huiyin.proof.logic import Bool, negated
from huiyin.proof.names import Names
from huiyin.proof.symbols import Records, Several, Slot, Symbol, Truth, Value

_ROUND = tuple(Decimal(step) for step in ("10000", "1000", "100", "10", "1", "0.1", "0.01"))


@dataclass(frozen=True)
class Example:
    """`facts` are what the case knows; `happened` how often what happened in it."""

    facts: Mapping[str, Any]
    happened: Mapping[tuple[str, str | None], int] = field(default_factory=dict)
    lasts: Mapping[tuple[str, str | None], Any] = field(default_factory=dict)
    figures: Mapping[str, Any] = field(default_factory=dict)

    @property
    def env(self) -> dict[str, Any]:
        """What a compiled condition is asked with."""
        return {
            **self.facts,
            **self.figures,
            "$happened": lambda event, topic=None: self._times(event, topic) > 0,
            "$times": self._times,
            "$last": lambda event, topic=None: self.lasts.get((event, topic)),
        }

    def _times(self, event: str, topic: str | None = None) -> int:
        return self.happened.get((event, topic), 0)


def example(question: Question, *parts: Bool) -> Example | None:
    """A plain case in which all of these hold, among cases as they usually go."""
    with question.supposing(*parts, *question.names.likely):
        return _Settling(question).settled() if question.is_possible() else None


class _Settling:
    """Settles one value after the other, the plainest first."""

    def __init__(self, question: Question) -> None:
        self.question, self.names = question, question.names

    def settled(self) -> Example:
        names = self.names
        own = [n for n in names.symbols if n not in names.figures]
        for name in (*_lists_first(own, names), *names.figures):
            if name not in names.figures:
                self._leave_out(names.symbols[name])
        rest = [n for n in own if not self._is_at_its_default(n, names.symbols[n])]
        for name in rest:
            self._settle(name, names.symbols[name])
        for number in (*names.counts.values(),):
            if not self.question.also(number == 0):
                self.question.also(number == 1)
        self.question.is_possible()
        return self._read(self.question.model())

    def _leave_out(self, symbol: Symbol) -> None:
        if isinstance(symbol, Records):
            for slot in reversed(symbol.slots):
                self.question.also(negated(slot.present))
        elif symbol.known is not True:
            self.question.also(negated(symbol.known))

    def _settle(self, name: str, symbol: Symbol) -> None:
        if isinstance(symbol, Truth):
            self.question.also(negated(symbol.yes))
        elif isinstance(symbol, Several):
            for member in symbol.members.values():
                self.question.also(negated(member))
        elif isinstance(symbol, Value) and symbol.type in (NUMBER, MONEY):
            self._settle_figure(name, symbol)
        elif isinstance(symbol, Value):
            self.question.is_possible()
            found = self.question.model().eval(symbol.term, model_completion=True)
            self.question.also(symbol.term == found)

    def _settle_figure(self, name: str, symbol: Value) -> None:
        """The roundest figure near the one that was found."""
        self.question.is_possible()
        found = as_decimal(self.question.model().eval(symbol.term, model_completion=True))
        bounds = self.names.bounds(name)
        for figure in _round_near(found):
            if bounds.allows(figure) and self.question.also(symbol.term == real(figure)):
                return
        if bounds.step is not None:
            self.question.also(z3.IsInt(symbol.term * real(1 / bounds.step)))

    def _is_at_its_default(self, name: str, symbol: Symbol) -> bool:
        """Whether it could be left at what holds while nobody says otherwise."""
        default = default_of(self.names.policy, name)
        if default is None:
            return False
        if isinstance(symbol, Truth):
            return self.question.also(symbol.yes if default else symbol.no)
        if isinstance(symbol, Value) and isinstance(default, Decimal):
            return self.question.also(symbol.term == real(default))
        if isinstance(symbol, Value) and isinstance(default, str):
            return self.question.also(self.names.lexicon.equal(symbol.term, default))
        return False

    def _read(self, model: Any) -> Example:
        reader = _Reader(model, self.names)
        facts = {
            name: value
            for name, symbol in self.names.symbols.items()
            if name not in self.names.figures and (value := reader.value(symbol)) is not UNKNOWN
        }
        happened = {k: model.eval(v, model_completion=True).as_long()
                    for k, v in self.names.counts.items()}  # fmt: skip
        lasts = {k: reader.value(v) for k, v in self.names.lasts.items()}
        lasts = {k: None if v is UNKNOWN else v for k, v in lasts.items()}
        found = Example(facts, happened, lasts)
        figures: dict[str, Any] = {}
        for name, figure in self.names.figures.items():
            assert figure.expression is not None
            figures[name] = figure.expression.evaluate({**found.env, **figures})
        known = {name: value for name, value in figures.items() if value is not UNKNOWN}
        return Example(facts, happened, lasts, known)


def default_of(policy: Policy, name: str) -> Any:
    """What a fact or setting is while nobody says otherwise; None where there is no such thing."""
    rule: Any = policy.facts.get(name) or policy.settings.get(name)
    if rule is None or rule.default is None or rule.type in ("term", "date", "moment"):
        return None
    return read_value(name, rule, str(rule.default))


def _lists_first(names: list[str], of: Names) -> list[str]:
    return sorted(names, key=lambda name: not isinstance(of.symbols[name], Records))


def _round_near(found: Decimal) -> Iterator[Decimal]:
    for step in _ROUND:
        for way in (ROUND_FLOOR, ROUND_CEILING):
            yield (found / step).to_integral_value(way) * step
    yield found


def as_decimal(number: Any) -> Decimal:
    """To 12 places; a root that is no fraction is taken near enough."""
    if z3.is_algebraic_value(number):
        number = number.approx(12)
    if z3.is_int_value(number):
        return Decimal(number.as_long())
    numerator, denominator = number.numerator_as_long(), number.denominator_as_long()
    return (Decimal(numerator) / Decimal(denominator)).quantize(Decimal("1e-12")).normalize()


class _Reader:
    """Values of a model as a case would hold them."""

    def __init__(self, model: Any, names: Names) -> None:
        self.model, self.names = model, names
        self.zone = ZoneInfo(str(names.policy.head.zone))

    def holds(self, part: Bool) -> bool:
        return is_so(self.model, part)

    def value(self, symbol: Symbol) -> Any:
        if isinstance(symbol, Records):
            return tuple(self._record(slot) for slot in symbol.slots if self.holds(slot.present))
        if not self.holds(symbol.known):
            return UNKNOWN
        if isinstance(symbol, Truth):
            return self.holds(symbol.yes)
        if isinstance(symbol, Several):
            return frozenset(o for o, member in symbol.members.items() if self.holds(member))
        assert isinstance(symbol, Value)
        return self._plain(symbol)

    def _record(self, slot: Slot) -> dict[str, Any]:
        fields = {name: self.value(symbol) for name, symbol in slot.fields.items()}
        return {name: value for name, value in fields.items() if value is not UNKNOWN}

    def _plain(self, symbol: Value) -> Any:
        found = self.model.eval(symbol.term, model_completion=True)
        if symbol.type in (NUMBER, MONEY):
            return as_decimal(found)
        number = found.as_long()
        if symbol.type == DATE:
            return date.fromordinal(number)
        if symbol.type == MOMENT:
            return moment_of(number).replace(tzinfo=self.zone)
        return self.names.lexicon.word(number)
