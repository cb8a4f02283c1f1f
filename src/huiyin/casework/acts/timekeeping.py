"""Escalating, extending, suspending, and what the clock itself commands."""

from dataclasses import replace
from datetime import datetime

from huiyin.calendars import Deadline, Term, TermError, term_typed
from huiyin.casework import clockwork, ladders, moving
from huiyin.casework import commands as c
from huiyin.casework import events as e
from huiyin.casework.acts.proposing import EXTENSION
from huiyin.casework.case import ClockState, ClockStatus, ProposalStatus
from huiyin.casework.clock_rules import thing_of
from huiyin.casework.draft import Draft, require
from huiyin.casework.due_dates import deadline_of, warnings_of
from huiyin.casework.refusal import Reason, Refused
from huiyin.policy.schema.base import Decider, rule_clauses
from huiyin.policy.schema.time import Clock
from huiyin.policy.tables import decide_table

Clauses = tuple[str, ...]
LATE_RECORD = "late_record"
"""The name of the approval that lets a duty count from when it was done, not from its record."""


def escalate(draft: Draft, command: c.Escalate, clauses: Clauses) -> None:
    require(command.ladder in draft.case.levels, Reason.UNKNOWN_SUBJECT, needs=command.ladder)
    ladder = draft.policy.ladders.get(command.ladder)
    require(ladder is not None, Reason.UNKNOWN_SUBJECT, needs=command.ladder)
    assert ladder is not None
    cited = (*clauses, *ladder.clause)
    risen = ladders.raise_level(draft, command.ladder, command.to, "hand", cited)
    require(risen, Reason.LEVEL_NOT_HIGHER, *ladder.clause, needs=command.to)


def extend(draft: Draft, command: c.Extend, clauses: Clauses) -> None:
    """More time, granted by whom the clause names and asked before the time is over.

    `term` is what is granted where that is less than the regulation allows at most.
    """
    state = draft.case.clocks.get((command.clock, command.key))
    rule = draft.policy.clocks.get(command.clock)
    require(state is not None and rule is not None, Reason.NO_SUCH_CLOCK, needs=command.clock)
    assert state is not None and rule is not None
    extension = rule.extension
    require(extension is not None, Reason.NO_EXTENSION, *rule.clause)
    assert extension is not None
    require(can_be_extended(draft, state), Reason.TOO_LATE, *extension.clause)
    require(state.extensions < extension.times, Reason.NO_EXTENSION, *extension.clause)
    require(may_extend(draft, command.clock, command.key), Reason.NOT_APPROVER,
            *extension.clause, needs="、".join(_granting(draft, extension.approver)))  # fmt: skip
    _lengthen(draft, command, state)


def can_be_extended(draft: Draft, state: ClockState) -> bool:
    """Time that is over is not made longer; a clock that stands still cannot be over."""
    paused = state.status is ClockStatus.PAUSED
    return paused or (state.status is ClockStatus.RUNNING and draft.context.now < state.due)


def may_extend(draft: Draft, clock: str, key: str = "") -> bool:
    """Whether the actor grants this clock more time, or its handler does by an approved proposal."""
    rule, state = draft.policy.clocks.get(clock), draft.case.clocks.get((clock, key))
    if rule is None or rule.extension is None or state is None:
        return False
    grants = set(_granting(draft, rule.extension.approver)) & draft.context.roles()
    used = state.earlier_extensions + state.extensions
    granted = _approvals(draft, EXTENSION, thing_of(clock, key)) > used
    return bool(grants) or (granted and draft.context.actor in draft.case.handlers)


def _granting(draft: Draft, decider: Decider) -> tuple[str, ...]:
    """The posts that grant it in this case: the deciding one and its equals, else up the line.

    Of a table only the row that fits counts, and not every post that it names.
    """
    decision = decide_table(decider, draft.env)
    if decision.result is None:
        return ()
    post = str(decision.result)
    equals = tuple(decider.peers(post))
    line = ((role,) for role in draft.policy.line_above(post))
    acting = draft.context.organisation.acting
    return next(
        (roles for roles in (equals, *line) if any(acting(r, draft.context.now) for r in roles)),
        equals,
    )


