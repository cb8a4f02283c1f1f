"""A case on its way through time: what falls due between two acts is fired at its own moment."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from huiyin.casework import commands as c
from huiyin.casework.case import Case
from huiyin.casework.context import Context
from huiyin.casework.decide import decided
from huiyin.casework.events import Event
from huiyin.casework.organisation import SYSTEM
from huiyin.casework.timers import timers
from huiyin.policy.regulation import Regulation

ContextAt = Callable[[str, datetime], Context]
"""Gives the context of an actor at a moment."""


@dataclass(frozen=True, kw_only=True)
class Deed:
    """What somebody did, and when."""

    at: datetime
    actor: str
    command: c.Command


@dataclass(frozen=True, slots=True)
class Stretch:
    """One deed with all that led up to it: the case afterwards, and the events on the way.

    `aside` are sealed cases that followed, of which the case itself says nothing.
    """

    case: Case
    events: Sequence[Event]
    aside: Sequence[Event] = ()


def pass_time(
    regulation: Regulation,
    case: Case,
    since: datetime | None,
    until: datetime,
    context_at: ContextAt,
) -> Stretch:
    """The case at `until`, every clock that ran out meanwhile fired in its order.

    Nothing fires before `since`, the last moment at which something happened to the case.
    """
    events: list[Event] = []
    aside: list[Event] = []
    while True:
        due = {key: at for key, at in timers(case).items() if at <= until}
        if not due:
            return Stretch(case, events, aside)
        (clock, key), at = min(due.items(), key=lambda item: (item[1], item[0]))
        since = max(at, since or at)
        command = c.FireClock(clock=clock, key=key)
        draft = decided(regulation, case, command, context_at(SYSTEM, since))
        case = draft.case
        events += draft.events
        aside += draft.aside


def relive(
    regulation: Regulation,
    case: Case,
    deeds: Iterable[Deed],
    context_at: ContextAt,
    *,
    since: datetime | None = None,
) -> list[Stretch]:
    """One stretch for each deed, in their order; each begins with what ran out before it.

    A deed older than `since`, the last that happened to the case, counts from then: history is
    never edited, and what was missed stays missed. Raises Refused for the first deed that was not
    possible, and then none of them counts.
    """
    stretches: list[Stretch] = []
    for deed in deeds:
        moment = max(deed.at, since or deed.at)
        before = pass_time(regulation, case, since, moment, context_at)
        draft = decided(regulation, before.case, deed.command, context_at(deed.actor, moment))
        case, since = draft.case, moment
        aside = (*before.aside, *draft.aside)
        stretches.append(Stretch(case, (*before.events, *draft.events), aside))
    return stretches
