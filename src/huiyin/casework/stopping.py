"""Stops clocks when what they wait for happens, and lets them run on when that is revoked."""

from huiyin.casework import events as e
from huiyin.casework.case import ENDED, ClockState, ClockStatus
from huiyin.casework.draft import Draft
from huiyin.casework.matching import (
    key_of,
    newly_met,
    reference,
    revoked_by,
    satisfied,
)
from huiyin.policy.schema.base import Until

CARRIED_OUT = Until(
    any=(Until(on="remedy_carried_out", when=None), Until(on="remedy_failed", when=None))
)
"""What the clock of a granted remedy waits for, where the pack gives it a time."""
_ALWAYS_STOP = frozenset({"task_answered", "remedy_carried_out", "remedy_failed"})
_ACTIVE = frozenset({ClockStatus.RUNNING, ClockStatus.PAUSED, ClockStatus.EXPIRED})


def until_of(draft: Draft, name: str) -> Until | None:
    """What a clock waits for; ladders and callbacks keep clocks under their own names."""
    policy = draft.policy
    if name in policy.clocks:
        return policy.clocks[name].until
    if name in policy.ladders:
        return policy.ladders[name].until
    if name in policy.callbacks:
        return Until(on="task_answered", topic=(name,))
    if name in policy.remedies:
        return CARRIED_OUT
    return None


def per_of(draft: Draft, name: str) -> str:
    policy = draft.policy
    if name in policy.clocks:
        return str(policy.clocks[name].per)
    if name in policy.remedies:
        return "proposal"
    return "task" if name in policy.callbacks else "case"


def stop_clocks(draft: Draft, event: e.Event) -> None:
    if event.name not in draft.policy.stops and event.name not in _ALWAYS_STOP:
        return
    for (name, key), state in list(draft.case.clocks.items()):
        if not _waits(state) or event.name.startswith("clock_"):
            continue
        level = draft.case.levels.get(name)
        if level is not None and level.level != key:
            continue
        until, per = until_of(draft, name), per_of(draft, name)
        if until is None or (per != "case" and key_of(per, event) != key):
            continue
        met = newly_met(draft, until, event)
        if met and getattr(event, "part", "") != "partly":
            _meet(draft, until, state, met, reference(event))


def _waits(state: ClockState) -> bool:
    """A missed duty waits to be done late; a window that is over waits for nothing."""
    over = state.status is ClockStatus.EXPIRED and not state.breach
    return state.status in _ACTIVE and not over


def _meet(draft: Draft, until: Until, state: ClockState, met: frozenset[int], cause: str) -> None:
    together = met | state.parts
    if satisfied(until, together):
        stop(draft, state, cause, met)
    elif together != state.parts:
        draft.emit(
            e.ClockPartMet,
            *state.clauses,
            clock=state.clock,
            key=state.key,
            parts=tuple(sorted(met - state.parts)),
            cause=cause,
        )


def stop(draft: Draft, state: ClockState, cause: str, parts: frozenset[int] = frozenset()) -> None:
    """A duty counts as done when it was recorded, not when somebody says it happened."""
    in_time = not state.missed and draft.context.now < state.due
    draft.emit(
        e.ClockStopped,
        *state.clauses,
        clock=state.clock,
        key=state.key,
        in_time=in_time,
        cause=cause,
        parts=tuple(sorted(parts)),
        at=draft.context.now,
    )


def stop_all(draft: Draft, event: e.Event) -> None:
    """The case has ended: what ran for the whole of it runs no longer; tasks keep their own.

    Nothing at all runs on for a case that should never have been.
    """
    never_was = isinstance(event, e.RegistrationCorrected)
    for state in list(draft.case.clocks.values()):
        active = state.status in (ClockStatus.RUNNING, ClockStatus.PAUSED)
        if active and (never_was or per_of(draft, state.clock) == "case"):
            stop(draft, state, reference(event))


def reopen_clocks(draft: Draft, event: e.Event) -> None:
    """What a revoked event had stopped runs again towards its old due date."""
    revoked = revoked_by(event)
    if not revoked or draft.case.stage in ENDED:
        return
    for state in list(draft.case.clocks.values()):
        waited = revoked in {cause for _, cause in state.met}
        if waited or state.stopped_by == revoked:
            draft.emit(
                e.ClockReopened,
                *state.clauses,
                clock=state.clock,
                key=state.key,
                due=state.due,
                revoked=revoked,
            )
