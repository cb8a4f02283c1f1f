"""How clocks and levels change."""

from typing import Any

from huiyin.calendars import Pause
from huiyin.casework import events as e
from huiyin.casework.case import Case, ClockState, ClockStatus, LevelState, Stage
from huiyin.casework.clock_state import Met
from huiyin.casework.evolving.base import changed, evolves, noted, put


def _with_clock(case: Case, event: Any, **changes: Any) -> Case:
    key = (event.clock, event.key)
    return changed(case, clocks=put(case.clocks, key, changed(case.clocks[key], **changes)))


@evolves(e.ClockStarted)
def _clock_started(case: Case, event: e.ClockStarted) -> Case:
    before = case.clocks.get((event.clock, event.key))
    state = ClockState(
        event.clock,
        event.key,
        event.start,
        event.due,
        event.within,
        provisional=event.provisional,
        warn_at=event.warn_at,
        assumed=event.assumed,
        clauses=event.clauses,
        corrections=before.corrections if before else 0,
        earlier_extensions=before.earlier_extensions + before.extensions if before else 0,
    )
    return changed(case, clocks=put(case.clocks, (event.clock, event.key), state))


@evolves(e.ClockStopped)
def _clock_stopped(case: Case, event: e.ClockStopped) -> Case:
    return _with_clock(
        case,
        event,
        status=ClockStatus.STOPPED,
        stopped_at=event.at,
        in_time=event.in_time,
        stopped_by=event.cause,
        met=_also_met(case, event),
    )


def _also_met(
    case: Case, event: e.ClockStopped | e.ClockPartMet | e.ClockMetAgain
) -> tuple[Met, ...]:
    state = case.clocks[event.clock, event.key]
    known = {(met.part, met.cause) for met in state.met}
    new = (Met(part, event.cause, event.at) for part in event.parts)
    return (*state.met, *(met for met in new if (met.part, met.cause) not in known))


@evolves(e.ClockDropped)
def _clock_dropped(case: Case, event: e.ClockDropped) -> Case:
    return _with_clock(case, event, status=ClockStatus.DROPPED)


@evolves(e.ClockCorrected)
def _clock_corrected(case: Case, event: e.ClockCorrected) -> Case:
    state = case.clocks[event.clock, event.key]
    return _with_clock(
        case,
        event,
        stopped_at=event.done_at,
        in_time=event.in_time,
        breach=state.breach and not event.in_time,
        corrections=state.corrections + 1,
    )


@evolves(e.ClockPartMet, e.ClockMetAgain)
def _part_met(case: Case, event: e.ClockPartMet | e.ClockMetAgain) -> Case:
    return _with_clock(case, event, met=_also_met(case, event))


@evolves(e.ClockMoved)
def _clock_moved(case: Case, event: e.ClockMoved) -> Case:
    state = case.clocks[event.clock, event.key]
    revived = state.status is ClockStatus.EXPIRED and event.due > event.at
    extended = event.reason == "extension"
    told = {"clock": event.clock, "reason": event.detail.get("why", ""), "until": event.due}
    if extended:
        case = changed(case, decided=noted(case, "extension", told))
    return _with_clock(
        case,
        event,
        start=event.start,
        due=event.due,
        within=event.within or state.within,
        provisional=event.provisional,
        status=ClockStatus.RUNNING if revived else state.status,
        extended_by=(*state.extended_by, event.term) if extended else state.extended_by,
        warn_at=event.warn_at,
    )


@evolves(e.ClockPaused)
def _clock_paused(case: Case, event: e.ClockPaused) -> Case:
    pauses = case.clocks[event.clock, event.key].pauses
    open_pause = Pause(event.at, None, "pause")
    return _with_clock(case, event, status=ClockStatus.PAUSED, pauses=(*pauses, open_pause))


@evolves(e.ClockRan)
def _clock_ran(case: Case, event: e.ClockRan) -> Case:
    state = case.clocks[event.clock, event.key]
    *earlier, last = state.pauses
    ended = Pause(last.from_, event.at, last.cause)
    return _with_clock(
        case,
        event,
        status=ClockStatus.RUNNING,
        pauses=(*earlier, ended),
        due=event.due,
        within=event.within or state.within,
        provisional=event.provisional,
        warn_at=event.warn_at,
    )


@evolves(e.ClockReopened)
def _clock_reopened(case: Case, event: e.ClockReopened) -> Case:
    state = case.clocks[event.clock, event.key]
    left = tuple(met for met in state.met if met.cause != event.revoked)
    if state.status is not ClockStatus.STOPPED:
        return _with_clock(case, event, met=left)
    status = ClockStatus.EXPIRED if state.missed else ClockStatus.RUNNING
    return _with_clock(
        case, event, status=status, stopped_at=None, in_time=None, stopped_by="", met=left
    )


@evolves(e.ClockWarned)
def _clock_warned(case: Case, event: e.ClockWarned) -> Case:
    state = case.clocks[event.clock, event.key]
    return _with_clock(
        case, event, warn_at=tuple(moment for moment in state.warn_at if moment > event.at)
    )


@evolves(e.ClockExpired)
def _clock_expired(case: Case, event: e.ClockExpired) -> Case:
    return _with_clock(case, event, status=ClockStatus.EXPIRED, missed=True, breach=event.breach)


@evolves(e.LevelReached)
def _level_reached(case: Case, event: e.LevelReached) -> Case:
    before = case.levels.get(event.ladder)
    by_time = event.level if event.cause in ("time", "hand") else (before.by_time if before else "")
    state = LevelState(event.ladder, event.level, event.owner, event.at, by_time)
    return changed(case, levels=put(case.levels, event.ladder, state))


@evolves(e.LevelLeft)
def _level_left(case: Case, event: e.LevelLeft) -> Case:
    levels = {name: state for name, state in case.levels.items() if name != event.ladder}
    return changed(case, levels=levels)


@evolves(e.Suspended)
def _suspended(case: Case, event: e.Suspended) -> Case:
    return changed(case, stage=Stage.SUSPENDED, resumes_to=case.stage)


@evolves(e.Continued)
def _continued(case: Case, event: e.Continued) -> Case:
    return changed(case, stage=case.resumes_to)
