"""Representative points of a table: every figure it turns on, just below and above, each option."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import combinations, islice, product
from math import prod
from typing import Any

from huiyin.policy.expressions import FLAG, MONEY, NUMBER, UNKNOWN, Choice, Choices, Scope, Type
from huiyin.policy.policy import Policy
from huiyin.policy.schema.decisions import Remedy
from huiyin.policy.schema.things import Fact, Setting
from huiyin.policy.values import Condition

MOST_POINTS = 20_000
_STEP = {"money": Decimal("0.01"), "count": Decimal(1)}
_FINE = Decimal("0.0001")
_FEW_OPTIONS = 4

Point = dict[str, Any]


@dataclass(frozen=True)
class Range:
    """What a figure may be: its declared ends, and the smallest step that matters."""

    low: Decimal | None
    high: Decimal | None
    step: Decimal = _FINE

    def around(self, figures: Iterable[Decimal]) -> list[Decimal]:
        """The ends, and each figure with its neighbours, inside the range."""
        ends = [end for end in (self.low, self.high) if end is not None]
        near = {f + d for f in (*figures, *ends) for d in (-self.step, Decimal(0), self.step)}
        inside = {
            figure
            for figure in near
            if (self.low is None or figure >= self.low)
            and (self.high is None or figure <= self.high)
        }
        return sorted(inside) or [Decimal(0)]


class Space:
    """All the points at which the conditions of one table are asked.

    Names that no list of points can stand for (texts, dates, lists, what happened) stay unknown, so
    that nothing is claimed which hangs on them.
    """

    def __init__(self, policy: Policy, scope: Scope, conditions: Iterable[Condition]) -> None:
        self.policy, self.scope = policy, scope
        self.conditions = [c.expression for c in conditions if c.expression is not None]

    @cached_property
    def constants(self) -> Mapping[str, set[Any]]:
        found: dict[str, set[Any]] = {}
        for expression in self.conditions:
            for name in expression.names:
                found.setdefault(name, set()).update(expression.constants.get(name, ()))
        return found

    @cached_property
    def axes(self) -> Mapping[str, list[Any]]:
        axes = {name: self._values(name) for name in sorted(self.constants)}
        return {name: values for name, values in axes.items() if values}

    @cached_property
    def is_complete(self) -> bool:
        """Whether the points stand for every case there can be.

        A figure that is compared with no constant is compared with another figure, and then the
        points that matter are not known.
        """
        numeric = [n for n in self.constants if self.scope.names[n] in (NUMBER, MONEY)]
        compared = all(self.constants[name] or name in self.policy.settings for name in numeric)
        return compared and set(self.axes) == set(self.constants) and self._size <= MOST_POINTS

    @cached_property
    def _size(self) -> int:
        return prod(len(values) for values in self.axes.values())

    def points(self) -> Iterator[Point]:
        """All of them, or evenly spread ones where they would be too many."""
        every = product(*self.axes.values())
        stride = max(1, -(-self._size // MOST_POINTS))
        for values in islice(every, 0, None, stride):
            yield dict(zip(self.axes, values, strict=True))

    def _values(self, name: str) -> list[Any]:
        kind = self.scope.names[name]
        if kind == FLAG:
            return [True, False]
        if isinstance(kind, Choice):
            return list(kind.options)
        if isinstance(kind, Choices):
            return _subsets(kind.options)
        return list(self._figures(name, kind)) if kind in (NUMBER, MONEY) else []

    def _figures(self, name: str, kind: Type) -> list[Decimal]:
        setting = self.policy.settings.get(name)
        if setting is not None:
            return [Decimal(str(setting.default))]
        return self._range(name, kind).around([c for c in self.constants[name] if c is not None]
                                              + self._set_figures())  # fmt: skip

    def _set_figures(self) -> list[Decimal]:
        """Figures the house may set, which a row compares a fact with."""
        settings = [self.policy.settings[n] for n in self.constants if n in self.policy.settings]
        return [Decimal(str(s.default)) for s in settings if s.type not in ("flag", "term")]

    def _range(self, name: str, kind: Type) -> Range:
        fact = self.policy.facts.get(name)
        if fact is not None:
            return declared_range(fact)
        if kind == MONEY or name in COUNTED:
            return Range(Decimal(0), None, _STEP["money"] if kind == MONEY else Decimal(1))
        return Range(None, None)


COUNTED = frozenset({"findings", "repeats"})


class WorkedOut(Space):
    """Points in which figures are worked out of the amounts they follow from.

    So every example is one that can be: an excess of 2000 is some payout over some value. The
    points do not stand for all cases, and nothing may be concluded from what is not among them.
    """

    def __init__(
        self,
        policy: Policy,
        scope: Scope,
        conditions: Iterable[Condition],
        figures: Mapping[str, Condition],
    ) -> None:
        super().__init__(policy, scope, conditions)
        self.figures = {
            str(n): f.expression for n, f in figures.items() if f.expression is not None
        }

    @cached_property
    def constants(self) -> Mapping[str, set[Any]]:
        found = {name: set(values) for name, values in super().constants.items()}
        for name, expression in reversed(self.figures.items()):
            if name in found:
                likely = {c for figure in found.pop(name) for c in _likely(figure)}
                for source in expression.names:
                    found.setdefault(source, set()).update(likely)
        return found

    def points(self) -> Iterator[Point]:
        for point in super().points():
            for name, expression in self.figures.items():
                point[name] = expression.evaluate(point)
            yield {name: value for name, value in point.items() if value is not UNKNOWN}


_ROUND = Decimal(1000)
"""A round amount of which shares are taken and over which differences are laid."""


def _likely(figure: Decimal) -> tuple[Decimal, ...]:
    """Amounts out of which a sum, a difference or a share may come to this figure."""
    share = figure * _ROUND
    beside = _FINE * _ROUND
    return (_ROUND, figure, _ROUND + figure, share - beside, share, share + beside)


def declared_range(fact: Fact | Setting) -> Range:
    low = fact.at_least
    if low is None and fact.type in ("money", "count", "names"):
        low = Decimal(0)
    return Range(low, fact.at_most, _STEP.get(str(fact.type), _FINE))


def _subsets(options: tuple[str, ...]) -> list[frozenset[str]]:
    """All sets of a few options; of many, none, each one and all."""
    if len(options) <= _FEW_OPTIONS:
        sizes = range(len(options) + 1)
        return [frozenset(chosen) for size in sizes for chosen in combinations(options, size)]
    return [frozenset(), *(frozenset({option}) for option in options), frozenset(options)]


def scope_of_remedy(scope: Scope, remedy: Remedy) -> Scope:
    """The scope of a table that decides a remedy: its amounts and figures too."""
    amounts = {
        str(name): MONEY if amount.type == "money" else NUMBER
        for name, amount in remedy.amounts.items()
    }
    figures = {
        str(name): figure.expression.type
        for name, figure in remedy.where.items()
        if figure.expression is not None
    }
    return scope.extended({**amounts, **figures})


def shown(point: Point) -> str:
    """A point as a condition would say it: `amount = 2000.01, harm = true`."""
    return ", ".join(f"{name} = {_worded(value)}" for name, value in point.items())


def _worded(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, frozenset):
        return "{" + ", ".join(sorted(value)) + "}"
    return str(value)
