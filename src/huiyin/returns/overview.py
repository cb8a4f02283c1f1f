"""The overview (总览) of one regulation: how its work stands, out of the register, for who answers for it.

Everything is counted in the database for the eyes of whoever looks; what is sealed from them is not there.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

from django.db.models import Avg, Count, DurationField, ExpressionWrapper, F, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from huiyin.casework.facts import is_private
from huiyin.casework.tally.entries import NOT_COUNTED
from huiyin.casework.tally.usual import Usual, usual
from huiyin.ledger import ports
from huiyin.ledger.standby import long_read
from huiyin.policy.policy import Policy
from huiyin.register.knowing import Eyes, known
from huiyin.register.models import CaseRow, ClockRow, FactRow, TallyRow

MONTHS, WEEKS = 12, 13
"""So many months are shown; this week is held against the twelve before it."""
AGES = (3, 7, 15, 30, 60)
MOST = 10
_HIDDEN = [stage.value for stage in NOT_COUNTED]
_TOLD_APART = ("choice", "count", "text", "place")


@dataclass(frozen=True)
class Month:
    """One month; shares and means are None where there is nothing that they are of."""

    first: date
    received: int = 0
    ended: int = 0
    in_time: int = 0
    missed: int = 0
    repeats: int = 0
    satisfied: int = 0
    unsatisfied: int = 0
    given: Decimal = Decimal(0)
    first_answer: float | None = None
    """Days from receipt to the answer, on average, of those received in this month."""

    @property
    def timeliness(self) -> float | None:
        return _share(self.in_time, self.missed)

    @property
    def satisfaction(self) -> float | None:
        return _share(self.satisfied, self.unsatisfied)

    @property
    def repeat_rate(self) -> float | None:
        return self.repeats / self.received if self.received else None


@dataclass(frozen=True)
class Load:
    """Open cases of one person, and those past a due date."""

    person: str
    open: int
    overdue: int


@dataclass(frozen=True)
class Hot:
    """What many complaints of this week share: the answer `value` to the fact `fact`."""

    fact: str
    value: str
    count: int
    usual: Usual | None

    @property
    def is_risen(self) -> bool:
        return self.usual is not None and self.usual.is_passed_by(self.count)


@dataclass(frozen=True)
class Overview:
    open: int
    overdue: int
    ages: tuple[int, ...]
    """Open cases by age in days: up to each of AGES, and older."""
    months: tuple[Month, ...]
    load: tuple[Load, ...]
    hot: tuple[Hot, ...]


def overview(policy: Policy, eyes: Eyes, now: datetime) -> Overview:
    with long_read():
        return _overview(policy, eyes, now)


def _overview(policy: Policy, eyes: Eyes, now: datetime) -> Overview:
    zone = ports.rules().calendars(policy.name).zone
    rows = known(CaseRow, eyes).filter(pack=policy.name, is_record=False)
    rows = rows.exclude(stage__in=_HIDDEN)
    standing = _standing(rows.filter(is_open=True), now)
    return Overview(
        standing["all"],
        standing["overdue"],
        tuple(standing[f"age{n}"] for n in range(len(AGES) + 1)),
        _Months(policy, eyes, now.astimezone(zone)).found(rows),
        _load(rows.filter(is_open=True), now),
        tuple(hot(policy, eyes, now)),
    )


def _share(good: int, bad: int) -> float | None:
    return good / (good + bad) if good + bad else None


def _standing(rows: QuerySet[CaseRow], now: datetime) -> dict[str, int]:
    edges = [now - timedelta(days=days) for days in AGES]
    ages = {"age0": Q(received_at__gt=edges[0]), f"age{len(AGES)}": Q(received_at__lte=edges[-1])}
    for n, (newer, older) in enumerate(pairwise(edges), 1):
        ages[f"age{n}"] = Q(received_at__lte=newer, received_at__gt=older)
    counts = {name: Count("pk", filter=of) for name, of in ages.items()}
    late = Count("pk", filter=Q(next_due__lte=now))
    return dict(rows.aggregate(all=Count("pk"), overdue=late, **counts))


def _load(rows: QuerySet[CaseRow], now: datetime) -> tuple[Load, ...]:
    found = (
        rows.exclude(owner="")
        .order_by()
        .values("owner")
        .annotate(n=Count("pk"), late=Count("pk", filter=Q(next_due__lte=now)))
        .order_by("-n", "owner")[:30]
    )
    return tuple(Load(row["owner"], row["n"], row["late"]) for row in found)


_TALLIED = ("ended", "repeats", "satisfied", "unsatisfied")


class _Months:
    """The last months, each figure by one grouped query."""

    def __init__(self, policy: Policy, eyes: Eyes, now: datetime) -> None:
        self.policy, self.eyes, self.zone = policy, eyes, now.tzinfo
        self.firsts = list(_months(now.date()))
        first = self.firsts[0]
        self.since = datetime(first.year, first.month, 1, tzinfo=now.tzinfo)
        self.values: dict[date, dict[str, Any]] = {month: {} for month in self.firsts}

    def found(self, rows: QuerySet[CaseRow]) -> tuple[Month, ...]:
        took = ExpressionWrapper(F("answered_at") - F("received_at"), DurationField())
        self._put(rows, "received_at", received=Count("pk"), first_answer=Avg(took))
        kinds = [str(name) for name, kind in self.policy.kinds.items() if not kind.record]
        clocks = known(ClockRow, self.eyes).filter(stream__in=rows.values("stream"))
        self._put(clocks.filter(breach=True), "due", missed=Count("pk"))
        kept = clocks.filter(breach=False, in_time=True)
        self._put(kept, "stopped_at", in_time=Count("pk"))
        entries = known(TallyRow, self.eyes).filter(pack=self.policy.name, kind__in=kinds)
        counts = {what: Count("pk", filter=Q(what=what)) for what in _TALLIED}
        given = Sum("amount", filter=Q(what="given"))
        self._put(entries.filter(what__in=[*_TALLIED, "given"]), "at", given=given, **counts)
        return tuple(_month(first, self.values[first]) for first in self.firsts)

    def _put(self, rows: QuerySet[Any], field: str, **counts: Any) -> None:
        month = TruncMonth(field, tzinfo=self.zone)
        grouped = rows.filter(**{f"{field}__gte": self.since}).annotate(_month=month)
        for row in grouped.order_by().values("_month").annotate(**counts):
            first = row.pop("_month").date()
            if first in self.values:
                self.values[first] |= row


def _month(first: date, found: Mapping[str, Any]) -> Month:
    said = {name: value for name, value in found.items() if value is not None}
    if "given" in said:
        said["given"] = Decimal(said["given"]) / 100
    if "first_answer" in said:
        said["first_answer"] = round(said["first_answer"] / timedelta(days=1), 1)
    return Month(first, **said)


def _months(today: date) -> Iterable[date]:
    for back in range(MONTHS - 1, -1, -1):
        months = today.year * 12 + today.month - 1 - back
        yield date(months // 12, months % 12 + 1, 1)


def hot_facts(policy: Policy) -> list[str]:
    """By what cases gather: product, batch, place and the like, and what its returns tell apart."""
    named = [str(fact) for rule in policy.mass_matters.values() for fact in rule.by]
    named += [str(row) for rule in policy.returns.values() for row in rule.rows]
    facts = policy.facts
    return [
        name
        for name in dict.fromkeys(named)
        if name in facts and not is_private(facts[name]) and facts[name].type in _TOLD_APART
    ]


def hot(policy: Policy, eyes: Eyes, now: datetime) -> list[Hot]:
    """What came most in the last seven days, and whether that is above the usual of the weeks before."""
    counts: dict[tuple[str, str], list[int]] = {}
    weeks_of = _Weeks(policy, eyes)
    for week in range(WEEKS):
        for place, count in weeks_of.until(now - timedelta(days=7 * week)).items():
            counts.setdefault(place, [0] * WEEKS)[week] = count
    whole = _known_weeks(policy, eyes, now)
    found = [
        Hot(fact, value, weeks[0], usual(weeks[1 : 1 + whole]))
        for (fact, value), weeks in counts.items()
        if weeks[0]
    ]
    return sorted(found, key=lambda one: (not one.is_risen, -one.count, one.fact, one.value))[:MOST]


def _known_weeks(policy: Policy, eyes: Eyes, now: datetime) -> int:
    """So many weeks back the house kept the regulation: before that nought is not usual, but unknown."""
    rows = known(CaseRow, eyes).filter(pack=policy.name).order_by("received_at")
    first = rows.values_list("received_at", flat=True).first()
    return 0 if first is None else min(WEEKS - 1, (now - first).days // 7)


def of_week(policy: Policy, eyes: Eyes, end: datetime) -> dict[tuple[str, str], int]:
    return _Weeks(policy, eyes).until(end)


class _Weeks:
    """What was said of the cases of single weeks; what all weeks ask alike is put together once."""

    def __init__(self, policy: Policy, eyes: Eyes) -> None:
        cases = known(CaseRow, eyes).filter(pack=policy.name, is_record=False)
        self.cases = cases.exclude(stage__in=_HIDDEN)
        said = known(FactRow, eyes).filter(name__in=hot_facts(policy)).exclude(text="")
        self.said = said.order_by().values("name", "text")

    def until(self, end: datetime) -> dict[tuple[str, str], int]:
        cases = self.cases.filter(received_at__gt=end - timedelta(days=7), received_at__lte=end)
        grouped = self.said.filter(stream__in=cases.values("stream")).annotate(n=Count("pk"))
        return {(row["name"], row["text"]): row["n"] for row in grouped}
