"""What figures may be: their declared ends, and whether they are whole."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import z3

from huiyin.policy.expressions import MONEY, Type
from huiyin.policy.policy import Policy
from huiyin.proof.arithmetic import real

_COUNTED = frozenset({"findings", "repeats"})
FEN = Decimal("0.01")


@dataclass(frozen=True)
class Bounds:
    """`step` is the smallest difference that can be said: one for what is counted, a fen for money."""

    low: Decimal | None = None
    high: Decimal | None = None
    step: Decimal | None = None

    @property
    def whole(self) -> bool:
        return self.step == 1

    def laws(self, figure: z3.ArithRef) -> list[z3.BoolRef]:
        found = []
        if self.low is not None:
            found.append(figure >= real(self.low))
        if self.high is not None:
            found.append(figure <= real(self.high))
        return found

    def allows(self, figure: Decimal) -> bool:
        inside = (self.low is None or figure >= self.low) and (
            self.high is None or figure <= self.high
        )
        return inside and (self.step is None or figure % self.step == 0)


def bounds_of(policy: Policy, name: str, kind: Type | None) -> Bounds:
    rule: Any = policy.facts.get(name) or policy.settings.get(name)
    if rule is not None:
        low = rule.at_least
        if low is None and rule.type in ("money", "count", "names"):
            low = Decimal(0)
        step = {"money": FEN, "count": Decimal(1), "names": Decimal(1)}.get(str(rule.type))
        return Bounds(low, rule.at_most, step)
    if name in _COUNTED:
        return Bounds(Decimal(0), None, Decimal(1))
    for remedy in policy.remedies.values():
        amount = remedy.amounts.get(name)
        if amount is not None:
            return Bounds(amount.at_least, None, FEN if amount.type == "money" else None)
    if kind == MONEY:
        return Bounds(Decimal(0), None, FEN)
    return Bounds()
