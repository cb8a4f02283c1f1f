"""Counts one phase of a deadline: its own term, or one extension of it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain
from typing import NamedTuple

from huiyin.calendars.days import Days
from huiyin.calendars.opening import Span
from huiyin.calendars.request import Request
from huiyin.calendars.terms import Term, Unit, add_months

_DAY = timedelta(days=1)
_INSTANT = timedelta(microseconds=1)
_MIDNIGHT = time(0)
_NO_TIME = timedelta(0)
_MONTHS = {Unit.MONTHS: 1, Unit.YEARS: 12}


class Phase(NamedTuple):
    """From `begins` the term ran to `due`.

    In days, `begins` is the first day counted and `last` the last one, before it was rolled to
    `ends_on`. In hours `begins` is a moment and there is no last day. `month_end`: the last month
    had no day of the number sought. `spans`: the opening hours that counted, in UTC.
    """

    term: Term
    begins: date | datetime
    last: date | None
    ends_on: date | None
    due: datetime
    month_end: bool = False
    spans: tuple[Span, ...] = ()


def received(request: Request) -> datetime:
    """The local moment from which the term counts; a receipt after closing may count as a later one."""
    start = request.local_start
    if request.counting.late_receipt == "same day":
        return start
    day = start.date()
    closing = request.hours.closing(day)
    if closing is not None and start < closing:
        return start
    if request.counting.late_receipt == "next workday":
        day = request.days.add(day, 1)
    else:
        day += _DAY
    return request.hours.opens(day) or midnight_of(request, day)


def first_phase(request: Request, term: Term, start: datetime) -> Phase:
    """The phase that begins with the event itself, at `start` in the zone of the calendars."""
    if term.unit.is_clock_time:
        return _by_clock(request, term, start)
    if term.unit is Unit.SAME_DAY:
        return _ended(request, term, start.date(), _unpaused(request, start.date()))
    if term.unit is Unit.CLOSE_OF_BUSINESS and not term.amount:
        return _next_closing(request, term, start)
    return _by_days(request, term, start.date(), counts=request.counting.first_day_counts)


def next_phase(request: Request, term: Term, due: datetime) -> Phase:
    """The phase that follows on a due date: counts from the day after its last day."""
    if term.unit.is_clock_time:
        return _by_clock(request, term, due)
    return _by_days(request, term, (due - _INSTANT).date(), counts=False)


def _by_clock(request: Request, term: Term, start: datetime) -> Phase:
    if term.unit is Unit.OPENING_HOURS:
        return _by_opening_hours(request, term, start)
    due = start.astimezone(UTC) + term.as_timedelta()
    for paused in request.paused_time if request.pauses else ():
        if due <= paused.from_:
            break
        due += max(paused.until - max(paused.from_, start), _NO_TIME)
    return Phase(term, start, None, None, due.astimezone(request.calendars.zone))


def _by_opening_hours(request: Request, term: Term, start: datetime) -> Phase:
    left, spans = term.as_timedelta(), list[Span]()
    for opens, closes in _open_spans(request, start.astimezone(UTC)):
        if closes - opens >= left:
            due = opens + left
            spans.append((opens, due))
            local = due.astimezone(request.calendars.zone)
            return Phase(term, start, None, None, local, spans=tuple(spans))
        left -= closes - opens
        spans.append((opens, closes))
    raise AssertionError("opening hours go on for ever")


def _open_spans(request: Request, begin: datetime) -> Iterator[Span]:
    """When opening hours run from `begin` on, in UTC: the house is open and nothing pauses."""
    spans = request.hours.open_instants(begin)
    if not request.pauses:
        return spans
    return chain.from_iterable(_unpaused_parts(request, span) for span in spans)


def _unpaused_parts(request: Request, span: Span) -> Iterator[Span]:
    begin, end = span
    for paused in request.paused_time:
        if paused.until <= begin:
            continue
        if paused.from_ >= end:
            break
        if paused.from_ > begin:
            yield begin, paused.from_
        begin = paused.until
    if begin < end:
        yield begin, end


def _by_days(request: Request, term: Term, day: date, *, counts: bool) -> Phase:
    """Counts from the day after `day`, or from `day` itself where it `counts`."""
    after = day - _DAY if counts else day
    if term.unit.is_by_workdays:
        last = _nth_workday(request, after, term.amount)
    else:
        nominal = _nominal_end(term, day, counts=counts)
        last = _nth_day(request, after, (nominal - after).days)
        if term.unit in _MONTHS and nominal.day < day.day - counts:
            return _ended(request, term, after + _DAY, last)._replace(month_end=True)
    return _ended(request, term, after + _DAY, last)


def _nominal_end(term: Term, day: date, *, counts: bool) -> date:
    """The last day if nothing pauses: the corresponding day of the week or month (art. 202).

    Where the first day counts, the day before it; a month without that day ends with its last.
    """
    if term.unit in _MONTHS:
        end = add_months(day, term.amount * _MONTHS[term.unit])
        return end - _DAY if counts and end.day == day.day else end
    end = day + timedelta(days=term.amount * (7 if term.unit is Unit.WEEKS else 1))
    return end - _DAY if counts else end


def _nth_day(request: Request, after: date, count: int) -> date:
    """The `count`th day after `after` that no pause leaves out."""
    last = after.toordinal() + count
    for first, until, _ in request.paused_days if request.pauses else ():
        if last < first:
            break
        last += max(until - max(first, after.toordinal() + 1), 0)
    return date.fromordinal(last)


def _nth_workday(request: Request, after: date, count: int) -> date:
    """The `count`th workday after `after` that no pause leaves out."""
    days = request.days
    last = days.add(after, count)
    for first, until, _ in request.paused_days if request.pauses else ():
        if last.toordinal() < first:
            break
        count += _workdays_lost(days, max(first, after.toordinal() + 1), until)
        last = days.add(after, count)
    return last


def _workdays_lost(days: Days, first: int, until: int) -> int:
    return days.between(date.fromordinal(first), date.fromordinal(until)) if first < until else 0


def _unpaused(request: Request, day: date) -> date:
    """The day itself, or the one on which its pause ended."""
    ordinal = day.toordinal()
    for first, until, _ in request.paused_days if request.pauses else ():
        if first <= ordinal < until:
            ordinal = until
    return date.fromordinal(ordinal)


def _next_closing(request: Request, term: Term, start: datetime) -> Phase:
    """The first closing after `start`: at once on an open day, else that of the next open day."""
    day = _unpaused(request, start.date())
    while True:
        closing = request.hours.closing(day)
        if closing is not None and closing > start:
            return Phase(term, start.date(), day, day, closing)
        day = _unpaused(request, day + _DAY)


def _ended(request: Request, term: Term, begins: date, last: date) -> Phase:
    ends_on = last
    if request.counting.roll == "next workday" and not request.days.is_workday(last):
        ends_on = _nth_workday(request, last, 1)
    if request.counting.ends == "close" or term.unit is Unit.CLOSE_OF_BUSINESS:
        closing = request.hours.closing(ends_on)
        if closing is not None:
            return Phase(term, begins, last, ends_on, closing)
    return Phase(term, begins, last, ends_on, midnight_of(request, ends_on + _DAY))


def midnight_of(request: Request, day: date) -> datetime:
    """The moment at which a day begins, in the zone of the calendars."""
    return datetime.combine(day, _MIDNIGHT, request.calendars.zone)
