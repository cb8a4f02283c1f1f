"""Says the steps of a deadline as people would: 简体, 繁體, English."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from huiyin.calendars.phrases import PHRASES, SENTENCES, UNITS
from huiyin.calendars.steps import Step, StepKind
from huiyin.calendars.terms import Term, Unit, ordinal

_DAY = timedelta(days=1)
_TYPED = re.compile(r"([1-9][0-9]{0,5})\s*(\D+)")
_TYPED_UNITS = {
    word.lstrip("个個"): unit
    for units in UNITS.values()
    for unit, word in units.items()
} | {"天": Unit.DAYS, "工作天": Unit.WORKDAYS, "星期": Unit.WEEKS}  # fmt: skip
_ENGLISH = "en"
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December")  # fmt: skip


def sentences(steps: Iterable[Step], language: str = "zh-Hans") -> list[str]:
    """The steps in words. Moments are shown as they stand, in the zone they carry.

    The year is said where it is another than the year of the start, and at both ends.
    """
    steps = tuple(steps)
    started = next((s.params["at"] for s in steps if s.kind is StepKind.STARTED), None)
    speaker = _Speaker(language, started.year if started else 0)
    return [speaker.say(step) for step in steps]


def term_words(amount: int, unit: str, language: str = "zh-Hans") -> str:
    """A term as people say it: 15个工作日, 當日, 2 hours, close of business of the 3rd workday."""
    phrases = PHRASES[language]
    if unit == Unit.SAME_DAY:
        return phrases["same day"]
    if unit == Unit.CLOSE_OF_BUSINESS:
        number = ordinal(amount) if language == _ENGLISH else str(amount)
        return phrases["nth close"].format(n=number) if amount else phrases["close"]
    if language == _ENGLISH:
        return f"{amount} {unit.removesuffix('s') if amount == 1 else unit}"
    return f"{amount}{UNITS[language][Unit(unit)]}"


def term_typed(text: str) -> str:
    """A term as people say and type it (`10个工作日`, `48 小时`, `當日`), in the words of packs; what is no
    such term stays as it is.
    """
    text = text.strip()
    for phrases in (PHRASES["zh-Hans"], PHRASES["zh-Hant"]):
        nth = re.fullmatch(phrases["nth close"].format(n="([1-9][0-9]?)"), text)
        if text == phrases["same day"]:
            return str(Term(0, Unit.SAME_DAY))
        if nth or text == phrases["close"]:
            return str(Term(int(nth[1]) if nth else 0, Unit.CLOSE_OF_BUSINESS))
    found = _TYPED.fullmatch(text)
    unit = _TYPED_UNITS.get(found[2].lstrip("个個")) if found else None
    return str(Term(int(found[1]), unit)) if found and unit else text


def end_words(due: datetime, language: str = "zh-Hans", *, year: int = 0) -> str:
    """An exclusive end in the zone it carries, midnight as 24:00 of the day before: 10月16日24:00.

    The year is left out where it is `year`, the one that the reader lives in.
    """
    return _Speaker(language, year).end(due)


class _Speaker:
    """Words of one language; leaves out the year that the reader has in mind."""

    def __init__(self, language: str, year: int) -> None:
        self.language, self.year = language, year
        self.phrases = PHRASES[language]
        self.speak: Mapping[str, Callable[[Any], str]] = {
            "at": lambda moment: self.moment(moment, year=True),
            "from": self.day_or_moment,
            "to": self.day,
            "day": self.day,
            "due": self.end,
            "ranges": self.ranges,
            "spans": self.spans,
            "years": lambda years: self.join(map(str, years)),
        }

    def say(self, step: Step) -> str:
        words = {
            name: self.speak[name](value)
            for name, value in step.params.items()
            if name in self.speak
        }
        params = step.params
        if "amount" in params:
            words["length"] = term_words(params["amount"], params["unit"], self.language)
        if "length" in params:
            words["length"] = self.length(params["length"])
        if "name" in params:
            words["name"] = self.name(params)
        if "days" in params:
            words["lost"] = self.lost(params["days"], params["unit"])
        if "why" in params:
            words["why"] = self.phrases[params["why"]].format(name=words.get("name", ""))
        if step.kind in (StepKind.PAUSED, StepKind.PAUSED_TIME):
            words["until"] = self.until(params["from"], params["until"])
        if step.kind is StepKind.ENDS:
            words["due"] = self.end(params["due"], year=True)
        return SENTENCES[self.language][step.kind].format(**words)

    def name(self, params: Mapping[str, Any]) -> str:
        return str(params["names"].get(self.language, params["name"]))

    def lost(self, days: int, unit: str) -> str:
        if not days:
            return self.phrases["none lost"]
        return self.phrases["days lost"].format(length=term_words(days, unit, self.language))

    def day_or_moment(self, value: date) -> str:
        return self.moment(value) if isinstance(value, datetime) else self.day(value)

    def day(self, day: date, *, year: bool = False) -> str:
        year = year or day.year != self.year
        if self.language == _ENGLISH:
            return f"{day.day} {_MONTHS[day.month - 1]}" + (f" {day.year}" if year else "")
        return (f"{day.year}年" if year else "") + f"{day.month}月{day.day}日"

    def moment(self, moment: datetime, *, year: bool = False) -> str:
        between = ", " if self.language == _ENGLISH else ""
        return f"{self.day(moment.date(), year=year)}{between}{_clock(moment)}"

    def until(self, begin: datetime, end: datetime) -> str:
        return _clock(end) if end.date() == begin.date() else self.moment(end)

    def end(self, due: datetime, *, year: bool = False) -> str:
        """An exclusive end: midnight is 24:00 of the day before."""
        if due.timetz().replace(tzinfo=None) != time(0):
            return self.moment(due, year=year)
        between = ", " if self.language == _ENGLISH else ""
        return f"{self.day(due.date() - _DAY, year=year)}{between}24:00"

    def ranges(self, ranges: Iterable[tuple[date, date]]) -> str:
        return self.join(self._range(first, last) for first, last in ranges)

    def _range(self, first: date, last: date) -> str:
        if first == last:
            return self.day(first)
        same_month = (first.year, first.month) == (last.year, last.month)
        if self.language == _ENGLISH:
            return (
                f"{first.day}–{self.day(last)}"
                if same_month
                else f"{self.day(first)} – {self.day(last)}"
            )
        return f"{self.day(first)}至" + (f"{last.day}日" if same_month else self.day(last))

    def spans(self, spans: Iterable[tuple[datetime, datetime]]) -> str:
        """By day: 9月28日16:00至17:30、9月29日9:00至12:00."""
        to = "–" if self.language == _ENGLISH else "至"
        shown, said = [], None
        for opens, closes in spans:
            day = opens.date()
            closing = "24:00" if closes.date() > day else _clock(closes)
            hours = f"{_clock(opens)}{to}{closing}"
            between = " " if self.language == _ENGLISH else ""
            shown.append(hours if day == said else f"{self.day(day)}{between}{hours}")
            said = day
        return self.join(shown)

    def length(self, length: timedelta) -> str:
        minutes = int(length.total_seconds() // 60)
        parts = {"days": minutes // 1440, "hours": minutes // 60 % 24, "minutes": minutes % 60}
        gap = " " if self.language == _ENGLISH else ""
        said = gap.join(self.phrases[name].format(n=n) for name, n in parts.items() if n)
        return said or self.phrases["less"]

    def join(self, words: Iterable[str]) -> str:
        return (", " if self.language == _ENGLISH else "、").join(words)


def _clock(moment: datetime) -> str:
    return f"{moment:%H:%M:%S}" if moment.second else f"{moment:%H:%M}"
