"""A deadline explains itself: its steps add up, and read well in three languages."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings

from huiyin.calendars import (
    Calendars,
    Deadline,
    HouseCalendar,
    Pause,
    Step,
    StepKind,
    Term,
    compute_deadline,
    parse_opening,
    sentences,
)
from tests.calendars.cases import HOUSES, SHANGHAI, STATE, at, cases, fast
from tests.calendars.oracle import WORKED, SlowCalendar, SlowCase

K = StepKind
HEADS = (K.COUNTED, K.EXTENDED, K.EXTENDED_IN_ALL, K.CAPPED)
LEFT_OUT = (K.HOLIDAY_LEFT_OUT, K.REST_DAYS_LEFT_OUT, K.HOUSE_CLOSED)


def phases(steps: tuple[Step, ...]) -> Iterator[list[Step]]:
    """The term and each extension, with the steps that explain it."""
    found: list[list[Step]] = []
    for step in steps:
        if step.kind in HEADS:
            found.append([step])
        elif found:
            found[-1].append(step)
    return iter(found)


def length(ranges: tuple[tuple[date, date], ...]) -> int:
    return sum((last - first).days + 1 for first, last in ranges)


def days_wanted(head: Step, case: SlowCase) -> int:
    amount, unit = head.params["amount"], head.params["unit"]
    if unit in ("workdays", "close of business"):
        return amount
    base = head.kind is not K.EXTENDED
    counts = base and case.first_day_counts
    event = head.params["first"] - timedelta(days=0 if counts else 1)
    slow = SlowCalendar(at("2026-01-01T00:00").tzinfo, {}, case=case)
    return slow.calendar_days(amount, unit, event, counts_first=counts)


def check_days(head: Step, rest: list[Step], case: SlowCase) -> None:
    first, last = head.params["first"], head.params["last"]
    left_out = sum(length(s.params["ranges"]) for s in rest if s.kind in LEFT_OUT)
    paused = sum(s.params["days"] for s in rest if s.kind is K.PAUSED)
    assert (last - first).days + 1 - left_out - paused == days_wanted(head, case)
    made_up = {
        begin + timedelta(days=n)
        for step in rest
        if step.kind is K.MAKE_UP_COUNTED
        for begin, end in step.params["ranges"]
        for n in range((end - begin).days + 1)
    }
    assert made_up <= WORKED


def check_clock(head: Step, rest: list[Step]) -> None:
    unit = "minutes" if head.params["unit"] == "minutes" else "hours"
    wanted = timedelta(**{unit: head.params["amount"]})
    if head.params["unit"] == "opening hours":
        spans = next(s.params["spans"] for s in rest if s.kind is K.OPEN)
        assert sum((utc(b) - utc(a) for a, b in spans), timedelta(0)) == wanted
        return
    paused = sum((s.params["length"] for s in rest if s.kind is K.PAUSED_TIME), timedelta(0))
    if head.kind is K.COUNTED or head.kind is K.EXTENDED:
        assert utc(head.params["due"]) - utc(head.params["first"]) - paused == wanted


def utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


@pytest.mark.parametrize("house", HOUSES)
@settings(max_examples=60, deadline=None)
@given(case=cases())
def test_from_the_start_the_counted_days_and_those_left_out_lead_to_the_end(
    house: str, case: SlowCase
):
    deadline = fast(case, house)

    for head, *rest in phases(deadline.steps):
        if head.params["last"] is None:
            check_clock(head, rest)
        elif head.params["amount"]:
            check_days(head, rest, case)
    assert [s.params["due"] for s in deadline.steps if s.kind is K.ENDS] == [deadline.due]


@settings(max_examples=60, deadline=None)
@given(case=cases())
def test_every_step_is_a_sentence_in_every_language(case: SlowCase):
    steps = fast(case, "lunch").steps

    for language in ("zh-Hans", "zh-Hant", "en"):
        said = sentences(steps, language)
        assert len(said) == len(steps)
        assert not [words for words in said if "{" in words or "None" in words or not words]


def test_workdays_around_national_day_in_simplified_chinese():
    assert sentences(fast(SlowCase(15, "workdays", at("2026-09-28T10:00")), "lunch").steps) == [
        "自2026年9月28日10:00起算",
        "期限：15个工作日",
        "当日（9月28日）不计入",
        "国庆节放假不计：10月1日至7日",
        "调休上班，照常计入：10月10日",
        "休息日不计：10月11日、10月17日至18日",
        "2026年10月23日24:00届满",
    ]


def paused_and_capped() -> Deadline:
    case = SlowCase(
        15,
        "workdays",
        at("2025-12-15T18:00"),
        house=True,
        late="next workday",
        close=True,
        pauses=(
            (at("2025-12-22T10:00"), at("2025-12-24T09:00")),
            (at("2025-12-26T10:00"), at("2025-12-26T19:00")),
        ),
        extensions=(((10, "workdays"), (30, "days")),),
    )
    return fast(case, "lunch")


def test_pauses_extension_and_cap_in_traditional_chinese():
    assert sentences(paused_and_capped().steps, "zh-Hant") == [
        "自2025年12月15日18:00起算",
        "收到時已過營業時間，改自12月16日09:00起算",
        "期限：15個工作日",
        "當日（12月16日）不計入",
        "休息日不計：12月20日至21日、12月27日至28日",
        "元旦放假不計：2026年1月1日至3日",
        "調休上班，照常計入：2026年1月4日",
        "12月22日10:00至12月24日09:00中止計算，扣除2個工作日",
        "12月26日10:00至19:00中止計算，期限不受影響",
        "延長10個工作日，至2026年1月23日17:30",
        "休息日不計：2026年1月10日至11日、2026年1月17日至18日",
        "總期限不得超過30日，以2026年1月17日24:00為限",
        "12月22日10:00至12月24日09:00中止計算，扣除2日",
        "12月26日10:00至19:00中止計算，期限不受影響",
        "2026年1月17日24:00屆滿",
    ]


def test_opening_hours_and_a_rolled_month_end_in_english():
    hours = SlowCase(
        2,
        "opening hours",
        at("2026-09-24T16:00"),
        pauses=((at("2026-09-24T17:00"), at("2026-09-28T09:15")),),
    )
    month = SlowCase(1, "months", at("2026-01-31T10:00"), roll=True)
    week = SlowCase(1, "weeks", at("2025-10-01T10:00"), roll=True)

    assert sentences(fast(hours, "lunch").steps, "en") == [
        "Counted from 24 September 2026, 16:00",
        "Limit: 2 opening hours",
        "Paused from 24 September, 17:00 to 28 September, 09:15: 3 d 16 h 15 min",
        "Opening hours counted: 24 September 16:00–17:00, 28 September 09:15–10:15",
        "Ends 28 September 2026, 10:15",
    ]
    assert sentences(fast(month, "lunch").steps, "en") == [
        "Counted from 31 January 2026, 10:00",
        "Limit: 1 month",
        "The day itself, 31 January, does not count",
        "The month has no such day, so its last day, 28 February, is the end",
        "Ends 28 February 2026, 24:00",
    ]
    assert sentences(fast(week, "lunch").steps, "en")[3:] == [
        "The last day, 8 October, falls on National Day, so the end moves to 9 October",
        "Ends 9 October 2025, 24:00",
    ]


def test_a_clock_that_stands_still_names_no_end():
    calendars = Calendars(STATE, HouseCalendar(STATE, parse_opening({}), SHANGHAI), SHANGHAI)
    waiting = (Pause(at("2026-03-03T10:00"), None, "waiting"),)
    paused = compute_deadline(
        Term.parse("5 workdays"), at("2026-03-02T10:00"), calendars, pauses=waiting
    )
    missed = compute_deadline(
        Term.parse("5 hours"), at("2026-03-02T10:00"), calendars, pauses=waiting
    )

    assert not paused.is_late(at("2027-01-01T00:00"))
    assert sentences(paused.steps)[-1] == "自3月3日10:00起中止计算，恢复后再定届满时间"
    assert missed.is_late(at("2026-03-02T15:00"))
    assert sentences(missed.steps)[-1] == "2026年3月2日15:00届满"
