"""Explains a deadline step by step, as data."""

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from huiyin.calendars.days import Ranges, Reason
from huiyin.calendars.phases import Phase
from huiyin.calendars.request import Request
from huiyin.calendars.steps import Step, StepKind
from huiyin.calendars.terms import Unit

if TYPE_CHECKING:
    from huiyin.calendars.deadline import Deadline, Extended

_INSTANT = timedelta(microseconds=1)


def steps_of(deadline: "Deadline") -> tuple[Step, ...]:
    request, zone = deadline.request, deadline.request.calendars.zone
    received = request.local_start
    steps = [Step(StepKind.STARTED, {"at": received})]
    if deadline.counted_from != received:
        steps.append(Step(StepKind.LATE_RECEIPT, {"at": received, "from": deadline.counted_from}))
    steps.append(_counted(StepKind.COUNTED, deadline.term, deadline.term.due))
    if not deadline.term.term.unit.is_clock_time and deadline.term.term.amount:
        steps.append(_first_day(request, deadline.counted_from.date()))
    steps += _phase(request, deadline.term)
    for extended in deadline.extended:
        steps += _extension(request, extended)
    paused_since = deadline.paused_since
    if paused_since is None:
        steps.append(Step(StepKind.ENDS, {"due": deadline.due}))
    else:
        steps.append(Step(StepKind.STILL_PAUSED, {"from": paused_since.astimezone(zone)}))
    if deadline.provisional:
        steps.append(Step(StepKind.PROVISIONAL, {"years": _provisional_years(deadline)}))
    return tuple(steps)


def _counted(kind: StepKind, phase: Phase, due: datetime) -> Step:
    term, begins, last = phase.term, phase.begins, phase.last
    return Step(
        kind,
        {"amount": term.amount, "unit": term.unit, "first": begins, "last": last, "due": due},
    )


def _first_day(request: Request, day: date) -> Step:
    if request.counting.first_day_counts:
        return Step(StepKind.FIRST_DAY_COUNTED, {"day": day})
    return Step(StepKind.FIRST_DAY_LEFT_OUT, {"day": day})


def _phase(request: Request, phase: Phase) -> list[Step]:
    """What was left out on the way, and where the last day was moved to."""
    if phase.last is None:
        return _by_clock(request, phase)
    assert not isinstance(phase.begins, datetime)
    steps: list[Step] = []
    if phase.term.unit.is_by_workdays:
        for reason, ranges in request.days.left_out(phase.begins, phase.last):
            steps.append(_left_out(request, reason, ranges))
    elif phase.month_end:
        steps.append(Step(StepKind.MONTH_END, {"day": phase.last}))
    if request.pauses:
        steps += _paused_days(request, phase, phase.begins, phase.last)
    if phase.ends_on is not None and phase.ends_on is not phase.last:
        steps.append(_rolled(request, phase.last, phase.ends_on))
    return steps


def _left_out(request: Request, reason: Reason, ranges: Ranges) -> Step:
    kind, name = reason
    if name:
        return Step(kind, {**_named(request, name), "ranges": ranges})
    return Step(kind, {"ranges": ranges})


def _named(request: Request, name: str) -> dict[str, Any]:
    return {"name": name, "names": request.calendars.state.names.get(name, {})}


def _rolled(request: Request, last: date, ends_on: date) -> Step:
    reason = request.days.reason(last)
    assert reason is not None
    why = _named(request, reason.name) if reason.name else {}
    return Step(StepKind.ROLLED, {"from": last, "to": ends_on, "why": reason.kind, **why})


def _paused_days(request: Request, phase: Phase, first: date, last: date) -> list[Step]:
    """Each pause that touches these days, with the number of days it cost: none within one day."""
    zone, lost = request.calendars.zone, _days_lost(request, phase, first, last)
    unit = Unit.WORKDAYS if phase.term.unit.is_by_workdays else Unit.DAYS
    steps = []
    for pause in sorted(request.pauses, key=lambda p: p.from_):
        if pause.until is None:
            continue
        begin, end = pause.from_.astimezone(zone), pause.until.astimezone(zone)
        if begin.date() <= last and end.date() >= first:
            days = lost.get(id(pause), 0)
            params = {"from": begin, "until": end, "cause": pause.cause, "days": days, "unit": unit}
            steps.append(Step(StepKind.PAUSED, params))
    return steps


def _days_lost(request: Request, phase: Phase, first: date, last: date) -> dict[int, int]:
    lost = {}
    for begin, until, pause in request.paused_days:
        low, high = max(begin, first.toordinal()), min(until, last.toordinal() + 1)
        if low >= high:
            continue
        if phase.term.unit.is_by_workdays:
            lost[id(pause)] = request.days.between(date.fromordinal(low), date.fromordinal(high))
        else:
            lost[id(pause)] = high - low
    return lost


def _by_clock(request: Request, phase: Phase) -> list[Step]:
    """The pauses on the way, and the opening hours that counted."""
    assert isinstance(phase.begins, datetime)
    zone, steps = request.calendars.zone, list[Step]()
    for paused in request.paused_time if request.pauses else ():
        begin, end = max(paused.from_, phase.begins.astimezone(UTC)), paused.until
        if begin < end and begin < phase.due:
            local = {"from": begin.astimezone(zone), "until": end.astimezone(zone)}
            params = {**local, "length": end - begin, "cause": paused.pause.cause}
            steps.append(Step(StepKind.PAUSED_TIME, params))
    if phase.spans:
        spans = tuple((a.astimezone(zone), b.astimezone(zone)) for a, b in phase.spans)
        steps.append(Step(StepKind.OPEN, {"spans": spans}))
    return steps


def _extension(request: Request, extended: "Extended") -> list[Step]:
    """The extension with the date it led to, and its cap where it is the cap that decides."""
    increment, in_all = extended.increment, extended.in_all
    if increment is None:
        assert in_all is not None
        head = _counted(StepKind.EXTENDED_IN_ALL, in_all, extended.due)
        return [head, *_phase(request, in_all)]
    head = _counted(StepKind.EXTENDED, increment, increment.due)
    steps = [head, *_phase(request, increment)]
    if in_all is not None and in_all.due < increment.due:
        steps.append(_counted(StepKind.CAPPED, in_all, extended.due))
        steps += _phase(request, in_all)
    return steps


def _provisional_years(deadline: "Deadline") -> tuple[int, ...]:
    known = deadline.request.calendars.state.provisional_years
    last = (deadline.due - _INSTANT).year
    return tuple(sorted(year for year in known if deadline.counted_from.year <= year <= last))
