"""How much time is left, in words and in a tone that a screen can colour."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from huiyin.calendars import CalendarMissing, Calendars
from huiyin.desk.words import say

Tone = Literal["late", "soon", "fine", "none"]
_DAY = timedelta(days=1)
_INSTANT = timedelta(microseconds=1)
_SOON = 0.25


@dataclass(frozen=True)
class Remaining:
    """`share` of the whole time that is used up, 0 to 100, where the start is known."""

    words: str
    tone: Tone
    share: int = 0


def remaining(
    due: datetime | None,
    now: datetime,
    calendars: Calendars,
    language: str,
    start: datetime | None = None,
) -> Remaining:
    """Days are said as workdays by the state calendar; within a day, hours and minutes."""
    if due is None:
        return Remaining(say("left.none", language), "none")
    if now >= due:
        return Remaining(_length("late", due, now, calendars, language), "late", 100)
    words = _length("left", now, due, calendars, language)
    used = (now - start) / (due - start) if start and start < due else 0.0
    near = due - now <= _DAY or (start is not None and 1 - used <= _SOON)
    return Remaining(words, "soon" if near else "fine", max(0, min(100, round(used * 100))))


def _length(key: str, begin: datetime, end: datetime, calendars: Calendars, language: str) -> str:
    length = end - begin
    minutes = int(length.total_seconds() // 60)
    if minutes < 60:
        return say(f"{key}.minutes", language, {"m": minutes})
    if length <= _DAY:
        return say(f"{key}.hours", language, {"h": minutes // 60, "m": minutes % 60})
    first = begin.astimezone(calendars.zone).date()
    last = (end - _INSTANT).astimezone(calendars.zone).date()
    try:
        workdays = calendars.state.workdays_between(first + _DAY, last + _DAY)
    except CalendarMissing:
        workdays = 0
    if workdays:
        return say(f"{key}.workdays", language, {"n": workdays})
    return say(f"{key}.days", language, {"n": max(1, length.days)})
