"""When a count is above the usual: a one-sided Poisson control limit.

The c-chart of Shewhart puts its upper limit three standard deviations above the mean count of earlier
periods (Montgomery, Introduction to Statistical Quality Control, 6th ed. 2009, section 7.3), which
under the normal law is passed by chance in 0.135 % of periods. Counts of complaints are small and far
from normal, so the limit is taken from the Poisson law itself at that same risk.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

RISK = 0.00135
"""Of a false alarm, for each count that is looked at: that of three sigma on one side."""
FEWEST = 3
"""Fewer than so many are no rise, however rare the thing is."""
LEAST_EARLIER = 4
"""With fewer earlier periods nothing is usual yet."""


@dataclass(frozen=True)
class Usual:
    """`limit` is the least count that is above the usual, where `mean` a period was usual."""

    mean: float
    limit: int

    def is_passed_by(self, count: int) -> bool:
        return count >= self.limit


def usual(earlier: Sequence[int]) -> Usual | None:
    """What the counts of earlier periods make usual; None of too few of them."""
    if len(earlier) < LEAST_EARLIER:
        return None
    mean = sum(earlier) / len(earlier)
    return Usual(mean, max(FEWEST, limit_of(mean)))


def limit_of(mean: float) -> int:
    """The least k with P(X >= k) < RISK for X of the Poisson law with this mean.

    Above some hundreds the law is normal enough, and its terms too small to be added up.
    """
    if mean > 400:
        return int(mean + 3 * mean**0.5) + 1
    term, below, k = exp(-mean), 0.0, 0
    while 1 - below >= RISK:
        below += term
        k += 1
        term *= mean / k
    return k
