"""Starts, stops, moves and fires the clocks of a case."""

from datetime import datetime

from huiyin.calendars import Pause, Term, compute_deadline
from huiyin.casework import events as e
from huiyin.casework.case import ClockState, ClockStatus
from huiyin.casework.consequences import carry_out
from huiyin.casework.draft import Draft
from huiyin.casework.due_dates import (
    anchor_of,
    counting,
    end_of_day,
    extensions_of,
    shortest,
    warnings_before,
)
from huiyin.casework.matching import event_env, key_of, matches, newly_met, satisfied
from huiyin.casework.telling import tell
from huiyin.policy.expressions import UNKNOWN
from huiyin.policy.schema.base import Until
from huiyin.policy.schema.time import Clock
from huiyin.policy.schema.work import Callback

_ACTIVE = frozenset({ClockStatus.RUNNING, ClockStatus.PAUSED, ClockStatus.EXPIRED})


def start_clocks(draft: Draft, event: e.Event) -> None:
    for name, pattern in draft.policy.starts.get(event.name, ()):
        clock = draft.policy.clocks[name]
        if matches(draft, pattern, event):
            env = event_env(draft, event)
            if clock.when is None or clock.when.value(env) in (True, UNKNOWN):
                _start(draft, name, clock, event)


def _start(draft: Draft, name: str, clock: Clock, event: e.Event) -> None:
    key = key_of(clock.per, event)
    state = draft.case.clocks.get((name, key))
    if state is not None and state.status in (ClockStatus.RUNNING, ClockStatus.PAUSED):
        return
    start = anchor_of(draft, clock, event)
    if clock.due_on is not None:
        _start_on_date(draft, name, clock, key, start)
        return
    found = shortest(draft, clock, start)
    if found is None:
        return
    term, deadline, _ = found
    draft.emit(
        e.ClockStarted,
        *clock.clause,
        clock=name,
        key=key,
        start=start,
        due=deadline.due,
        within=str(term),
        provisional=deadline.provisional,
        warn_at=warnings_before(draft, clock, deadline.due),
    )


def _start_on_date(draft: Draft, name: str, clock: Clock, key: str, start: datetime) -> None:
    """A clock due on a date that somebody agreed: it ends with that day."""
    assert clock.due_on is not None
    day = clock.due_on.value(draft.env)
    if day is UNKNOWN:
        return
    due = end_of_day(draft, day)
    draft.emit(
        e.ClockStarted, *clock.clause, clock=name, key=key, start=start, due=due, within=str(day)
    )


def until_of(draft: Draft, name: str) -> Until | None:
    """What a clock waits for; ladders and callbacks keep clocks under their own names."""
    policy = draft.policy
    if name in policy.clocks:
        return policy.clocks[name].until
    if name in policy.ladders:
        return policy.ladders[name].until
    if name in policy.callbacks:
        return Until(on="task_answered", topic=(name,))
    return None


def per_of(draft: Draft, name: str) -> str:
    if name in draft.policy.clocks:
        return str(draft.policy.clocks[name].per)
    return "task" if name in draft.policy.callbacks else "case"


def stop_clocks(draft: Draft, event: e.Event) -> None:
    if event.name not in draft.policy.stops and event.name != "task_answered":
        return
    for (name, key), state in list(draft.case.clocks.items()):
        if state.status not in _ACTIVE or event.name.startswith("clock_"):
            continue
        level = draft.case.levels.get(name)
        if level is not None and level.level != key:
            continue
        until, per = until_of(draft, name), per_of(draft, name)
        if until is None or (per != "case" and key_of(per, event) != key):
            continue
        met = newly_met(draft, until, event)
        if met:
            _meet(draft, until, state, met)


def _meet(draft: Draft, until: Until, state: ClockState, met: frozenset[int]) -> None:
    together = met | set(state.parts)
    if satisfied(until, frozenset(together)):
        stop(draft, state)
    elif together != set(state.parts):
        draft.emit(
            e.ClockPartMet,
            *state.clauses,
            clock=state.clock,
            key=state.key,
            parts=tuple(sorted(together)),
        )


