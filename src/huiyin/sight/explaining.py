"""Why a clock ends when it does, step by step, as it is counted anew for whoever looks."""

from datetime import datetime

from huiyin.calendars import Deadline, Term, TermError, sentences
from huiyin.casework.case import ClockState
from huiyin.casework.clock_rules import rule_of
from huiyin.casework.draft import Draft
from huiyin.casework.due_dates import deadline_of
from huiyin.sight.looking import Seen


def steps(seen: Seen, state: ClockState) -> tuple[str, ...]:
    found = deadline(Draft(seen.regulation, seen.draft.context, seen.draft.case), state)
    if found is None:
        return ()
    zone = seen.draft.context.calendars.zone
    said = tuple(sentences(found.steps, seen.words.language))
    same = found.due.astimezone(zone) == state.due.astimezone(zone)
    return said if same else (*said, "→ " + seen.words.due(state.due))


def deadline(draft: Draft, state: ClockState) -> Deadline | None:
    """Computed anew as it was when the clock was set; None for a clock due on an agreed date,
    and for one of which the wording in force knows nothing any more."""
    try:
        term = Term.parse(state.within)
    except TermError:
        return None
    start: datetime = state.start.astimezone(draft.context.calendars.zone)
    rule = rule_of(draft.policy, state.clock)
    return deadline_of(draft, rule, start, term, state) if rule is not None else None
