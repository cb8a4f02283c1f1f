"""One row of days: which of them are workdays, and for each other why it is none."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from huiyin.calendars.steps import StepKind

Ranges = tuple[tuple[date, date], ...]
_DAY = timedelta(days=1)


class Reason(NamedTuple):
    """Why a day is left out: a kind of step, and the name of the holiday if it is one."""

    kind: StepKind
    name: str = ""


REST = Reason(StepKind.REST_DAYS_LEFT_OUT)
CLOSED = Reason(StepKind.HOUSE_CLOSED)
MADE_UP = Reason(StepKind.MAKE_UP_COUNTED)


class Run(NamedTuple):
    """Neighbouring days of one reason; both ends belong to it."""

    first: date
    last: date
    reason: Reason


class OutsideDays(LookupError):
    """A day, or the result of a count, lies outside the row."""

    def __init__(self, day: date) -> None:
        super().__init__(f"{day} lies outside the known days")
        self.day = day


class Days:
    """Consecutive days from `first` on; `reasons` has None for a workday, MADE_UP for a worked weekend.

    Counting takes two look-ups, whatever the distance; explaining costs a look-up for each run.
    """

    __slots__ = ("_base", "_before", "_lasts", "_runs", "_span", "_workdays", "first", "reasons")

    def __init__(self, first: date, reasons: Sequence[Reason | None]) -> None:
        self.first, self.reasons = first, reasons
        self._base, self._span = first.toordinal(), len(reasons)
        self._workdays: list[date] = []
        self._before = [0]
        for offset, reason in enumerate(reasons):
            if reason is None or reason is MADE_UP:
                self._workdays.append(first + timedelta(days=offset))
            self._before.append(len(self._workdays))
        self._runs = _runs(first, reasons)
        self._lasts = [run.last for run in self._runs]

    @property
    def last(self) -> date:
        return self.first + timedelta(days=self._span - 1)

    def add(self, day: date, count: int) -> date:
        """The `count`th workday after `day`, before it when negative; `day` itself never counts.

        Raises OutsideDays.
        """
        offset = day.toordinal() - self._base
        if not 0 <= offset < self._span:
            raise OutsideDays(day)
        if count > 0:
            index = self._before[offset + 1] + count - 1
            if index < len(self._workdays):
                return self._workdays[index]
            raise OutsideDays(self.last + _DAY)
        if count == 0:
            return day
        index = self._before[offset] + count
        if index < 0:
            raise OutsideDays(self.first - _DAY)
        return self._workdays[index]

    def is_workday(self, day: date) -> bool:
        reason = self.reason(day)
        return reason is None or reason is MADE_UP

    def reason(self, day: date) -> Reason | None:
        """Raises OutsideDays."""
        offset = day.toordinal() - self._base
        if not 0 <= offset < self._span:
            raise OutsideDays(day)
        return self.reasons[offset]

    def between(self, start: date, end: date) -> int:
        """How many workdays lie in `start <= day < end`. Raises OutsideDays."""
        if end <= start:
            return 0
        low, high = start.toordinal() - self._base, end.toordinal() - self._base
        if low < 0 or high > self._span:
            raise OutsideDays(start if low < 0 else end - _DAY)
        return self._before[high] - self._before[low]

    def left_out(self, first: date, last: date) -> list[tuple[Reason, Ranges]]:
        """What is special from `first` to `last`, by reason, in the order in which it is met."""
        found: dict[Reason, list[tuple[date, date]]] = {}
        for at in range(bisect_left(self._lasts, first), len(self._runs)):
            begin, end, reason = self._runs[at]
            if begin > last:
                break
            part = (max(first, begin), min(last, end))
            if reason in found:
                found[reason].append(part)
            else:
                found[reason] = [part]
        return [(reason, tuple(parts)) for reason, parts in found.items()]


def _runs(first: date, reasons: Sequence[Reason | None]) -> list[Run]:
    runs: list[Run] = []
    for offset, reason in enumerate(reasons):
        if reason is None:
            continue
        day = first + timedelta(days=offset)
        if runs and runs[-1].reason == reason and day - runs[-1].last == _DAY:
            runs[-1] = runs[-1]._replace(last=day)
        else:
            runs.append(Run(day, day, reason))
    return runs
