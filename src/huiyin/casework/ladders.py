"""Escalation: where a case stands on each ladder, who answers there, and when it goes up."""

from datetime import datetime

from huiyin.casework import events as e
from huiyin.casework.case import ClockState, ClockStatus, LevelState
from huiyin.casework.draft import Draft
from huiyin.casework.due_dates import shortest
from huiyin.casework.matching import event_env, matches, satisfied
from huiyin.casework.telling import people, tell
from huiyin.policy.expressions import UNKNOWN
from huiyin.policy.schema.base import Until
from huiyin.policy.schema.time import Ladder, Level
from huiyin.policy.tables import decide_table

Clauses = tuple[str, ...]
_CONVERTED = "level_reached"
"""The cause of a stop that only makes way for the clock of the next level."""


def start_ladders(draft: Draft, event: e.Event) -> None:
    for name, pattern in draft.policy.ladder_starts.get(event.name, ()):
        ladder = draft.policy.ladders[name]
        applies = ladder.when is None or ladder.when.holds(event_env(draft, event))
        if name not in draft.case.levels and applies and matches(draft, pattern, event):
            start = _anchor_of(draft, ladder, event)
            _enter(draft, name, starting_level(draft, ladder), "registration", (), start)


def _anchor_of(draft: Draft, ladder: Ladder, event: e.Event) -> datetime:
    if ladder.anchor is None:
        return event.at
    anchor = ladder.anchor.value(event_env(draft, event))
    return event.at if anchor is UNKNOWN else anchor


def starting_level(draft: Draft, ladder: Ladder) -> tuple[str, Clauses]:
    """The level that facts give, with the clauses of the row that says so."""
    table = draft.policy.tables.get(ladder.starts_at)
    if table is None:
        return str(ladder.starts_at), ladder.clause
    decision = decide_table(table, draft.env)
    return decision.result or "", decision.clauses


def _enter(
    draft: Draft,
    name: str,
    reached: tuple[str, Clauses],
    cause: str,
    clauses: Clauses,
    start: datetime | None = None,
) -> None:
    """The level is reached: its owners are told, and its own time begins."""
    level_name, why = reached
    ladder = draft.policy.ladders[name]
    if level_name not in ladder.levels:
        return
    level = ladder.levels[level_name]
    before = draft.case.levels.get(name)
    event = draft.emit(
        e.LevelReached,
        *clauses,
        *why,
        *level.clause,
        ladder=name,
        level=level_name,
        owner=tuple(map(str, level.owner)),
        previous=before.level if before else "",
        cause=cause,
    )
    _tell_owners(draft, level, event)
    if before is not None:
        _stop_level_clock(draft, before)
    _start_level_clock(draft, name, level_name, start or draft.context.now)


def _tell_owners(draft: Draft, level: Level, event: e.LevelReached) -> None:
    """Whoever answers from now on hears of it, unless the report that brought it up told them."""
    report = f"escalation:{event.ladder}"
    told = {
        person
        for earlier in draft.events
        if isinstance(earlier, e.Notified) and earlier.template == report
        for person in earlier.to
    }
    owners = {owner: set(people(draft).of(owner)) for owner in level.owner}
    unaware = tuple(owner for owner, held in owners.items() if not held or not held <= told)
    tell(draft, unaware, f"level:{event.ladder}", event)


def _stop_level_clock(draft: Draft, left: LevelState) -> None:
    running = draft.case.clocks.get((left.ladder, left.level))
    if running is not None and running.status is ClockStatus.RUNNING:
        draft.emit(
            e.ClockStopped,
            *running.clauses,
            clock=left.ladder,
            key=left.level,
            in_time=True,
            cause=_CONVERTED,
        )


