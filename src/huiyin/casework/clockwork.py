"""Starts and fires the clocks of a case."""

from datetime import datetime

from huiyin.casework import events as e
from huiyin.casework.calling import calls_of, pass_over
from huiyin.casework.case import ClockState, ClockStatus
from huiyin.casework.clock_rules import DELIVERY, rule_of
from huiyin.casework.consequences import carry_out
from huiyin.casework.draft import Draft
from huiyin.casework.due_dates import (
    anchor_of,
    end_of_day,
    shortest,
    warning_moment,
    warnings_of,
)
from huiyin.casework.letters import count_as_delivered
from huiyin.casework.matching import (
    event_env,
    key_of,
    matches,
)
from huiyin.casework.telling import tell
from huiyin.policy.expressions import UNKNOWN
from huiyin.policy.schema.letters import Deemed
from huiyin.policy.schema.time import Clock


def start_clocks(draft: Draft, event: e.Event) -> None:
    for name, pattern in draft.policy.starts.get(event.name, ()):
        clock = draft.policy.clocks[name]
        if matches(draft, pattern, event):
            wanted = clock.when is None or clock.when.value(event_env(draft, event))
            if wanted in (True, UNKNOWN):
                _start(draft, name, event, assumed=wanted is UNKNOWN)


def _start(draft: Draft, name: str, event: e.Event, *, assumed: bool) -> None:
    clock = draft.policy.clocks[name]
    key = key_of(clock.per, event)
    state = draft.case.clocks.get((name, key))
    if state is not None and state.status in (ClockStatus.RUNNING, ClockStatus.PAUSED):
        return
    start = anchor_of(draft, clock, event)
    if clock.due_on is not None:
        _start_on_date(draft, name, key, start)
    else:
        _start_term(draft, name, key, start, assumed=assumed)


def _start_term(draft: Draft, name: str, key: str, start: datetime, *, assumed: bool) -> None:
    clock = draft.policy.clocks[name]
    found = shortest(draft, name, start)
    if found is None:
        return
    term, deadline = found
    draft.emit(
        e.ClockStarted,
        *clock.clause,
        clock=name,
        key=key,
        start=start,
        due=deadline.due,
        within=str(term),
        provisional=deadline.provisional,
        warn_at=warnings_of(draft, name, deadline.due),
        assumed=assumed,
    )


def _start_on_date(draft: Draft, name: str, key: str, start: datetime) -> None:
    """A clock due on a date that somebody agreed: it ends with that day, at the earliest now."""
    clock = draft.policy.clocks[name]
    assert clock.due_on is not None
    day = clock.due_on.value(draft.env)
    if day is UNKNOWN:
        return
    due = max(end_of_day(draft, clock, day), draft.context.now)
    draft.emit(
        e.ClockStarted,
        *clock.clause,
        clock=name,
        key=key,
        start=start,
        due=due,
        within=str(day),
        warn_at=warnings_of(draft, name, due),
    )


def start_known_dates(draft: Draft) -> None:
    """A date that was agreed only now starts the clock that had been waiting for it."""
    for name, clock in draft.policy.agreed_dates.items():
        if (name, "") in draft.case.clocks:
            continue
        began = _began(draft, clock)
        wanted = clock.when is None or clock.when.value(draft.env) in (True, UNKNOWN)
        if began is not None and wanted and draft.case.is_open:
            _start_on_date(draft, name, "", began)


def _began(draft: Draft, clock: Clock) -> datetime | None:
    """When an event that starts this clock last happened."""
    moments = [
        moment
        for pattern in clock.from_
        for topic in pattern.topic or ("",)
        if (moment := draft.case.last(str(pattern.on), topic)) is not None
    ]
    return max(moments, default=None)


def start_remedy_clock(draft: Draft, event: e.ProposalApproved) -> None:
    """A granted remedy must be carried out within its own time, where the pack gives it one."""
    remedy = draft.policy.remedies.get(event.subject)
    found = shortest(draft, event.subject, event.at)
    if remedy is None or found is None:
        return
    term, deadline = found
    draft.emit(
        e.ClockStarted,
        *remedy.clause,
        clock=event.subject,
        key=event.proposal,
        start=event.at,
        due=deadline.due,
        within=str(term),
        provisional=deadline.provisional,
    )


def start_delivery_clock(draft: Draft, event: e.LetterDispatched) -> None:
    """After this time the letter counts as delivered, where the pack says so of the way it went."""
    letter = draft.policy.letters.get(event.letter)
    deemed = letter.delivered.deemed if letter else None
    if deemed is None or event.way not in deemed.ways:
        return
    clock, there = DELIVERY + event.letter, draft.case.written[event.written].is_delivered
    found = None if there else shortest(draft, clock, event.at)
    if found is None:
        return
    term, deadline = found
    draft.emit(
        e.ClockStarted,
        *deemed.clause,
        clock=clock,
        key=event.written,
        start=event.at,
        due=deadline.due,
        within=str(term),
        provisional=deadline.provisional,
    )


def fire(draft: Draft, state: ClockState) -> None:
    """The end of a clock: a breach of a duty, the outcome of a window."""
    if calls_of(draft, state.clock) is not None and state.clock not in draft.policy.clocks:
        pass_over(draft, state)
        return
    rule = rule_of(draft.policy, state.clock)
    breach = not isinstance(rule, Deemed) and (not isinstance(rule, Clock) or rule.duty == "duty")
    event = draft.emit(
        e.ClockExpired,
        *state.clauses,
        clock=state.clock,
        key=state.key,
        due=state.due,
        breach=breach,
    )
    if isinstance(rule, Clock):
        for do in rule.then:
            carry_out(draft, do, event, rule.clause)
    elif isinstance(rule, Deemed):
        count_as_delivered(draft, draft.case.written[state.key], "deemed", *rule.clause)


def warn(draft: Draft, state: ClockState) -> None:
    """Tells those whose moment has come, and not yet those who are told nearer to the end."""
    clock = draft.policy.clocks.get(state.clock)
    come = {moment for moment in state.warn_at if moment <= draft.context.now}
    event = draft.emit(
        e.ClockWarned, *state.clauses, clock=state.clock, key=state.key, due=state.due
    )
    if clock is None:
        return
    for warning in clock.warn:
        if warning_moment(draft, clock, state.due, warning.before) in come:
            tell(draft, warning.tell, f"warning:{state.clock}", event)
