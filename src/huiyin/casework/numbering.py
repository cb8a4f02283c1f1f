"""Numbers of cases, forms and archives: patterns with a serial that starts anew each period."""

import re

from huiyin.casework.draft import Draft

_PLACES = re.compile(r"\{(yyyy|yy|mm|dd|serial)(?::(\d+))?\}")
_PARTS = {"yyyy": "%Y", "yy": "%y", "mm": "%m", "dd": "%d"}
_PERIODS = {"year": "%Y", "month": "%Y-%m", "never": ""}


def give_number(draft: Draft, series: str) -> tuple[tuple[str, ...], str]:
    """The next number of a series, and the clauses that prescribe it.

    A pack without the series gets a plain yearly serial, since every complaint has a number.
    """
    rule = draft.policy.numbers.get(series)
    pattern, reset = (rule.pattern, rule.reset) if rule else ("{yyyy}-{serial:6}", "year")
    local = draft.context.now.astimezone(draft.context.calendars.zone)
    period = local.strftime(_PERIODS[str(reset)])
    serial = draft.context.next_number(f"{draft.policy.name}/{series}/{period}")

    def place(match: re.Match[str]) -> str:
        if match[1] == "serial":
            return str(serial).zfill(int(match[2] or 1))
        return local.strftime(_PARTS[match[1]])

    return (rule.clause if rule else ()), _PLACES.sub(place, str(pattern))
