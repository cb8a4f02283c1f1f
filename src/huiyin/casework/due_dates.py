"""When the clocks of a case are due: by which limit, from which anchor, with which warnings."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from huiyin.calendars import Calendars, Counting, Deadline, Extension, Term, Unit, compute_deadline
from huiyin.casework import events as e
from huiyin.casework.case import ClockState
from huiyin.casework.draft import Draft
from huiyin.casework.matching import event_env
from huiyin.casework.missing_years import counted
from huiyin.policy.expressions import UNKNOWN, Layers
from huiyin.policy.schema.base import Limit
from huiyin.policy.schema.time import Clock, CountingSpec, Ladder

_DAY = timedelta(days=1)
_INSTANT = timedelta(microseconds=1)


def counting(spec: CountingSpec) -> Counting:
    return Counting(
        first_day_counts=spec.first_day_counts,
        roll=spec.roll,
        ends=spec.ends,
        late_receipt=spec.late_receipt,
    )


def deadline_of(
    draft: Draft, clock: Clock, start: datetime, term: Term, state: ClockState | None = None
) -> Deadline:
    """When a clock of this rule ends that began at `start`, pauses and extensions included."""
    return counted(
        draft,
        lambda calendars: compute_deadline(
            term,
            start,
            in_hours_of(calendars, clock),
            basis=clock.basis,
            counting=counting(clock.counting),
            pauses=state.pauses if state else (),
            extensions=extensions_of(clock, state),
        ),
    )


def deadline_of_term(
    draft: Draft, term: Term, start: datetime, rule: Ladder | None = None
) -> Deadline:
    """As `deadline_of`, for a limit that stands in no clock of its own but, perhaps, in a ladder."""
    if rule is None:
        return counted(draft, lambda calendars: compute_deadline(term, start, calendars))
    return counted(
        draft,
        lambda calendars: compute_deadline(
            term, start, in_hours_of(calendars, rule), basis=rule.basis
        ),
    )


def in_hours_of(calendars: Calendars, rule: Clock | Ladder) -> Calendars:
    """The calendars with the hours of the unit that the rule names, if it names one."""
    return calendars.at(rule.hours) if rule.hours else calendars


def extensions_of(clock: Clock, state: ClockState | None) -> tuple[Extension, ...]:
    if state is None or clock.extension is None:
        return ()
    made = Extension(clock.extension.by, clock.extension.total)
    return (made,) * state.extensions


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
    draft: Draft, clock: Clock, start: datetime, state: ClockState | None = None
) -> tuple[Term, Deadline, bool] | None:
    if clock.within is None:
        return None
    terms, open_question = possible_terms(clock.within, settled_env(draft))
    dated = [(deadline_of(draft, clock, start, term, state), term) for term in terms]
    if not dated:
        return None
    deadline, term = min(dated, key=lambda pair: pair[0].due)
    return term, deadline, open_question


def end_of_day(draft: Draft, day: Any) -> datetime:
    zone = draft.context.calendars.zone
    midnight = datetime(day.year, day.month, day.day, tzinfo=zone)
    return compute_deadline(Term.parse("same day"), midnight, draft.context.calendars).due


def anchor_of(draft: Draft, clock: Clock, event: e.Event) -> datetime:
    if clock.anchor is None:
        return event.at
    anchor = clock.anchor.value(event_env(draft, event))
    return event.at if anchor is UNKNOWN else anchor


def warnings_before(draft: Draft, clock: Clock, due: datetime) -> tuple[datetime, ...]:
    """The moments at which somebody is told that the end is near."""
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