def _approvals(draft: Draft, subject: str, about: str) -> int:
    """How often this was approved for this clock; each approval serves once."""
    return sum(
        p.subject == subject and p.about == about and p.status is ProposalStatus.APPROVED
        for p in draft.case.proposals.values()
    )


def _lengthen(draft: Draft, command: c.Extend, state: ClockState) -> None:
    rule = draft.policy.clocks[command.clock]
    term = term_typed(command.term) or _as_set(draft, rule)
    deadline = _longer(draft, rule, state, term)
    draft.emit(
        e.ClockMoved,
        *rule.clause,
        *rule_clauses(rule.extension),
        clock=command.clock,
        key=command.key,
        start=state.start,
        due=deadline.due,
        previous=state.due,
        reason="extension",
        provisional=deadline.provisional,
        detail={"why": command.reason},
        warn_at=warnings_of(draft, command.clock, deadline.due),
        term=term,
    )


def _as_set(draft: Draft, rule: Clock) -> str:
    """The whole extension in words where the organisation sets it: what it sets later is for later ones."""
    setting = rule.extension.setting if rule.extension else None
    return str(draft.env[setting]) if setting else ""


def _longer(draft: Draft, rule: Clock, state: ClockState, term: str) -> Deadline:
    """The due date with one extension more; a clock due on an agreed date takes another date instead."""
    assert rule.extension is not None
    cited = rule.extension.clause
    require(rule.due_on is None, Reason.NO_EXTENSION, *rule.clause)
    most = _extended_by(draft, rule, state, _as_set(draft, rule))
    require(most.due > state.due, Reason.NO_EXTENSION, *cited)
    if not term:
        return most
    try:
        granted = _extended_by(draft, rule, state, str(Term.parse(term)))
    except TermError:
        raise Refused(Reason.BAD_VALUE, cited, term) from None
    allowed = rule.extension.by or _as_set(draft, rule) or rule.extension.total
    require(granted.due <= most.due, Reason.OVER_CAP, *cited, needs=str(allowed))
    require(granted.due > state.due, Reason.NO_EXTENSION, *cited)
    return granted


def _extended_by(draft: Draft, rule: Clock, state: ClockState, term: str) -> Deadline:
    longer = replace(state, extended_by=(*state.extended_by, term))
    return deadline_of(draft, rule, state.start, Term.parse(state.within), longer)


def correct_clock(draft: Draft, command: c.CorrectClock, clauses: Clauses) -> None:
    """What was recorded late and done in time counts as done in time, once that is approved."""
    state, stopped = _stopped_clock(draft, command)
    require(state.start <= command.done_at < stopped, Reason.BAD_VALUE, *state.clauses)
    cited = _check_late_record(draft, command)
    draft.emit(
        e.ClockCorrected,
        *clauses,
        *cited,
        clock=command.clock,
        key=command.key,
        done_at=command.done_at,
        previous=stopped,
        in_time=command.done_at < state.due,
        reason=command.reason,
    )


def _stopped_clock(draft: Draft, command: c.CorrectClock) -> tuple[ClockState, datetime]:
    state = draft.case.clocks.get((command.clock, command.key))
    require(state is not None, Reason.NO_SUCH_CLOCK, needs=command.clock)
    assert state is not None
    if state.status is not ClockStatus.STOPPED or state.stopped_at is None:
        raise Refused(Reason.NOT_AVAILABLE, state.clauses, command.clock)
    return state, state.stopped_at


def _check_late_record(draft: Draft, command: c.CorrectClock) -> Clauses:
    """The clauses of the approval; each approval serves for one correction."""
    approval = draft.policy.approvals.get(LATE_RECORD)
    cited = approval.clause if approval is not None else ()
    about = thing_of(command.clock, command.key)
    used = draft.case.clocks[command.clock, command.key].corrections
    granted = _approvals(draft, LATE_RECORD, about) > used
    require(granted, Reason.NOT_APPROVED, *cited, needs=LATE_RECORD if approval else "")
    return cited


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
    moving.recount(draft, command.reason)
    require(len(draft.events) > before, Reason.REDUNDANT)
