"""Reads calendar years from their data, strictly: one YAML file a year, as its notice announced it."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import cast

import yaml

from huiyin.calendars.state import StateCalendar, Status, YearCalendar

NAMES = "names.yaml"
"""The file of a calendar that translates its holidays; every other file is a year."""
_KEYS = ("year", "status", "source", "holidays", "make_up_workdays")
_FRIDAY, _DECEMBER = 4, 12


class CalendarDataError(ValueError):
    """Calendar files that cannot be used; `problems` are sentences that name file and line."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class _Reading:
    """One file being read: collects what is wrong with it."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[str] = []

    def complain(self, node: yaml.Node, what: str) -> None:
        self.problems.append(f"{self.file}:{node.start_mark.line + 1}: {what}")

    def mapping(self, node: yaml.Node) -> dict[str, yaml.Node]:
        """The entries of a mapping; a key that stands twice is a mistake, not an update."""
        found: dict[str, yaml.Node] = {}
        if not isinstance(node, yaml.MappingNode):
            self.complain(node, "expected `name: value` lines")
            return found
        for key, value in node.value:
            if key.value in found:
                self.complain(key, f"{key.value} stands here a second time")
            found[str(key.value)] = value
        return found

    def days(self, node: yaml.Node) -> Iterator[tuple[yaml.Node, date]]:
        if not isinstance(node, yaml.SequenceNode):
            self.complain(node, "expected days in brackets: [2026-10-01, 2026-10-02]")
            return
        for item in node.value:
            try:
                yield item, date.fromisoformat(str(item.value))
            except ValueError:
                self.complain(item, f"{item.value} is no day such as 2026-10-01")


def year_from_text(text: str, file: str) -> YearCalendar:
    """One year. Raises CalendarDataError with everything that is wrong in the file."""
    reading = _Reading(file)
    root = _composed(text, reading)
    entries = reading.mapping(root) if root is not None else {}
    year = _year(reading, root, entries) if root is not None else 0
    if reading.problems:
        raise CalendarDataError(tuple(reading.problems))
    days = _Days(reading, year)
    for name, node in reading.mapping(entries["holidays"]).items():
        days.take_holidays(name, node)
    days.take_make_up(entries["make_up_workdays"])
    found = YearCalendar(
        year,
        cast("Status", str(entries["status"].value)),
        days.holidays,
        frozenset(days.make_up),
        _sources(reading, entries["source"]),
    )
    if reading.problems:
        raise CalendarDataError(tuple(reading.problems))
    return found


def _composed(text: str, reading: _Reading) -> yaml.Node | None:
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        reading.problems.append(f"{reading.file}:{line}: {error.problem}")
        return None
    if root is None:
        reading.problems.append(f"{reading.file}:1: the file is empty")
    return root


def _year(reading: _Reading, root: yaml.Node, entries: Mapping[str, yaml.Node]) -> int:
    """Checks the keys; the year itself, or 0 when it cannot be read."""
    for key in entries.keys() - set(_KEYS):
        reading.complain(entries[key], f"unknown key {key}; there are {', '.join(_KEYS)}")
    for key in _KEYS:
        if key not in entries:
            reading.complain(root, f"{key} is missing")
    if "status" in entries and entries["status"].value not in ("official", "provisional"):
        reading.complain(entries["status"], "status is official or provisional")
    text = str(entries["year"].value) if "year" in entries else ""
    if not text.isdigit():
        if text:
            reading.complain(entries["year"], f"{text} is no year")
        return 0
    stem = reading.file.rpartition("/")[2].partition(".")[0]
    if stem.isdigit() and stem != text:
        reading.complain(entries["year"], f"year {text} does not belong in a file named {stem}")
    return int(text)


def _sources(reading: _Reading, node: yaml.Node) -> tuple[str, ...]:
    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    texts = tuple(str(item.value).strip() for item in items)
    if not texts or not all(texts):
        reading.complain(node, "source names the notice that announced the year")
    return texts


class _Days:
    """The days of one year's file, each of them named at most once."""

    def __init__(self, reading: _Reading, year: int) -> None:
        self.reading, self.year = reading, year
        self.holidays: dict[date, str] = {}
        self.make_up: set[date] = set()

    def take_holidays(self, name: str, node: yaml.Node) -> None:
        for item, day in self.reading.days(node):
            if self._belongs(item, day):
                self.holidays[day] = name

    def take_make_up(self, node: yaml.Node) -> None:
        for item, day in self.reading.days(node):
            if day.weekday() <= _FRIDAY:
                self.reading.complain(
                    item, f"{day} is a {day:%A}, a workday anyway; only weekends are made up"
                )
            elif self._belongs(item, day):
                self.make_up.add(day)

    def _belongs(self, item: yaml.Node, day: date) -> bool:
        december_before = day.year == self.year - 1 and day.month == _DECEMBER
        if day.year != self.year and not december_before:
            self.reading.complain(item, f"{day} does not belong to the year {self.year}")
            return False
        if day in self.make_up or day in self.holidays:
            before = self.holidays.get(day, "make_up_workdays")
            self.reading.complain(item, f"{day} stands under {before} already")
            return False
        return True


def calendar_from_files(name: str, files: Mapping[str, str]) -> StateCalendar:
    """A state calendar from its files, text by file name. Raises CalendarDataError."""
    years, problems = _years(name, files)
    known = sorted(years)
    for before, after in pairwise(known):
        problems += [f"{name}: there is no year {gap}" for gap in range(before + 1, after)]
        problems += _told_twice(name, years[before], years[after])
    if not known:
        problems.append(f"{name}: there is no year at all")
    if problems:
        raise CalendarDataError(tuple(problems))
    names = yaml.safe_load(files[NAMES]) if NAMES in files else {}
    return StateCalendar(name, {year: years[year] for year in known}, names)


def _years(name: str, files: Mapping[str, str]) -> tuple[dict[int, YearCalendar], list[str]]:
    years: dict[int, YearCalendar] = {}
    problems: list[str] = []
    for file, text in files.items():
        if file == NAMES:
            continue
        try:
            year = year_from_text(text, f"{name}/{file}")
        except CalendarDataError as error:
            problems += error.problems
            continue
        if year.year in years:
            problems.append(
                f"{name}/{file}: the year {year.year} was read from another file already"
            )
        years[year.year] = year
    return years, problems


def _told_twice(name: str, before: YearCalendar, after: YearCalendar) -> Iterator[str]:
    """Days of a December on which two files speak."""
    for day in sorted({*after.holidays, *after.make_up} & {*before.holidays, *before.make_up}):
        yield f"{name}: both {before.year} and {after.year} name {day}"
