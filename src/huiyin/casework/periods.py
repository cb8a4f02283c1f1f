"""Duties that come round: on which days a period begins, and what is registered then."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from huiyin.calendars import CalendarMissing, Calendars
from huiyin.casework import commands as c
from huiyin.casework.case import Case
from huiyin.casework.context import Context
from huiyin.casework.draft import require
from huiyin.casework.environment import Environment
from huiyin.casework.facts import read_facts
from huiyin.casework.refusal import Reason
from huiyin.policy.policy import Policy
from huiyin.policy.schema.work import DAY_PARTS, Schedule

_MONTHS = {"month": range(1, 13), "quarter": (1, 4, 7, 10), "half-year": (1, 7), "year": (1,)}
"""The months with whose first day a period begins."""
_PLACES = re.compile("{(" + "|".join(DAY_PARTS) + ")}")


def begins(every: str, day: date, calendars: Calendars) -> bool:
    """Whether a period begins on this day. A year whose workdays nobody has entered has none yet."""
    match every:
        case "day":
            return True
        case "workday":
            try:
                return calendars.state.is_workday(day)
            except CalendarMissing:
                return False
        case "week":
            return day.weekday() == 0
    return day.day == 1 and day.month in _MONTHS[every]


def due_days(every: str, after: date, until: date, calendars: Calendars) -> Iterator[date]:
    """The days later than `after`, up to and with `until`, on which a period begins."""
    for n in range(1, (until - after).days + 1):
        if begins(every, after + timedelta(days=n), calendars):
            yield after + timedelta(days=n)


def is_wanted(rule: Schedule, policy: Policy, context: Context) -> bool:
    """Whether the house wants this schedule at all, by what it has set."""
    return rule.when is None or rule.when.holds(Environment(policy, Case(), context))


def registration_for(policy: Policy, name: str, day: date, context: Context) -> c.Register:
    """What is registered for the period that begins on `day`. Raises Refused where none does."""
    rule = policy.schedules.get(name)
    require(rule is not None, Reason.UNKNOWN_SUBJECT, needs=name)
    assert rule is not None
    due = begins(rule.every, day, context.calendars) and is_wanted(rule, policy, context)
    require(due, Reason.NOT_AVAILABLE, *rule.clause, needs=day.isoformat())
    facts = _facts(policy, rule, day)
    return c.Register(kind=str(rule.kind), channel=str(rule.channel), facts=facts)


def _facts(policy: Policy, rule: Schedule, day: date) -> dict[str, Any]:
    parts = {
        "yyyy": f"{day:%Y}",
        "mm": f"{day:%m}",
        "dd": f"{day:%d}",
        "quarter": str((day.month + 2) // 3),
        "half": str((day.month + 5) // 6),
    }
    said = {
        str(name): _PLACES.sub(lambda found: parts[found[1]], text)
        for name, text in rule.set.items()
    }
    return read_facts(policy, said)
