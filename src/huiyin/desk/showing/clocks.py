"""The clocks of a case: due when, how much is left, and step by step why then."""

from dataclasses import dataclass

from huiyin.casework.case import ClockState, ClockStatus
from huiyin.casework.wording import duty_label
from huiyin.desk.remaining import Remaining, remaining
from huiyin.desk.words import say
from huiyin.sight.explaining import steps
from huiyin.sight.looking import Seen


@dataclass(frozen=True)
class ClockLine:
    title: str
    about: str
    status: str
    due: str
    within: str
    duty: str
    left: Remaining
    verdict: str
    verdict_tone: str
    provisional: bool
    steps: tuple[str, ...]
    clauses: tuple[str, ...]


def clock_lines(seen: Seen) -> tuple[list[ClockLine], list[ClockLine]]:
    """Those that run, the nearest due first; and those that ended, the latest first."""
    states = sorted(seen.case.clocks.values(), key=lambda state: state.due)
    running = [s for s in states if s.status in (ClockStatus.RUNNING, ClockStatus.PAUSED)]
    ended = [s for s in reversed(states) if s not in running]
    return [_line(seen, s) for s in running], [_line(seen, s) for s in ended]


def _line(seen: Seen, state: ClockState) -> ClockLine:
    words, language = seen.words, seen.words.language
    calendars = seen.draft.context.calendars
    rule = seen.policy.clocks.get(state.clock)
    verdict, tone = _verdict(state, language)
    task = seen.case.tasks.get(state.key)
    return ClockLine(
        title=words.clock(state.clock),
        about=words.task(task.kind) if task else _level(seen, state),
        status=state.status.value,
        due=words.due(state.due, seen.me.now),
        within=words.term(state.within),
        duty=duty_label(rule.duty if rule else "duty", language),
        left=remaining(state.due, seen.me.now, calendars, language, state.start),
        verdict=verdict,
        verdict_tone=tone,
        provisional=state.provisional,
        steps=steps(seen, state),
        clauses=state.clauses,
    )


def _level(seen: Seen, state: ClockState) -> str:
    """The level that a ladder's clock belongs to."""
    ladder = seen.policy.ladders.get(state.clock)
    if ladder is None:
        return ""
    reached = seen.case.levels.get(state.clock)
    name = state.key if state.key in ladder.levels else (reached.level if reached else "")
    return ladder.levels[name].title.text(seen.words.language) if name in ladder.levels else ""


def _verdict(state: ClockState, language: str) -> tuple[str, str]:
    """How it ended; nothing while it runs."""
    if state.status is ClockStatus.PAUSED:
        return say("case.clock.paused", language), "plain"
    if state.status is ClockStatus.RUNNING:
        return "", "plain"
    if state.missed:
        key = "case.clock.late" if state.breach else "case.clock.window"
        return say(key, language), "late" if state.breach else "plain"
    return say("case.clock.in_time", language), "fine"