def stop(draft: Draft, state: ClockState) -> None:
    """A duty counts as done when it was recorded, not when somebody says it happened."""
    in_time = not state.missed and draft.context.now < state.due
    draft.emit(
        e.ClockStopped,
        *state.clauses,
        clock=state.clock,
        key=state.key,
        in_time=in_time,
        at=draft.context.now,
    )


def stop_all(draft: Draft) -> None:
    """The case has ended: what ran for the whole of it runs no longer; tasks keep their own."""
    for state in draft.case.running_clocks():
        if per_of(draft, state.clock) == "case":
            stop(draft, state)


def move_clocks(draft: Draft, event: e.Event) -> None:
    """Sets anchors anew, pauses, and lets run again, where the pack says this event does so."""
    for name, pattern in draft.policy.moves.get(event.name, ()):
        state = _state(draft, name, event)
        if state and state.status is ClockStatus.RUNNING and matches(draft, pattern, event):
            start = anchor_of(draft, draft.policy.clocks[name], event)
            redate(draft, state, start, "anchor")
    for name, pattern in draft.policy.pauses.get(event.name, ()):
        state = _state(draft, name, event)
        if state and state.status is ClockStatus.RUNNING and matches(draft, pattern, event):
            draft.emit(e.ClockPaused, *state.clauses, clock=name, key=state.key)
    for name, pattern in draft.policy.runs.get(event.name, ()):
        state = _state(draft, name, event)
        if state and state.status is ClockStatus.PAUSED and matches(draft, pattern, event):
            _run_again(draft, name, state)


def _state(draft: Draft, name: str, event: e.Event) -> ClockState | None:
    return draft.case.clocks.get((name, key_of(draft.policy.clocks[name].per, event)))


def _run_again(draft: Draft, name: str, state: ClockState) -> None:
    *earlier, last = state.pauses
    ended = (*earlier, Pause(last.from_, draft.context.now, last.cause))
    deadline = compute_deadline(
        Term.parse(state.within),
        state.start,
        draft.context.calendars,
        basis=draft.policy.clocks[name].basis,
        counting=counting(draft.policy.clocks[name].counting),
        pauses=ended,
        extensions=extensions_of(draft.policy.clocks[name], state),
    )
    draft.emit(e.ClockRan, *state.clauses, clock=name, key=state.key, due=deadline.due)


def relimit(draft: Draft) -> None:
    """Facts changed: a changed limit keeps its old start; what was missed stays missed."""
    for (name, _), state in list(draft.case.clocks.items()):
        clock = draft.policy.clocks.get(name)
        if clock is not None and clock.within and clock.within.cases and _may_change(state):
            redate(draft, state, state.start, "limit")


def _may_change(state: ClockState) -> bool:
    return state.status in (ClockStatus.RUNNING, ClockStatus.EXPIRED)


def redate(draft: Draft, state: ClockState, start: datetime, reason: str) -> None:
    """A new due date; one that already lies in the past is due now, not missed earlier."""
    clock = draft.policy.clocks[state.clock]
    found = shortest(draft, clock, start, state)
    if found is None:
        return
    term, deadline, _ = found
    due = max(deadline.due, draft.context.now) if deadline.due != state.due else state.due
    if due == state.due or (reason == "limit" and str(term) == state.within):
        return
    draft.emit(
        e.ClockMoved,
        *clock.clause,
        clock=state.clock,
        key=state.key,
        start=start,
        due=due,
        previous=state.due,
        reason=reason,
        within=str(term),
        provisional=deadline.provisional,
    )


def fire(draft: Draft, state: ClockState) -> None:
    """The end of a clock: a breach of a duty, the outcome of a window."""
    rule: Clock | Callback | None = draft.policy.clocks.get(state.clock)
    rule = rule or draft.policy.callbacks.get(state.clock)
    breach = not isinstance(rule, Clock) or rule.duty == "duty"
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


def warn(draft: Draft, state: ClockState) -> None:
    clock = draft.policy.clocks[state.clock]
    event = draft.emit(
        e.ClockWarned, *state.clauses, clock=state.clock, key=state.key, due=state.due
    )
    for warning in clock.warn:
        tell(draft, warning.tell, f"warning:{state.clock}", event)
