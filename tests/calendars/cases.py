"""Deadlines to try: houses, moments, pauses and extensions, drawn or chosen, for both calendars."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from huiyin.calendars import (
    Calendars,
    Counting,
    Deadline,
    Extension,
    HouseCalendar,
    Pause,
    Term,
    Unit,
    compute_deadline,
    parse_opening,
)
from huiyin.catalogue import state_calendar
from tests.calendars.oracle import WORKED, SlowCase, slow_due

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
STATE = state_calendar()
CLOSED = frozenset(
    {date(2026, 9, 30), date(2026, 10, 10), date(2015, 7, 6), date(2015, 7, 7), date(2020, 3, 31)}
)
HOUSES: dict[str, tuple[dict[str, tuple[str, ...]], dict[int, list[tuple[int, int]]], bool]] = {
    "lunch": (
        {"Mon-Fri": ("09:00-12:00", "13:30-17:30")},
        {n: [(540, 720), (810, 1050)] for n in range(5)},
        False,
    ),
    "365×8": ({"every day": ("08:00-16:00",)}, {n: [(480, 960)] for n in range(7)}, True),
    "no Wednesdays, but Saturdays": (
        {"Mon-Tue": ("10:00-18:00",), "Thu-Fri": ("10:00-18:00",), "Sat": ("10:00-14:00",)},
        {**{n: [(600, 1080)] for n in (0, 1, 3, 4)}, 5: [(600, 840)]},
        False,
    ),
    "at night": (
        {"Mon-Fri": ("00:00-06:00", "22:00-24:00")},
        {n: [(0, 360), (1320, 1440)] for n in range(5)},
        False,
    ),
}
MAKE_UPS = sorted(WORKED)
FIRST, LAST = date(2004, 1, 5), date(2026, 4, 30)
DAYS = st.one_of(
    st.dates(FIRST, LAST),
    st.builds(
        lambda day, n: min(max(day + timedelta(days=n), FIRST), LAST),
        st.sampled_from(MAKE_UPS),
        st.integers(-12, 1),
    ),
    st.sampled_from([date(2020, 2, 29), date(2025, 1, 31), date(2025, 12, 31), date(2015, 7, 1)]),
)


@st.composite
def moments(draw: Any, zone: ZoneInfo = SHANGHAI) -> datetime:
    quarter = draw(st.integers(0, 95))
    return datetime.combine(draw(DAYS), time(quarter // 4, quarter % 4 * 15), zone)


@st.composite
def pauses(draw: Any, start: datetime) -> tuple[tuple[datetime, datetime], ...]:
    """Up to three, overlapping or not, some before the start, some within one day."""
    found = []
    for _ in range(draw(st.integers(0, 3))):
        begin = start + timedelta(minutes=15 * draw(st.integers(-400, 2500)))
        length = draw(st.one_of(st.integers(1, 40), st.integers(1, 1200)))
        found.append((begin, begin + timedelta(minutes=15 * length)))
    return tuple(found)


TERMS = {
    "days": st.integers(1, 70), "workdays": st.integers(1, 45), "weeks": st.integers(1, 8),
    "months": st.integers(1, 6), "years": st.just(1), "same day": st.just(0),
    "close of business": st.integers(0, 10), "hours": st.integers(1, 100),
    "minutes": st.sampled_from([15, 30, 45, 90]), "opening hours": st.integers(1, 30),
}  # fmt: skip


@st.composite
def lengths(draw: Any, units: Iterable[str] = tuple(TERMS)) -> tuple[int, str]:
    unit = draw(st.sampled_from(list(units)))
    return draw(TERMS[unit]), unit


@st.composite
def extensions(draw: Any) -> tuple[tuple[int, str] | None, tuple[int, str] | None]:
    units = ("days", "workdays", "weeks", "months", "hours", "opening hours")
    increment = draw(st.none() | lengths(units))
    in_all = draw(lengths(units)) if increment is None else draw(st.none() | lengths(units))
    return increment, in_all


@st.composite
def cases(draw: Any, zone: ZoneInfo = SHANGHAI) -> SlowCase:
    amount, unit = draw(lengths())
    start = draw(moments(zone))
    return SlowCase(
        amount,
        unit,
        start,
        house=draw(st.booleans()),
        first_day_counts=draw(st.booleans()),
        roll=draw(st.booleans()),
        close=draw(st.booleans()),
        late=draw(st.sampled_from(["same day", "next day", "next workday"])),
        pauses=draw(pauses(start)),
        extensions=tuple(draw(st.lists(extensions(), max_size=2))),
    )


def fast(
    case: SlowCase, house: str, zone: ZoneInfo = SHANGHAI, closed: frozenset[date] = CLOSED
) -> Deadline:
    opening = parse_opening(HOUSES[house][0], closed=tuple(closed))
    calendars = Calendars(STATE, HouseCalendar(STATE, opening, zone), zone)
    return compute_deadline(
        Term(case.amount, Unit(case.unit)),
        case.start,
        calendars,
        basis="house" if case.house else "state",
        counting=Counting(
            first_day_counts=case.first_day_counts,
            roll="next workday" if case.roll else "none",
            ends="close" if case.close else "midnight",
            late_receipt=case.late,
        ),
        pauses=tuple(Pause(a, b, "waiting") for a, b in case.pauses),
        extensions=tuple(
            Extension(*(Term(pair[0], Unit(pair[1])) if pair else None for pair in extension))
            for extension in case.extensions
        ),
    )


def slow(case: SlowCase, house: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    _, hours, seven_days = HOUSES[house]
    return slow_due(
        {"zone": zone, "hours": hours, "closed": CLOSED, "seven_days": seven_days}, case
    )


def at(text: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)
