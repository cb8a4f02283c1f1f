"""Numbers that two series would both give."""

import re
from collections.abc import Iterator
from itertools import combinations

from huiyin.policy.policy import Policy
from huiyin.policy.references import place_of
from huiyin.policy.schema.papers import NumberPattern
from huiyin.proof.finding import Finding, clauses_of

_PLACES = re.compile(r"\{(yyyy|yy|mm|dd|serial)(?::(\d+))?\}")
_DAYS = (("2026", "01", "01"), ("2026", "11", "12"), ("2027", "12", "01"))
_SERIALS = (*range(1, 13), 99, 100, 101, 111, 999, 1000, 1001, 9999, 10000, 99999, 100000)
"""Where figures grow a place, and where a serial may read like the month beside it."""

COMMON = "case"


def about_numbers(policy: Policy) -> Iterator[Finding]:
    """Within a series nothing comes twice: the checker sees to it that a new period shows."""
    used = [name for name in policy.numbers if name != COMMON or not _each_has_its_own(policy)]
    given = {str(name): set(_numbers(policy.numbers[name])) for name in used}
    for one, other in combinations(used, 2):
        shared = sorted(given[str(one)] & given[str(other)])
        if shared:
            rules = policy.numbers[one], policy.numbers[other]
            yield Finding(
                "numbers_collide", "numbers_collide", ("numbers", one), clauses_of(*rules),
                place_of(rules[1]), {"number": shared[0], "other": ("numbers", other)},
                policy=policy,
            )  # fmt: skip


def _each_has_its_own(policy: Policy) -> bool:
    """The common series is for kinds without one."""
    return all(kind in policy.numbers for kind in policy.kinds)


def _numbers(rule: NumberPattern) -> Iterator[str]:
    for year, month, day in _DAYS:
        places = {"yyyy": year, "yy": year[2:], "mm": month, "dd": day}
        for serial in _SERIALS:
            yield _written(rule, places, serial)


def _written(rule: NumberPattern, places: dict[str, str], serial: int) -> str:
    def place(match: re.Match[str]) -> str:
        if match[1] == "serial":
            return str(serial).zfill(int(match[2] or 1))
        return places[match[1]]

    return _PLACES.sub(place, str(rule.pattern))
