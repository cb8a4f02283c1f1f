"""Starts, stops, moves and fires the clocks of a case."""

from dataclasses import replace
from datetime import datetime

from huiyin.calendars import Pause
from huiyin.casework import events as e
from huiyin.casework.case import ENDED, ClockState, ClockStatus
from huiyin.casework.consequences import carry_out
from huiyin.casework.draft import Draft
from huiyin.casework.due_dates import (
    anchor_of,
    deadline_of_term,
    end_of_day,
    shortest,
    warnings_before,
)
from huiyin.casework.matching import (
    event_env,
    key_of,
    matches,
    newly_met,
    reference,
    revoked_by,
    satisfied,
)
from huiyin.casework.telling import tell
from huiyin.policy.expressions import UNKNOWN
from huiyin.policy.schema.base import Until
from huiyin.policy.schema.time import Clock
from huiyin.policy.schema.work import Callback

CARRIED_OUT = Until(
    any=(Until(on="remedy_carried_out", when=None), Until(on="remedy_failed", when=None))
)
"""What the clock of a granted remedy waits for, where the pack gives it a time."""
_ALWAYS_STOP = frozenset({"task_answered", "remedy_carried_out", "remedy_failed"})
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
        _start_on_date(draft, name, key, start)
        return
    found = shortest(draft, clock, start)
    if found is None:
        return
    term, deadline, _ = found
    open_question = clock.when is not None and clock.when.value(event_env(draft, event)) is UNKNOWN
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
        assumed=open_question,
    )


def _start_on_date(draft: Draft, name: str, key: str, start: datetime) -> None:
    """A clock due on a date that somebody agreed: it ends with that day, at the earliest now."""
    clock = draft.policy.clocks[name]
    assert clock.due_on is not None
    day = clock.due_on.value(draft.env)
    if day is UNKNOWN:
        return
    due = max(end_of_day(draft, day), draft.context.now)
    draft.emit(
        e.ClockStarted,
        *clock.clause,
        clock=name,
        key=key,
        start=start,
        due=due,
        within=str(day),
        warn_at=warnings_before(draft, clock, due),
    )


def start_known_dates(draft: Draft) -> None:
    """A date that was agreed only now starts the clock that had been waiting for it."""
    for name, clock in draft.policy.clocks.items():
        if clock.due_on is None or clock.per != "case" or (name, "") in draft.case.clocks:
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
    """The case has ended: what ran for the whole of it runs no longer; tasks keep their own."""
    for state in list(draft.case.clocks.values()):
        active = state.status in (ClockStatus.RUNNING, ClockStatus.PAUSED)
        if active and per_of(draft, state.clock) == "case":
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


def start_remedy_clock(draft: Draft, event: e.Event) -> None:
    """A granted remedy must be carried out within its own time, where the pack gives it one."""
    if not isinstance(event, e.ProposalApproved):
        return
    remedy = draft.policy.remedies.get(event.subject)
    if remedy is None or remedy.carried_out_within is None:
        return
    deadline = deadline_of_term(draft, remedy.carried_out_within, event.at)
    draft.emit(
        e.ClockStarted,
        *remedy.clause,
        clock=event.subject,
        key=event.proposal,
        start=event.at,
        due=deadline.due,
        within=str(remedy.carried_out_within),
        provisional=deadline.provisional,
    )


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
    _move(draft, state, state.start, max(end_of_day(draft, day), draft.context.now), "limit",
          within=str(day), provisional=False)  # fmt: skip


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
    _move(draft, state, start, due, reason, within=str(term), provisional=deadline.provisional)


def _move(  # noqa: PLR0913 (the whole of a move)
    draft: Draft,
    state: ClockState,
    start: datetime,
    due: datetime,
    reason: str,
    *,
    within: str,
    provisional: bool,
) -> None:
    """Nothing moves that is over already and would be over again."""
    clock = draft.policy.clocks[state.clock]
    if max(due, state.due) <= draft.context.now:
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
        within=within,
        provisional=provisional,
        warn_at=warnings_before(draft, clock, due),
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
    clock = draft.policy.clocks.get(state.clock)
    event = draft.emit(
        e.ClockWarned, *state.clauses, clock=state.clock, key=state.key, due=state.due
    )
    for warning in clock.warn if clock is not None else ():
        tell(draft, warning.tell, f"warning:{state.clock}", event)