def _start_level_clock(draft: Draft, name: str, level_name: str, start: datetime) -> None:
    """Each level has its own clock, so that what was missed below stays missed above.

    It runs from the moment of conversion; what is over already is due now.
    """
    level = draft.policy.ladders[name].levels[level_name]
    found = shortest(draft, name, start, key=level_name)
    if found is None:
        return
    term, deadline = found
    draft.emit(
        e.ClockStarted,
        *level.clause,
        clock=name,
        key=level_name,
        start=start,
        due=max(deadline.due, draft.context.now),
        within=str(term),
        provisional=deadline.provisional,
    )


def raise_level(draft: Draft, name: str, to: str, cause: str, clauses: Clauses) -> bool:
    """Go up to a level; never down, and nowhere on a ladder whose clock was stopped."""
    ladder = draft.policy.ladders.get(name)
    if ladder is None or to not in ladder.levels or _settled(draft, name):
        return False
    before = draft.case.levels.get(name)
    order = list(ladder.levels)
    stands = order.index(before.level) if before is not None and before.level in order else -1
    if order.index(to) <= stands:
        return False
    _enter(draft, name, (to, ()), cause, clauses)
    return True


def _settled(draft: Draft, name: str) -> bool:
    """What the ladder waits for has happened; a level without a time of its own settles nothing."""
    state = draft.case.levels.get(name)
    clock = draft.case.clocks.get((name, state.level)) if state else None
    if clock is not None and clock.stopped_by != _CONVERTED:
        return clock.status is ClockStatus.STOPPED
    until = draft.policy.ladders[name].until
    leaves = enumerate(until.leaves())
    return satisfied(until, frozenset(i for i, leaf in leaves if _has_happened(draft, leaf)))


def _has_happened(draft: Draft, leaf: Until) -> bool:
    return any(draft.case.times(str(leaf.on), topic) for topic in leaf.topic or ("",))


def relevel(draft: Draft) -> None:
    """Facts changed: a higher level than before is entered now; time's levels are never undone.

    A ladder may begin, or turn out not to be meant, when facts that it depends on become known.
    """
    if not draft.case.is_open:
        return
    for name, ladder in draft.policy.ladders.items():
        applies = ladder.when is None or ladder.when.value(draft.env)
        if name not in draft.case.levels:
            if applies is True and any(draft.case.times(p.on) for p in ladder.from_):
                _enter(draft, name, starting_level(draft, ladder), "facts", ())
        elif applies is True:
            _relevel_one(draft, name, ladder)
        elif applies is False:
            _leave(draft, name, ladder)


def _leave(draft: Draft, name: str, ladder: Ladder) -> None:
    """A ladder that turns out not to be meant for the case; what was settled on it stays."""
    left = draft.case.levels[name]
    if _settled(draft, name):
        return
    _stop_level_clock(draft, left)
    draft.emit(e.LevelLeft, *ladder.clause, ladder=name, level=left.level)


def _relevel_one(draft: Draft, name: str, ladder: Ladder) -> None:
    state, order = draft.case.levels[name], list(ladder.levels)
    by_facts, why = starting_level(draft, ladder)
    if by_facts not in order or _settled(draft, name):
        return
    floor = order.index(state.by_time) if state.by_time in order else 0
    wanted = max(order.index(by_facts), floor)
    if order[wanted] != state.level:
        _enter(draft, name, (order[wanted], why), "facts", ())


def fire_level(draft: Draft, state: ClockState) -> None:
    """A level's time ran out: tell those it names, at once, and go up."""
    name = state.clock
    ladder = draft.policy.ladders[name]
    level = ladder.levels.get(state.key)
    event = draft.emit(
        e.ClockExpired, *state.clauses, clock=name, key=state.key, due=state.due, breach=True
    )
    if level is None:  # a later wording knows this level no more
        return
    tell(draft, level.tell, f"escalation:{name}", event)
    if level.next:
        _enter(draft, name, (str(level.next), ()), "time", level.clause)
    from huiyin.casework.consequences import carry_out  # noqa: PLC0415

    for do in level.then:
        carry_out(draft, do, event, level.clause)
