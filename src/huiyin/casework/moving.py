"""Moves due dates: anchors set anew, pauses, limits and agreed dates that changed."""

from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from huiyin.calendars import Pause
from huiyin.casework import events as e
from huiyin.casework.case import ClockState, ClockStatus
from huiyin.casework.clock_rules import limit_of
from huiyin.casework.clockwork import start_known_dates
from huiyin.casework.draft import Draft
from huiyin.casework.due_dates import (
    anchor_of,
    end_of_day,
    possible_terms,
    settled_env,
    shortest,
    warnings_of,
)
from huiyin.casework.matching import key_of, matches
from huiyin.policy.expressions import UNKNOWN
from huiyin.policy.schema.time import Clock

_CAN_MOVE = frozenset({ClockStatus.RUNNING, ClockStatus.PAUSED})


def move_clocks(draft: Draft, event: e.Event) -> None:
    """Sets anchors anew, pauses, and lets run again, where the pack says this event does so."""
    for name, pattern in draft.policy.moves.get(event.name, ()):
        state = _state(draft, name, event)
        if state and state.status in _CAN_MOVE and matches(draft, pattern, event):
            start = anchor_of(draft, draft.policy.clocks[name], event)
            redate(draft, state, start, "anchor")
    for name, pattern in draft.policy.pauses.get(event.name, ()):
        state = _state(draft, name, event)
        if state and state.status is ClockStatus.RUNNING and matches(draft, pattern, event):
            draft.emit(e.ClockPaused, *state.clauses, clock=name, key=state.key)
    for name, pattern in draft.policy.runs.get(event.name, ()):
        state = _state(draft, name, event)
        if state and state.status is ClockStatus.PAUSED and matches(draft, pattern, event):
            _run_again(draft, state)


def _state(draft: Draft, name: str, event: e.Event) -> ClockState | None:
    return draft.case.clocks.get((name, key_of(draft.policy.clocks[name].per, event)))


def _run_again(draft: Draft, state: ClockState) -> None:
    """The pause is left out; a limit or agreed date that changed meanwhile is the one that runs on."""
    *earlier, last = state.pauses
    ended = replace(state, pauses=(*earlier, Pause(last.from_, draft.context.now, last.cause)))
    target = _target(draft, ended, state.start)
    due = max(target.due, draft.context.now)
    draft.emit(
        e.ClockRan,
        *state.clauses,
        clock=state.clock,
        key=state.key,
        due=due,
        within=target.within,
        provisional=target.provisional,
        warn_at=warnings_of(draft, state.clock, due),
    )


def relimit(draft: Draft) -> None:
    """Facts changed: a changed limit keeps its old start; what was missed stays missed."""
    for (name, key), state in list(draft.case.clocks.items()):
        if not _may_change(draft, state):
            continue
        clock, limit = draft.policy.clocks.get(name), limit_of(draft.policy, name, key)
        if clock is not None and state.assumed and _turned_out_false(draft, clock):
            draft.emit(e.ClockDropped, *clock.clause, clock=name, key=key)
        elif (limit and limit.cases) or (clock and clock.due_on):
            redate(draft, state, state.start, "limit")
    start_known_dates(draft)


def _turned_out_false(draft: Draft, clock: Clock) -> bool:
    return clock.when is not None and clock.when.value(draft.env) is False


def _may_change(draft: Draft, state: ClockState) -> bool:
    """A level that time has left is over; any other clock that ended may turn out to run still."""
    over = state.status is ClockStatus.EXPIRED and state.clock not in draft.policy.ladders
    return over or state.status is ClockStatus.RUNNING


def recount(draft: Draft, reason: str) -> None:
    """Days count otherwise now: every running clock is counted anew from its start.

    A paused one is counted when it runs again.
    """
    for state in draft.case.running_clocks():
        redate(draft, state, state.start, reason)


class Target(NamedTuple):
    """Where a clock is moved to."""

    start: datetime
    due: datetime
    within: str
    provisional: bool


def redate(draft: Draft, state: ClockState, start: datetime, reason: str) -> None:
    """A new due date; one that already lies in the past is due now, not missed earlier.

    A clock that stands still keeps the new start until it runs again.
    """
    if reason == "limit" and _is_limited_alike(draft, state):
        return
    target = _target(draft, state, start)
    if reason == "limit" and target.within == state.within:
        return
    if state.status is ClockStatus.PAUSED:
        if target != _standing(state):
            _move(draft, state, target, reason)
        return
    now = draft.context.now
    if target.due != state.due:
        target = target._replace(due=max(target.due, now))
    moved = (target.due, target.provisional) != (state.due, state.provisional)
    if moved and max(target.due, state.due) > now:  # what is over is not over again
        _move(draft, state, target, reason)


def _is_limited_alike(draft: Draft, state: ClockState) -> bool:
    """The one term that may govern is that by which it runs: no day need be counted to know it."""
    clock = draft.policy.clocks.get(state.clock)
    limit = limit_of(draft.policy, state.clock, state.key)
    if limit is None or (clock is not None and clock.due_on is not None):
        return False
    terms, _ = possible_terms(limit, settled_env(draft))
    return len(terms) == 1 and str(terms[0]) == state.within


def _standing(state: ClockState) -> Target:
    return Target(state.start, state.due, state.within, state.provisional)


def _target(draft: Draft, state: ClockState, start: datetime) -> Target:
    """When it would end from `start`; where nobody can tell it stays as it stands."""
    clock = draft.policy.clocks.get(state.clock)
    if clock is not None and clock.due_on is not None:
        day = clock.due_on.value(draft.env)
        return (
            _standing(state)
            if day is UNKNOWN
            else Target(state.start, end_of_day(draft, clock, day), str(day), provisional=False)
        )
    found = shortest(draft, state.clock, start, key=state.key, state=state)
    if found is None:
        return _standing(state)
    term, deadline = found
    return Target(start, deadline.due, str(term), deadline.provisional)


def _move(draft: Draft, state: ClockState, target: Target, reason: str) -> None:
    draft.emit(
        e.ClockMoved,
        *state.clauses,
        **target._asdict(),
        clock=state.clock,
        key=state.key,
        previous=state.due,
        reason=reason,
        warn_at=warnings_of(draft, state.clock, target.due),
    )
