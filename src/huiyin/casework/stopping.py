"""Stops clocks when what they wait for happens, and lets them run on when that is revoked."""

from datetime import datetime

from huiyin.casework import events as e
from huiyin.casework.case import ENDED, ClockState, ClockStatus
from huiyin.casework.clock_rules import per_of, rule_of, until_of
from huiyin.casework.clock_state import Met
from huiyin.casework.clockwork import fire
from huiyin.casework.draft import Draft
from huiyin.casework.matching import (
    can_be_revoked,
    key_of,
    newly_met,
    reference,
    revoked_by,
    satisfied,
)
from huiyin.policy.schema.base import Until
from huiyin.policy.schema.time import Clock, Ladder

_ALWAYS_STOP = frozenset(
    {"task_answered", "remedy_carried_out", "remedy_failed", "letter_delivered", "letter_returned"}
)
_ACTIVE = frozenset({ClockStatus.RUNNING, ClockStatus.PAUSED, ClockStatus.EXPIRED})


def stop_clocks(draft: Draft, event: e.Event) -> None:
    if event.name not in draft.policy.stops and event.name not in _ALWAYS_STOP:
        return
    for (name, key), state in list(draft.case.clocks.items()):
        if not (_waits(state) or _may_wait_again(state)):
            continue
        level = draft.case.levels.get(name)
        if level is not None and level.level != key:
            continue
        until, per = until_of(draft.policy, name), per_of(draft.policy, name)
        if until is None or (per != "case" and key_of(per, event) != key):
            continue
        met = newly_met(draft, until, event)
        if met and getattr(event, "part", "") != "partly":
            _meet(draft, until, state, met, reference(event))


def _waits(state: ClockState) -> bool:
    """A missed duty waits to be done late; a window that is over waits for nothing."""
    over = state.status is ClockStatus.EXPIRED and not state.breach
    return state.status in _ACTIVE and not over


def _may_wait_again(state: ClockState) -> bool:
    """Stopped by something that may be revoked: whatever else would have stopped it counts then."""
    revocable = any(can_be_revoked(met.cause) for met in state.met)
    return state.status is ClockStatus.STOPPED and revocable


def _meet(draft: Draft, until: Until, state: ClockState, met: frozenset[int], cause: str) -> None:
    """Every event that it waits for is remembered, also a second one of a kind."""
    known = {(one.part, one.cause) for one in state.met}
    new = tuple(sorted(part for part in met if (part, cause) not in known))
    if _waits(state) and satisfied(until, met | state.parts):
        _run_out_first(draft, state)
        stop(draft, draft.case.clocks[state.clock, state.key], cause, met)
    elif new:
        kind = e.ClockPartMet if _waits(state) else e.ClockMetAgain
        draft.emit(
            kind,
            *state.clauses,
            clock=state.clock,
            key=state.key,
            parts=new,
            cause=cause,
            at=draft.context.now,
        )


def _run_out_first(draft: Draft, state: ClockState) -> None:
    """A duty that is begun and done in one turn, after its end, was missed all the same: what
    came in days ago and is only registered now."""
    rule = rule_of(draft.policy, state.clock)
    over = state.status is ClockStatus.RUNNING and state.due <= draft.context.now
    if over and not isinstance(rule, Ladder) and getattr(rule, "duty", "duty") == "duty":
        fire(draft, state)


def stop(
    draft: Draft,
    state: ClockState,
    cause: str,
    parts: frozenset[int] = frozenset(),
    at: datetime | None = None,
) -> None:
    """A duty counts as done when it was recorded, not when somebody says it happened."""
    moment = at or draft.context.now
    draft.emit(
        e.ClockStopped,
        *state.clauses,
        clock=state.clock,
        key=state.key,
        in_time=not state.missed and moment < state.due,
        cause=cause,
        parts=tuple(sorted(parts)),
        at=moment,
    )


def stop_all(draft: Draft, event: e.Event) -> None:
    """The case has ended: what ran for the whole of it runs no longer; tasks keep their own.

    Nothing at all runs on for a case that should never have been, or not under this regulation.
    """
    never_was = isinstance(event, e.RegistrationCorrected | e.CaseMoved)
    for state in list(draft.case.clocks.values()):
        active = state.status in (ClockStatus.RUNNING, ClockStatus.PAUSED)
        if active and (never_was or per_of(draft.policy, state.clock) == "case"):
            stop(draft, state, reference(event))


def reopen_clocks(draft: Draft, event: e.Event) -> None:
    """What a revoked event had stopped runs again towards its old due date, unless something else
    that happened since would have stopped it as well."""
    revoked = revoked_by(event)
    if not revoked or draft.case.stage in ENDED:
        return
    for state in list(draft.case.clocks.values()):
        waited = revoked in {met.cause for met in state.met}
        if not waited and state.stopped_by != revoked:
            continue
        draft.emit(
            e.ClockReopened,
            *state.clauses,
            clock=state.clock,
            key=state.key,
            due=state.due,
            revoked=revoked,
        )
        if state.status is ClockStatus.STOPPED:
            _stop_by_what_is_left(draft, draft.case.clocks[state.clock, state.key])


def _stop_by_what_is_left(draft: Draft, state: ClockState) -> None:
    """It was done by another event, at the moment of that one; a duty done too late ran out before."""
    done = _done_by(until_of(draft.policy, state.clock), state.met)
    if done is None:
        return
    rule = rule_of(draft.policy, state.clock)
    if done.at >= state.due and not state.missed and not isinstance(rule, Ladder):
        if isinstance(rule, Clock) and rule.duty != "duty":
            return
        fire(draft, state)
    stop(draft, draft.case.clocks[state.clock, state.key], done.cause, at=done.at)


def _done_by(until: Until | None, met: tuple[Met, ...]) -> Met | None:
    """The event by which all that is waited for had happened."""
    for count, one in enumerate(met, 1):
        parts = frozenset(earlier.part for earlier in met[:count])
        if until is not None and satisfied(until, parts):
            return one
    return None
