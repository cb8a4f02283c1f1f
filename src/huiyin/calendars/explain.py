"""Explains a deadline step by step, as data."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from huiyin.calendars.days import Ranges, Reason
from huiyin.calendars.phases import Phase, open_spans
from huiyin.calendars.request import Request
from huiyin.calendars.steps import Step, StepKind
from huiyin.calendars.terms import Unit

if TYPE_CHECKING:
    from huiyin.calendars.deadline import Deadline, Extended

_DAY = timedelta(days=1)
_INSTANT = timedelta(microseconds=1)
_BY_WORKDAYS = (Unit.WORKDAYS, Unit.CLOSE_OF_BUSINESS)


def steps_of(deadline: "Deadline") -> tuple[Step, ...]:
    return tuple(_steps(deadline))


def _steps(deadline: "Deadline") -> Iterator[Step]:
    request, zone = deadline.request, deadline.request.calendars.zone
    received = request.start.astimezone(zone)
    yield Step(StepKind.STARTED, {"at": received})
    if deadline.counted_from != received:
        yield Step(StepKind.LATE_RECEIPT, {"at": received, "from": deadline.counted_from})
    yield _counted(StepKind.COUNTED, deadline.term, deadline.term.due)
    yield from _first_day(request, deadline)
    yield from _phase(request, deadline.term)
    for extended in deadline.extended:
        yield from _extension(request, extended)
    paused_since = deadline.paused_since
    if paused_since is not None:
        yield Step(StepKind.STILL_PAUSED, {"from": paused_since.astimezone(zone)})
    else:
        yield Step(StepKind.ENDS, {"due": deadline.due})
    if deadline.provisional:
        yield Step(StepKind.PROVISIONAL, {"years": _provisional_years(deadline)})


def _counted(kind: StepKind, phase: Phase, due: datetime) -> Step:
    term = phase.term
    return Step(
        kind,
        {
            "amount": term.amount,
            "unit": term.unit.value,
            "first": phase.begins,
            "last": phase.last,
            "due": due,
        },
    )


def _first_day(request: Request, deadline: "Deadline") -> Iterator[Step]:
    term = deadline.term.term
    if term.unit.is_clock_time or not term.amount:
        return
    day = deadline.counted_from.date()
    if request.counting.first_day_counts:
        yield Step(StepKind.FIRST_DAY_COUNTED, {"day": day})
    else:
        yield Step(StepKind.FIRST_DAY_LEFT_OUT, {"day": day})


def _phase(request: Request, phase: Phase) -> Iterator[Step]:
    """What was left out on the way, and where the last day was moved to."""
    if phase.last is None:
        yield from _by_clock(request, phase)
        return
    assert not isinstance(phase.begins, datetime)
    if phase.term.unit in _BY_WORKDAYS:
        for reason, ranges in request.days.left_out(phase.begins, phase.last):
            yield _left_out(request, reason, ranges)
    elif phase.month_end:
        yield Step(StepKind.MONTH_END, {"day": phase.last})
    if request.pauses:
        yield from _paused_days(request, phase, phase.begins, phase.last)
    if phase.ends_on is not None and phase.ends_on != phase.last:
        yield _rolled(request, phase.last, phase.ends_on)


def _left_out(request: Request, reason: Reason, ranges: Ranges) -> Step:
    if reason.kind is StepKind.HOLIDAY_LEFT_OUT:
        return Step(reason.kind, {**_named(request, reason.name), "ranges": ranges})
    return Step(reason.kind, {"ranges": ranges})


def _named(request: Request, name: str) -> dict[str, Any]:
    return {"name": name, "names": request.calendars.state.names.get(name, {})}


def _rolled(request: Request, last: date, ends_on: date) -> Step:
    reason = request.days.reason(last)
    assert reason is not None
    why = _named(request, reason.name) if reason.name else {}
    return Step(StepKind.ROLLED, {"from": last, "to": ends_on, "why": reason.kind.value, **why})


def _paused_days(request: Request, phase: Phase, first: date, last: date) -> Iterator[Step]:
    """Each pause that touches these days, with the number of days it cost: none within one day."""
    zone, lost = request.calendars.zone, _days_lost(request, phase, first, last)
    unit = Unit.WORKDAYS if phase.term.unit in _BY_WORKDAYS else Unit.DAYS
    for pause in sorted(request.pauses, key=lambda p: p.from_):
        if pause.until is None:
            continue
        begin, end = pause.from_.astimezone(zone), pause.until.astimezone(zone)
        if begin.date() <= last and end.date() >= first:
            params = {"from": begin, "until": end, "cause": pause.cause, "unit": unit.value}
            yield Step(StepKind.PAUSED, {**params, "days": lost.get(id(pause), 0)})


def _days_lost(request: Request, phase: Phase, first: date, last: date) -> dict[int, int]:
    lost = {}
    for begin, until, pause in request.paused_days:
        low, high = max(begin, first.toordinal()), min(until, last.toordinal() + 1)
        if low >= high:
            continue
        if phase.term.unit in _BY_WORKDAYS:
            lost[id(pause)] = request.days.between(date.fromordinal(low), date.fromordinal(high))
        else:
            lost[id(pause)] = high - low
    return lost


def _by_clock(request: Request, phase: Phase) -> Iterator[Step]:
    begins, due = phase.begins, phase.due.astimezone(UTC)
    assert isinstance(begins, datetime)
    zone = request.calendars.zone
    for paused in request.paused_time if request.pauses else ():
        begin, end = max(paused.from_, begins.astimezone(UTC)), paused.until
        if begin < end and begin < due:
            params = {"from": begin.astimezone(zone), "until": end.astimezone(zone)}
            cause = paused.pause.cause
            yield Step(StepKind.PAUSED_TIME, {**params, "length": end - begin, "cause": cause})
    if phase.term.unit is Unit.OPENING_HOURS:
        spans = []
        for opens, closes in open_spans(request, begins.astimezone(UTC)):
            if opens >= due:
                break
            spans.append((opens.astimezone(zone), min(closes, due).astimezone(zone)))
        yield Step(StepKind.OPEN, {"spans": tuple(spans)})


def _extension(request: Request, extended: "Extended") -> Iterator[Step]:
    """Each extension with the date it led to, and the cap where it is the cap that decides."""
    increment, in_all = extended.increment, extended.in_all
    if increment is not None:
        yield _counted(StepKind.EXTENDED, increment, increment.due)
        yield from _phase(request, increment)
        if in_all is not None and in_all.due < increment.due:
            yield _counted(StepKind.CAPPED, in_all, extended.due)
            yield from _phase(request, in_all)
    elif in_all is not None:
        yield _counted(StepKind.EXTENDED_IN_ALL, in_all, extended.due)
        yield from _phase(request, in_all)


def _provisional_years(deadline: "Deadline") -> tuple[int, ...]:
    known = deadline.request.calendars.state.provisional_years
    last = (deadline.due - _INSTANT).year
    return tuple(sorted(year for year in known if deadline.counted_from.year <= year <= last))
