"""Reads calendar years from their data: one YAML text a year, as published by the State Council."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import yaml

from huiyin.calendars.state import StateCalendar, YearCalendar


def year_from_data(data: Mapping[str, Any]) -> YearCalendar:
    """A year as data: `year`, `status`, `holidays` by name, `make_up_workdays`.

    Raises ValueError when a day lies outside its year or a make-up workday is an ordinary one.
    """
    year = int(data["year"])
    holidays = {day: str(name) for name, days in data["holidays"].items() for day in days}
    make_up = frozenset(data["make_up_workdays"])
    for day in (*holidays, *make_up):
        if not isinstance(day, date) or day.year != year:
            raise ValueError(f"{day} does not belong to the calendar of {year}")
    if data["status"] not in ("official", "provisional"):
        raise ValueError(f"status of {year} must be official or provisional")
    return YearCalendar(year, data["status"], holidays, make_up, str(data.get("source", "")))


def calendar_from_files(name: str, texts: Iterable[str]) -> StateCalendar:
    """A state calendar from the YAML texts of its years."""
    years = [year_from_data(yaml.safe_load(text)) for text in texts]
    return StateCalendar(name, {year.year: year for year in sorted(years, key=lambda y: y.year)})
