"""A length of time as a rule words it, such as "15 workdays"."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

_WORDED = re.compile(r"^\s*(\d+)\s+([a-z ]+?)s?\s*$")
_CLOSE = re.compile(r"^close of business(?: of the (\d+)(?:st|nd|rd|th) workday)?$")


class Unit(StrEnum):
    MINUTES = "minutes"
    HOURS = "hours"
    OPENING_HOURS = "opening hours"
    DAYS = "days"
    WORKDAYS = "workdays"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    SAME_DAY = "same day"
    CLOSE_OF_BUSINESS = "close of business"

    def __init__(self, word: str) -> None:
        self.is_clock_time = word in ("minutes", "hours", "opening hours")
        """Counted by the clock from the moment itself, not by days."""
        self.is_by_workdays = word in ("workdays", "close of business")


_WHOLE = (Unit.SAME_DAY, Unit.CLOSE_OF_BUSINESS)
"""Units that are worded as a whole and take no number before them."""
_BY_WORD = {unit.value.rstrip("s"): unit for unit in Unit if unit not in _WHOLE}
_BY_WORD["working hour"] = Unit.OPENING_HOURS
_ORDINALS = {1: "st", 2: "nd", 3: "rd"}


class TermError(ValueError):
    """A term that cannot be read. `pattern` and `values` are the message and what fills it."""

    def __init__(self, pattern: str, **values: object) -> None:
        super().__init__(pattern.format(**values))
        self.pattern, self.values = pattern, values


@dataclass(frozen=True, slots=True)
class Term:
    """How long. A bare number is no term: 7 days and 7 workdays are different promises.

    "same day" ends with the local day; "close of business of the 3rd workday" ends when the house
    closes on the third workday after the start ("close of business": on the day itself).
    """

    amount: int
    unit: Unit

    @classmethod
    def parse(cls, text: str) -> Self:
        """Reads `15 workdays`. Raises TermError with a hint."""
        text = text.strip()
        if text == Unit.SAME_DAY:
            return cls(0, Unit.SAME_DAY)
        close = _CLOSE.match(text)
        if close and close[1] != "0":
            return cls(int(close[1] or 0), Unit.CLOSE_OF_BUSINESS)
        match = _WORDED.match(text)
        if match is None or match[2] not in _BY_WORD:
            raise _unread(text)
        if int(match[1]) < 1:
            raise TermError("a term is at least one of its unit, not {amount}", amount=match[1])
        return cls(int(match[1]), _BY_WORD[match[2]])

    def __str__(self) -> str:
        if self.unit is Unit.CLOSE_OF_BUSINESS and self.amount:
            return f"close of business of the {ordinal(self.amount)} workday"
        if self.unit in _WHOLE:
            return self.unit.value
        return f"{self.amount} {self.unit.value[:-1] if self.amount == 1 else self.unit.value}"

    def as_timedelta(self) -> timedelta:
        """Round-the-clock length; only for minutes, hours, days and weeks."""
        return self.amount * _LENGTHS[self.unit]


_LENGTHS = {
    Unit.MINUTES: timedelta(minutes=1),
    Unit.HOURS: timedelta(hours=1),
    Unit.OPENING_HOURS: timedelta(hours=1),
    Unit.DAYS: timedelta(days=1),
    Unit.WEEKS: timedelta(weeks=1),
}


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th … 11th … 21st."""
    teens = 11 <= number % 100 <= 13
    return f"{number}{'th' if teens else _ORDINALS.get(number % 10, 'th')}"


def _unread(text: str) -> TermError:
    if text.isdigit():
        return TermError('"{text}" has no unit: write {text} days or {text} workdays', text=text)
    units = ", ".join(unit.value for unit in Unit)
    return TermError('"{text}" is no term; the units are {units}', text=text, units=units)


def day_before(day: date, term: Term) -> date:
    """The day so many days, weeks, months or years earlier."""
    if term.unit in (Unit.MONTHS, Unit.YEARS):
        return add_months(day, -term.amount * (12 if term.unit is Unit.YEARS else 1))
    return day - term.as_timedelta()


def add_months(day: date, months: int) -> date:
    """The corresponding day, or the month's last day where there is none (Civil Code art. 202)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = (following - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))
