"""Numbers of cases, forms and archives: patterns with a serial that starts anew each period."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime

from huiyin.casework.draft import Draft

_PLACES = re.compile(r"\{(yyyy|yy|mm|dd|serial)(?::(\d+))?\}")
_PARTS: Mapping[str, Callable[[datetime], str]] = {
    "yyyy": lambda day: f"{day.year:04d}",
    "yy": lambda day: f"{day.year % 100:02d}",
    "mm": lambda day: f"{day.month:02d}",
    "dd": lambda day: f"{day.day:02d}",
}
_PERIODS: Mapping[str, Callable[[datetime], str]] = {
    "year": lambda day: f"{day.year:04d}",
    "month": lambda day: f"{day.year:04d}-{day.month:02d}",
    "never": lambda day: "",
}


def give_number(draft: Draft, series: str) -> tuple[tuple[str, ...], str]:
    """The next number of a series, and the clauses that prescribe it.

    A pack without the series gets a plain yearly serial, since every complaint has a number.
    """
    rule = draft.policy.numbers.get(series)
    pattern, reset = (rule.pattern, rule.reset) if rule else ("{yyyy}-{serial:6}", "year")
    local = draft.context.now.astimezone(draft.context.calendars.zone)
    period = _PERIODS[str(reset)](local)
    serial = draft.context.next_number(f"{draft.policy.name}/{series}/{period}")

    def place(match: re.Match[str]) -> str:
        if match[1] == "serial":
            return str(serial).zfill(int(match[2] or 1))
        return _PARTS[match[1]](local)

    return (rule.clause if rule else ()), _PLACES.sub(place, str(pattern))
