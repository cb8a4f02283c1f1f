"""Moves due dates: anchors set anew, pauses, limits and agreed dates that changed."""

from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from huiyin.calendars import Pause, Term
from huiyin.casework import events as e
from huiyin.casework.case import ClockState, ClockStatus
from huiyin.casework.clockwork import start_known_dates
from huiyin.casework.draft import Draft
from huiyin.casework.due_dates import (
    anchor_of,
    deadline_of_term,
    end_of_day,
    shortest,
    warnings_before,
)
from huiyin.casework.matching import (
    key_of,
    matches,
)
from huiyin.policy.expressions import UNKNOWN
from huiyin.policy.schema.time import Clock


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
    """The pause is left out; a limit that changed meanwhile is the one that runs on."""
    *earlier, last = state.pauses
    ended = (*earlier, Pause(last.from_, draft.context.now, last.cause))
    clock = draft.policy.clocks[name]
    found = shortest(draft, clock, state.start, replace(state, pauses=ended))
    due = found[1].due if found is not None else state.due
    draft.emit(
        e.ClockRan,
        *state.clauses,
        clock=name,
        key=state.key,
        due=due,
        within=str(found[0]) if found is not None else "",
        provisional=found[1].provisional if found is not None else state.provisional,
        warn_at=warnings_before(draft, clock, due),
    )


def relimit(draft: Draft) -> None:
    """Facts changed: a changed limit keeps its old start; what was missed stays missed."""
    for (name, _), state in list(draft.case.clocks.items()):
        clock = draft.policy.clocks.get(name)
        if clock is None or not _may_change(state):
            continue
        if state.assumed and clock.when is not None and clock.when.value(draft.env) is False:
            draft.emit(e.ClockDropped, *clock.clause, clock=name, key=state.key)
        elif clock.due_on is not None:
            _redate_on_date(draft, state, clock)
        elif clock.within and clock.within.cases:
            redate(draft, state, state.start, "limit")
    start_known_dates(draft)


def _redate_on_date(draft: Draft, state: ClockState, clock: Clock) -> None:
    """The agreed date was changed: the clock ends with the new one."""
    assert clock.due_on is not None
    day = clock.due_on.value(draft.env)
    if day is UNKNOWN or str(day) == state.within:
        return
    due = max(end_of_day(draft, day), draft.context.now)
    _move(draft, state, Target(state.start, due, str(day), provisional=False), "limit")


def _may_change(state: ClockState) -> bool:
    return state.status in (ClockStatus.RUNNING, ClockStatus.EXPIRED)


def redate(draft: Draft, state: ClockState, start: datetime, reason: str) -> None:
    """A new due date; one that already lies in the past is due now, not missed earlier."""
    found = shortest(draft, draft.policy.clocks[state.clock], start, state)
    if found is None:
        return
    term, deadline, _ = found
    due = max(deadline.due, draft.context.now) if deadline.due != state.due else state.due
    unmoved = due == state.due and deadline.provisional is state.provisional
    if unmoved or (reason == "limit" and str(term) == state.within):
        return
    _move(draft, state, Target(start, due, str(term), deadline.provisional), reason)


def recount(draft: Draft, reason: str) -> None:
    """Days count otherwise now: every running clock is counted anew from its start.

    A paused one is counted when it runs again.
    """
    for (name, _), state in list(draft.case.clocks.items()):
        if state.status is not ClockStatus.RUNNING:
            continue
        if name in draft.policy.clocks:
            redate(draft, state, state.start, reason)
        else:
            _recount_term(draft, state, reason)


def _recount_term(draft: Draft, state: ClockState, reason: str) -> None:
    """A level, a callback, a remedy: clocks that stand in no rule of their own."""
    ladder = draft.policy.ladders.get(state.clock)
    deadline = deadline_of_term(draft, Term.parse(state.within), state.start, ladder)
    due = max(deadline.due, draft.context.now) if deadline.due != state.due else state.due
    unmoved = due == state.due and deadline.provisional is state.provisional
    if unmoved or max(due, state.due) <= draft.context.now:
        return
    target = Target(state.start, due, state.within, deadline.provisional)
    draft.emit(
        e.ClockMoved,
        *state.clauses,
        **target._asdict(),
        clock=state.clock,
        key=state.key,
        previous=state.due,
        reason=reason,
    )


class Target(NamedTuple):
    """Where a clock is moved to."""

    start: datetime
    due: datetime
    within: str
    provisional: bool


def _move(draft: Draft, state: ClockState, target: Target, reason: str) -> None:
    """Nothing moves that is over already and would be over again."""
    clock = draft.policy.clocks[state.clock]
    if max(target.due, state.due) <= draft.context.now:
        return
    draft.emit(
        e.ClockMoved,
        *clock.clause,
        **target._asdict(),
        clock=state.clock,
        key=state.key,
        previous=state.due,
        reason=reason,
        warn_at=warnings_before(draft, clock, target.due),
    )
