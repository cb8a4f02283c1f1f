"""Explains a deadline step by step, as data and as sentences in three languages."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from huiyin.calendars.steps import Step, StepKind
from huiyin.calendars.terms import Unit

if TYPE_CHECKING:
    from huiyin.calendars.deadline import Request

_DAY = timedelta(days=1)
_FRIDAY = 4


def steps_of(request: "Request", due: datetime, *, provisional: bool) -> tuple[Step, ...]:
    return tuple(_steps(request, due, provisional=provisional))


def _steps(request: "Request", due: datetime, *, provisional: bool) -> Iterator[Step]:
    local = request.start.astimezone(request.calendars.zone)
    yield Step(StepKind.STARTED, {"at": local})
    yield Step(StepKind.COUNTED, {"amount": request.term.amount, "unit": request.term.unit.value})
    if not request.term.unit.is_clock_time and request.term.unit is not Unit.SAME_DAY:
        if not request.counting.first_day_counts:
            yield Step(StepKind.FIRST_DAY_LEFT_OUT, {"day": local.date()})
        last = (due - timedelta(microseconds=1)).date()
        if request.term.unit is Unit.WORKDAYS:
            yield from _left_out(request, local.date() + _DAY, last)
    for pause in request.pauses:
        yield Step(StepKind.PAUSED, {"from": pause.from_, "until": pause.until})
    for extension in request.extensions:
        term = extension.increment or extension.in_all
        if term is not None:
            yield Step(StepKind.EXTENDED, {"amount": term.amount, "unit": term.unit.value})
    yield Step(StepKind.ENDS, {"due": due})
    if provisional:
        yield Step(StepKind.PROVISIONAL, {"year": (due - timedelta(microseconds=1)).year})


def _left_out(request: "Request", first: date, last: date) -> Iterator[Step]:
    """Weekends as ranges, holidays by name, and the make-up workdays that did count."""
    found: dict[tuple[StepKind, str], list[date]] = {}
    for n in range((last - first).days + 1):
        day = first + timedelta(days=n)
        why = _why_left_out(request, day)
        if why is not None:
            found.setdefault(why, []).append(day)
    for kind in _LEFT_OUT:
        for (step, name), days in found.items():
            if step is kind:
                named = {"name": name} if name else {}
                yield Step(kind, {**named, "ranges": _ranges(days)})


_LEFT_OUT = (
    StepKind.HOLIDAY_LEFT_OUT,
    StepKind.REST_DAYS_LEFT_OUT,
    StepKind.MAKE_UP_COUNTED,
    StepKind.HOUSE_CLOSED,
)


def _why_left_out(request: "Request", day: date) -> tuple[StepKind, str] | None:
    year = request.calendars.state.years.get(day.year)
    if year is None:
        return None
    if day in year.holidays:
        return StepKind.HOLIDAY_LEFT_OUT, year.holidays[day]
    if day in year.make_up:
        return StepKind.MAKE_UP_COUNTED, ""
    if day.weekday() > _FRIDAY:
        return StepKind.REST_DAYS_LEFT_OUT, ""
    if request.basis == "house" and day in request.calendars.house.opening.closed:
        return StepKind.HOUSE_CLOSED, ""
    return None


def _ranges(days: list[date]) -> tuple[tuple[date, date], ...]:
    found: list[tuple[date, date]] = []
    for day in days:
        if found and day - found[-1][1] == _DAY:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return tuple(found)


_UNITS = {
    "zh-Hans": {"minutes": "分钟", "hours": "小时", "opening hours": "工作小时", "days": "日",
                "workdays": "个工作日", "weeks": "周", "months": "个月", "years": "年",
                "same day": "当日", "close of business": "营业结束"},
    "zh-Hant": {"minutes": "分鐘", "hours": "小時", "opening hours": "工作小時", "days": "日",
                "workdays": "個工作日", "weeks": "週", "months": "個月", "years": "年",
                "same day": "當日", "close of business": "營業結束"},
    "en": {},
}  # fmt: skip

_SENTENCES = {
    "zh-Hans": {
        StepKind.STARTED: "起算：{at}",
        StepKind.COUNTED: "期限：{length}",
        StepKind.FIRST_DAY_LEFT_OUT: "当日（{day}）不计入",
        StepKind.REST_DAYS_LEFT_OUT: "休息日不计：{ranges}",
        StepKind.HOLIDAY_LEFT_OUT: "{name}放假不计：{ranges}",
        StepKind.MAKE_UP_COUNTED: "调休上班日计入：{ranges}",
        StepKind.HOUSE_CLOSED: "本单位休业不计：{ranges}",
        StepKind.PAUSED: "中止：{from}至{until}",
        StepKind.EXTENDED: "延长：{length}",
        StepKind.ENDS: "届满：{due}",
        StepKind.PROVISIONAL: "{year}年节假日安排尚未公布，日期暂定",
    },
    "zh-Hant": {
        StepKind.STARTED: "起算：{at}",
        StepKind.COUNTED: "期限：{length}",
        StepKind.FIRST_DAY_LEFT_OUT: "當日（{day}）不計入",
        StepKind.REST_DAYS_LEFT_OUT: "休息日不計：{ranges}",
        StepKind.HOLIDAY_LEFT_OUT: "{name}放假不計：{ranges}",
        StepKind.MAKE_UP_COUNTED: "補班日計入：{ranges}",
        StepKind.HOUSE_CLOSED: "本單位休業不計：{ranges}",
        StepKind.PAUSED: "中止：{from}至{until}",
        StepKind.EXTENDED: "延長：{length}",
        StepKind.ENDS: "屆滿：{due}",
        StepKind.PROVISIONAL: "{year}年放假安排尚未公佈，日期暫定",
    },
    "en": {
        StepKind.STARTED: "Starts {at}",
        StepKind.COUNTED: "Runs {length}",
        StepKind.FIRST_DAY_LEFT_OUT: "The day itself ({day}) does not count",
        StepKind.REST_DAYS_LEFT_OUT: "Rest days left out: {ranges}",
        StepKind.HOLIDAY_LEFT_OUT: "{name} left out: {ranges}",
        StepKind.MAKE_UP_COUNTED: "Make-up workdays counted: {ranges}",
        StepKind.HOUSE_CLOSED: "Closing days of the house left out: {ranges}",
        StepKind.PAUSED: "Paused from {from} until {until}",
        StepKind.EXTENDED: "Extended: {length}",
        StepKind.ENDS: "Ends {due}",
        StepKind.PROVISIONAL: "The calendar of {year} is not published yet: provisional",
    },
}  # fmt: skip


def sentences(steps: Iterable[Step], language: str = "zh-Hans") -> list[str]:
    """The steps in words. Moments are shown as they stand, in the zone they carry."""
    return [_SENTENCES[language][step.kind].format(**_worded(step, language)) for step in steps]


def _worded(step: Step, language: str) -> dict[str, str]:
    worded = {name: _word(value, language) for name, value in step.params.items()}
    if "unit" in step.params:
        worded["length"] = term_words(step.params["amount"], step.params["unit"], language)
    return worded


def term_words(amount: int, unit: str, language: str = "zh-Hans") -> str:
    """A term as people say it: 15个工作日, 當日, 2 hours."""
    if language == "en":
        return f"{amount} {unit}" if amount else unit
    word = _UNITS[language][unit]
    return f"{amount}{word}" if amount else word


def _word(value: Any, language: str) -> str:
    if isinstance(value, datetime):
        if value.hour == value.minute == value.second == 0:
            ended = (value - timedelta(days=1)).date()
            return f"{ended} 24:00"
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, tuple):
        return "、".join(str(a) if a == b else f"{a}—{b}" for a, b in value)
    if value is None:
        return "…"
    return str(value)
