"""The calendars as they stand in the repository, read once."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from huiyin.calendars import Calendars, HouseCalendar, StateCalendar, parse_opening
from huiyin.catalogue import state_calendar

SHANGHAI = ZoneInfo("Asia/Shanghai")
LUNCH = {"Mon-Fri": ("09:00-12:00", "13:30-17:30")}
CLOSED = (date(2026, 9, 30), date(2025, 5, 6), date(2026, 10, 10))


@pytest.fixture(scope="session")
def state() -> StateCalendar:
    return state_calendar("CN")


@pytest.fixture(scope="session")
def calendars(state: StateCalendar) -> Calendars:
    """A house with a lunch break and three closing days, one of them a make-up workday."""
    house = HouseCalendar(state, parse_opening(LUNCH, closed=CLOSED), SHANGHAI)
    return Calendars(state, house, SHANGHAI)
