"""Escalating, extending, suspending, and what the clock itself commands."""

from dataclasses import replace

from huiyin.calendars import Term
from huiyin.casework import clockwork, ladders
from huiyin.casework import commands as c
from huiyin.casework import events as e
from huiyin.casework.case import ClockState, ClockStatus, ProposalStatus
from huiyin.casework.draft import Draft, require
from huiyin.casework.due_dates import deadline_of
from huiyin.casework.refusal import Reason

Clauses = tuple[str, ...]
EXTENSION = "extension"
"""The name of the approval that covers more time for a clock."""


def escalate(draft: Draft, command: c.Escalate, clauses: Clauses) -> None:
    require(command.ladder in draft.case.levels, Reason.UNKNOWN_SUBJECT, needs=command.ladder)
    ladder = draft.policy.ladders[command.ladder]
    cited = (*clauses, *ladder.clause)
    risen = ladders.raise_level(draft, command.ladder, command.to, "hand", cited)
    require(risen, Reason.LEVEL_NOT_HIGHER, *ladder.clause, needs=command.to)


def extend(draft: Draft, command: c.Extend, clauses: Clauses) -> None:
    """More time, granted by whom the clause names and asked before the time is over."""
    state = draft.case.clocks.get((command.clock, ""))
    rule = draft.policy.clocks.get(command.clock)
    require(state is not None and rule is not None, Reason.NO_SUCH_CLOCK, needs=command.clock)
    assert state is not None and rule is not None
    extension = rule.extension
    require(extension is not None, Reason.NO_EXTENSION, *rule.clause)
    assert extension is not None
    require(state.status is ClockStatus.RUNNING, Reason.TOO_LATE, *extension.clause)
    require(draft.context.now < state.due, Reason.TOO_LATE, *extension.clause)
    require(state.extensions < extension.times, Reason.NO_EXTENSION, *extension.clause)
    require(may_extend(draft, command.clock), Reason.NOT_APPROVER,
            *extension.clause, needs="、".join(map(str, extension.approver.roles())))  # fmt: skip
    _lengthen(draft, command, state)


def may_extend(draft: Draft, clock: str) -> bool:
    """Whether the actor grants this clock more time, or its handler does by an approved proposal."""
    rule = draft.policy.clocks.get(clock)
    if rule is None or rule.extension is None:
        return False
    grants = set(map(str, rule.extension.approver.roles())) & draft.context.roles()
    return bool(grants) or (_approved(draft, clock) and draft.context.actor in draft.case.handlers)


def _approved(draft: Draft, clock: str) -> bool:
    return any(
        p.subject == EXTENSION and p.about == clock and p.status is ProposalStatus.APPROVED
        for p in draft.case.proposals.values()
    )


def _lengthen(draft: Draft, command: c.Extend, state: ClockState) -> None:
    rule = draft.policy.clocks[command.clock]
    assert rule.extension is not None
    longer = replace(state, extensions=state.extensions + 1)
    term = Term.parse(state.within)
    deadline = deadline_of(draft, rule, state.start, term, longer)
    draft.emit(
        e.ClockMoved,
        *rule.clause,
        *rule.extension.clause,
        clock=command.clock,
        key="",
        start=state.start,
        due=deadline.due,
        previous=state.due,
        reason="extension",
        provisional=deadline.provisional,
        detail={"why": command.reason},
    )


def suspend(draft: Draft, command: c.Suspend, clauses: Clauses) -> None:
    draft.emit(e.Suspended, *clauses, reason=command.reason)


def continue_(draft: Draft, command: c.Continue, clauses: Clauses) -> None:
    draft.emit(e.Continued, *clauses, reason=command.reason)


def fire_clock(draft: Draft, command: c.FireClock, clauses: Clauses) -> None:
    """Fires once: a clock that was stopped, moved on or fired already refuses."""
    state = draft.case.clocks.get((command.clock, command.key))
    require(state is not None, Reason.NO_SUCH_CLOCK, needs=command.clock)
    assert state is not None
    require(state.status is ClockStatus.RUNNING, Reason.NOT_DUE)
    now = draft.context.now
    if now >= state.due:
        if command.clock in draft.policy.ladders:
            ladders.fire_level(draft, state)
        else:
            clockwork.fire(draft, state)
        return
    require(any(moment <= now for moment in state.warn_at), Reason.NOT_DUE)
    clockwork.warn(draft, state)


def recompute(draft: Draft, command: c.Recompute, clauses: Clauses) -> None:
    """Moves what a newly published calendar year moves; nothing to do is refused as redundant."""
    before = len(draft.events)
    for (name, _), state in list(draft.case.clocks.items()):
        if name in draft.policy.clocks and state.status is ClockStatus.RUNNING:
            clockwork.redate(draft, state, state.start, command.reason)
    require(len(draft.events) > before, Reason.REDUNDANT)
