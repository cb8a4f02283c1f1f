"""The periods of returns: where one begins and ends, how it is named, which came to an end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from huiyin.policy.schema.returns import Return

_DAY = timedelta(days=1)
_MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
_KEY = re.compile(r"(\d{4})(?:-(?:Q([1-4])|H([12])|W(\d{2})|(\d{2})(?:-(\d{2}))?))?")


@dataclass(frozen=True)
class Span:
    """Local days from `first` to before `end`, in the zone of the regulation; `key` names them."""

    key: str
    first: date
    end: date
    zone: ZoneInfo

    @property
    def since(self) -> datetime:
        return datetime.combine(self.first, time(), self.zone)

    @property
    def until(self) -> datetime:
        """The first moment after it."""
        return datetime.combine(self.end, time(), self.zone)

    @property
    def last(self) -> date:
        return self.end - _DAY


def span_of(rule: Return, day: date, zone: ZoneInfo) -> Span:
    """The period in which a day lies."""
    first = _first(rule, day)
    return Span(_key(rule, first), first, _next(rule, first), zone)


def before(rule: Return, span: Span) -> Span:
    return span_of(rule, span.first - _DAY, span.zone)


def last_ended(rule: Return, now: datetime, zone: ZoneInfo) -> Span:
    """The latest period that is over."""
    return before(rule, span_of(rule, now.astimezone(zone).date(), zone))


def ended_since(rule: Return, day: date, now: datetime, zone: ZoneInfo) -> Iterator[Span]:
    """Periods that ended later than `day` began, up to now, the earliest first."""
    span, today = span_of(rule, day, zone), now.astimezone(zone).date()
    while span.end <= today:
        yield span
        span = span_of(rule, span.end, zone)


def span_named(rule: Return, key: str, zone: ZoneInfo) -> Span:
    """Raises ValueError for what names no period of this return."""
    span = span_of(rule, _day_of(key), zone)
    if span.key != key:
        raise ValueError(f"{key} is no period of this return, such as {span.key}")
    return span


def _day_of(key: str) -> date:
    match = _KEY.fullmatch(key)
    if match is None:
        raise ValueError(f"{key} names no period")
    year, quarter, half, week, month, day = match.groups()
    if week:
        return date.fromisocalendar(int(year), int(week), 1)
    if quarter:
        return date(int(year), 3 * int(quarter) - 2, 1)
    if half:
        return date(int(year), 6 * int(half) - 5, 1)
    return date(int(year), int(month or 1), int(day or 1))


def _key(rule: Return, first: date) -> str:
    match rule.period:
        case "week":
            year, week, _ = first.isocalendar()
            return f"{year}-W{week:02}"
        case "month":
            return f"{first:%Y-%m}"
        case "quarter":
            return f"{first.year}-Q{(first.month + 2) // 3}"
        case "half-year":
            return f"{first.year}-H{(first.month + 5) // 6}"
        case "year":
            return f"{first.year}"
    return first.isoformat()


def _first(rule: Return, day: date) -> date:
    if rule.period == "week":
        return day - timedelta(days=day.weekday())
    if rule.period == "own":
        return max(first for first in _own(rule, day.year - 1, day.year) if first <= day)
    months = _MONTHS[str(rule.period)]
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def _next(rule: Return, first: date) -> date:
    if rule.period == "week":
        return first + timedelta(days=7)
    if rule.period == "own":
        return min(day for day in _own(rule, first.year, first.year + 1) if day > first)
    months = first.year * 12 + first.month - 1 + _MONTHS[str(rule.period)]
    return date(months // 12, months % 12 + 1, 1)


def _own(rule: Return, *years: int) -> list[date]:
    return [date.fromisoformat(f"{year:04}-{day}") for year in years for day in rule.begins]
