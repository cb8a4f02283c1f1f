"""How long a term can be at the shortest and at the longest, over the years whose calendar is official.

In days of the calendar, between the day of the event and the last day: 15 workdays are 17 to 29.
"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property

from huiyin.calendars import CalendarMissing, Calendars, Term, Unit, compute_deadline
from huiyin.policy.policy import Policy
from huiyin.policy.schema.base import Limit
from huiyin.policy.schema.counting import Timed

_PLAIN = {
    Unit.MINUTES: (1 / 1440, 1 / 1440),
    Unit.HOURS: (1 / 24, 1 / 24),
    Unit.DAYS: (1.0, 1.0),
    Unit.WEEKS: (7.0, 7.0),
    Unit.MONTHS: (28.0, 31.0),
    Unit.YEARS: (365.0, 366.0),
}


@dataclass(frozen=True)
class Span:
    """Days, the part of a day behind the point."""

    term: Term
    shortest: float
    longest: float

    def may_exceed(self, other: "Span") -> bool:
        """Whether this one can end after the other, if both begin together; like units by their figures."""
        if self.term.unit == other.term.unit:
            return self.term.amount > other.term.amount
        return self.longest > other.shortest

    def always_exceeds(self, other: "Span") -> bool:
        if self.term.unit == other.term.unit:
            return self.term.amount > other.term.amount
        return self.shortest >= other.longest

    @property
    def is_by_workdays(self) -> bool:
        return self.term.unit.is_by_workdays or self.term.unit is Unit.OPENING_HOURS


class Spans:
    """Measures terms against one set of calendars, each once."""

    def __init__(self, policy: Policy, calendars: Calendars) -> None:
        self.policy, self.calendars = policy, calendars
        self._known: dict[tuple[Term, str, str], Span] = {}

    def of(self, term: Term, rule: Timed) -> Span:
        key = (term, str(rule.basis), str(rule.hours or ""))
        if key not in self._known:
            self._known[key] = self._measured(term, rule)
        return self._known[key]

    def of_limit(self, limit: Limit | None, rule: Timed) -> list[Span]:
        """Of every case of a limit; a setting counts as it is until the organisation sets another."""
        if limit is None:
            return []
        return [self.of(term, rule) for term in (*limit.terms(), *self._set(limit))]

    def _set(self, limit: Limit) -> list[Term]:
        setting = self.policy.settings.get(str(limit.setting)) if limit.setting else None
        return [] if setting is None else [Term.parse(str(setting.default))]

    def _measured(self, term: Term, rule: Timed) -> Span:
        if term.unit in _PLAIN:
            low, high = (term.amount * days for days in _PLAIN[term.unit])
            return Span(term, low, high)
        if term.unit is Unit.SAME_DAY:
            return Span(term, 0.0, 1.0)
        if term.unit is Unit.OPENING_HOURS:
            return self._opening(term, rule)
        return self._workdays(term)

    @cached_property
    def _days(self) -> list[int]:
        """Every workday of the official years."""
        state = self.calendars.state
        years = [y for y in sorted(state.years) if y not in state.provisional_years]
        first, last = date(years[0], 1, 1), date(years[-1], 12, 31)
        every = (first + timedelta(days=n) for n in range((last - first).days + 1))
        return [day.toordinal() for day in every if state.is_workday(day)]

    def _workdays(self, term: Term) -> Span:
        """By the state's calendar: what a house closes besides is its own to know."""
        days, count = self._days, max(term.amount, 1)
        lengths = []
        for day in range(days[0], days[-count] + 1):
            after = bisect_right(days, day)
            if after + count - 1 < len(days):
                lengths.append(days[after + count - 1] - day)
        return Span(term, float(min(lengths)), float(max(lengths)))

    def _opening(self, term: Term, rule: Timed) -> Span:
        """From noon of every day of the last official year."""
        state = self.calendars.state
        year = max(y for y in state.years if y not in state.provisional_years)
        calendars = self.calendars.at(str(rule.hours)) if rule.hours else self.calendars
        lengths = []
        for number in range(350):
            day = date(year, 1, 1) + timedelta(days=number)
            start = datetime.combine(day, time(12), calendars.zone).astimezone(UTC)
            try:
                due = compute_deadline(term, start, calendars, basis=rule.basis).due
            except CalendarMissing:
                continue
            lengths.append((due - start) / timedelta(days=1))
        shortest = term.amount / 24
        return Span(term, shortest, max([shortest, *lengths]))
