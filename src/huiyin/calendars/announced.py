"""Reads the words of a notice of holidays, as it was published, into the file of its year.

One line a holiday: `国庆节：10月1日（周四）至7日（周三）放假调休，共7天。10月10日（周六）上班。`
What the notice itself says of weekdays and of how many days there are is held against the calendar.
"""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from huiyin.calendars.data import CalendarDataError

_HEAD = re.compile(
    r"^[一二三四五六七八九十\d]*[、.．\s]*(?P<name>[^：:\d（(]{1,16})[：:](?P<rest>.+)$"
)
_DAY = re.compile(
    r"(?:(?P<year>\d{4})年)?(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日"
    r"(?:[（(](?:周|星期|週)(?P<week>[一二三四五六日天])[^）)]*[）)])?"
)
_COUNT = re.compile(r"共\s*(\d+)\s*天")
_UNTIL = re.compile(r"^\s*(?:至|到|—|-|~|～)\s*$")
_WEEK = {name: at for at, name in enumerate("一二三四五六日")} | {"天": 6}
_NEW_YEAR, _DECEMBER = "元旦", 12


@dataclass
class _Reading:
    year: int
    off: dict[str, list[date]] = field(default_factory=dict)
    worked: list[date] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def line(self, number: int, text: str) -> None:
        head = _HEAD.match(text)
        if head is None:
            self.problems.append(f"{number}: “{text[:40]}” names no holiday before a colon")
            return
        name = head["name"].strip()
        said = [part for part in re.split(r"[。；;]", head["rest"]) if part.strip()]
        for part in said:
            days = self._days(number, name, part)
            if "上班" in part:
                self.worked += days
            elif days:
                self._off(number, name, days, part)
        if name not in self.off:
            self.problems.append(f"{number}: {name} has no day off")

    def _off(self, number: int, name: str, days: list[date], part: str) -> None:
        self.off.setdefault(name, []).extend(days)
        count = _COUNT.search(part)
        if count and int(count[1]) != len(days):
            self.problems.append(f"{number}: {name} says {count[1]} days, and names {len(days)}")

    def _days(self, number: int, name: str, part: str) -> list[date]:
        """Every day that a sentence names; the month goes on until another is said."""
        found: list[date] = []
        month, end = 0, 0
        for match in _DAY.finditer(part):
            month = int(match["month"] or month)
            day = self._day(number, name, month, match)
            if day is None:
                return []
            if found and _UNTIL.match(part[end : match.start()]):
                found += _after(found[-1], day)
            else:
                found.append(day)
            end = match.end()
        return found

    def _day(self, number: int, name: str, month: int, match: re.Match[str]) -> date | None:
        before = month == _DECEMBER and name == _NEW_YEAR
        year = int(match["year"] or self.year - int(before))
        try:
            day = date(year, month, int(match["day"]))
        except ValueError:
            self.problems.append(f"{number}: {match[0]} is no day")
            return None
        if match["week"] and _WEEK[match["week"]] != day.weekday():
            self.problems.append(f"{number}: {day} is no 周{match['week']}")
        return day


def _after(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range(1, (last - first).days + 1)]


def file_of(year: int, source: str, text: str) -> str:
    """The notice as the file of its year. Raises CalendarDataError with everything that is wrong in it."""
    reading = _Reading(year)
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            reading.line(number, line.strip())
    if not reading.off and not reading.problems:
        reading.problems.append("1: the notice names no holiday")
    if reading.problems:
        raise CalendarDataError(tuple(reading.problems))
    holidays = "\n".join(f"  {name}: [{_list(days)}]" for name, days in reading.off.items())
    return (
        f"year: {year}\nstatus: official\nsource: {_quoted(source)}\nholidays:\n{holidays}\n"
        f"make_up_workdays: [{_list(reading.worked)}]\n"
    )


def _list(days: list[date]) -> str:
    return ", ".join(day.isoformat() for day in days)


def _quoted(text: str) -> str:
    plain = " ".join(text.split()).replace('"', "”")
    return f'"{plain}"'
