"""When the clocks of a case are due: by which limit, from which anchor, with which warnings."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

from huiyin.calendars import Calendars, Counting, Deadline, Extension, Term, Unit, compute_deadline
from huiyin.casework import events as e
from huiyin.casework.case import ClockState
from huiyin.casework.clock_rules import limit_of, rule_of
from huiyin.casework.draft import Draft
from huiyin.casework.matching import event_env
from huiyin.casework.missing_years import counted
from huiyin.policy.expressions import UNKNOWN, Layers
from huiyin.policy.schema.base import Limit
from huiyin.policy.schema.counting import CountingSpec, Timed
from huiyin.policy.schema.time import Clock

_DAY = timedelta(days=1)
_INSTANT = timedelta(microseconds=1)


@cache
def counting(spec: CountingSpec) -> Counting:
    return Counting(
        first_day_counts=spec.first_day_counts,
        roll=spec.roll,
        ends=spec.ends,
        late_receipt=spec.late_receipt,
    )


def deadline_of(
    draft: Draft, rule: Timed, start: datetime, term: Term, state: ClockState | None = None
) -> Deadline:
    """When a limit of this rule ends that began at `start`, pauses and extensions included."""
    return counted(
        draft,
        lambda calendars: compute_deadline(
            term,
            start,
            in_hours_of(calendars, rule),
            basis=rule.basis,
            counting=counting(rule.counting),
            pauses=state.pauses if state else (),
            extensions=extensions_of(rule, state),
        ),
    )


def in_hours_of(calendars: Calendars, rule: Timed) -> Calendars:
    """The calendars with the hours of the unit that the rule names, if it names one."""
    return calendars.at(rule.hours) if rule.hours else calendars


def extensions_of(rule: Timed, state: ClockState | None) -> tuple[Extension, ...]:
    if state is None or not isinstance(rule, Clock) or rule.extension is None:
        return ()
    spec = rule.extension
    return tuple(
        Extension(Term.parse(term) if term else spec.by, spec.total) for term in state.extended_by
    )


def possible_terms(limit: Limit, env: Mapping[str, Any]) -> tuple[list[Term], bool]:
    """The terms that may govern, and whether that is still open because a fact is unknown."""
    possible: list[Term] = []
    for case in limit.cases:
        value = case.when.value(env)
        if value is True:
            return [*possible, case.within], bool(possible)
        if value is UNKNOWN:
            possible.append(case.within)
    if limit.otherwise is not None:
        possible.append(limit.otherwise)
    if limit.setting is not None and limit.setting in env:
        possible.append(env[limit.setting])
    return possible, len(possible) > 1


def settled_env(draft: Draft) -> Mapping[str, Any]:
    """What conditions on a limit may read: a provisional result settles none, so the shortest runs."""
    open_ones = {a.table: UNKNOWN for a in draft.case.assessments.values() if a.provisional}
    return Layers(open_ones, draft.env) if open_ones else draft.env


def shortest(
    draft: Draft, clock: str, start: datetime, *, key: str = "", state: ClockState | None = None
) -> tuple[Term, Deadline] | None:
    """Of the terms that may govern a clock the one that ends first; None where it has no limit."""
    rule, limit = rule_of(draft.policy, clock), limit_of(draft.policy, clock, key)
    if rule is None or limit is None:
        return None
    terms, _ = possible_terms(limit, settled_env(draft))
    dated = [(term, deadline_of(draft, rule, start, term, state)) for term in terms]
    return min(dated, key=lambda pair: pair[1].due, default=None)


def end_of_day(draft: Draft, clock: Clock, day: Any) -> datetime:
    """When an agreed date ends; how late a receipt may be has no bearing on it."""
    zone = draft.context.calendars.zone
    midnight = datetime(day.year, day.month, day.day, tzinfo=zone)
    counted_alike = replace(clock.counting, late_receipt="same day")
    rule = replace(clock, counting=counted_alike)
    return deadline_of(draft, rule, midnight, Term.parse("same day")).due


def anchor_of(draft: Draft, clock: Clock, event: e.Event) -> datetime:
    if clock.anchor is None:
        return event.at
    anchor = clock.anchor.value(event_env(draft, event))
    return event.at if anchor is UNKNOWN else anchor


def warnings_of(draft: Draft, name: str, due: datetime) -> tuple[datetime, ...]:
    """The moments at which somebody is told that the end of a clock is near."""
    clock = draft.policy.clocks.get(name)
    if clock is None:
        return ()
    moments = [warning_moment(draft, clock, due, warning.before) for warning in clock.warn]
    return tuple(sorted(moment for moment in moments if moment > draft.context.now))


def warning_moment(draft: Draft, clock: Clock, due: datetime, before: Term) -> datetime:
    """In workdays the beginning of a day: from it on just so many are left, the last day included."""
    zone = draft.context.calendars.zone
    if before.unit is not Unit.WORKDAYS:
        return due - before.as_timedelta()
    after = (due - _INSTANT).astimezone(zone).date() + _DAY

    def counted_back(known: Calendars) -> date:
        days = known.house if clock.basis == "house" else known.state
        return days.add_workdays(after, -before.amount)

    return datetime.combine(counted(draft, counted_back), time(0), zone)
