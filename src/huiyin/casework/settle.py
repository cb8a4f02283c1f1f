"""Draws all consequences of what has just happened, until nothing more follows."""

from collections.abc import Callable
from functools import cache
from typing import Any

from huiyin.casework import events as e
from huiyin.casework.acts.correcting import MISTAKEN, after_correction
from huiyin.casework.assessing import (
    drop_answered_questions,
    drop_asked_again,
    drop_tasks,
    reassess,
    void_proposals,
)
from huiyin.casework.callbacks import ask_on_event
from huiyin.casework.calling import begin
from huiyin.casework.clockwork import start_clocks, start_delivery_clock, start_remedy_clock
from huiyin.casework.consequences import charge_for, complete_tasks, react
from huiyin.casework.draft import Draft
from huiyin.casework.ladders import relevel, start_ladders
from huiyin.casework.matching import REVOKING
from huiyin.casework.moving import move_clocks, relimit
from huiyin.casework.refusal import Reason, Refused
from huiyin.casework.remedies import drop_remedy_clock
from huiyin.casework.stopping import reopen_clocks, stop_all, stop_clocks
from huiyin.casework.telling import RESEALS, report_lost_owner, report_vacancies, send_notices

MOST_EVENTS = 500
"""More than this many events from one command means that rules feed one another for ever."""

_REASSESSED_ON = frozenset(
    {"registered", "facts_amended", "kind_changed", "marked", "finding_recorded", "linked",
     "level_reached", "task_answered", "meeting_held", "person_corrected"}
)  # fmt: skip
_ENDS = frozenset(
    {
        "closed",
        "admission_refused",
        "transferred",
        "withdrawn",
        "merged",
        "registration_corrected",
        "case_moved",
    }
)


Follow = Callable[[Draft, Any], None]


def settle(draft: Draft) -> None:
    done = 0
    while done < len(draft.events):
        event = draft.events[done]
        done += 1
        kind: Any = type(event)
        for follow in _following(kind):
            follow(draft, event)
        if event.name in draft.policy.heeded:
            _what_the_pack_says(draft, event)
        if kind is e.Registered:  # a notice of the pack may have found its post empty already
            report_vacancies(draft, event)
        if done == len(draft.events):
            relimit(draft)
            relevel(draft)
        if len(draft.events) > MOST_EVENTS:
            raise Refused(Reason.ENDLESS_RULES, event.clauses, event.name)


def _what_the_pack_says(draft: Draft, event: e.Event) -> None:
    move_clocks(draft, event)
    start_clocks(draft, event)
    start_ladders(draft, event)
    ask_on_event(draft, event)
    complete_tasks(draft, event)
    react(draft, event)
    charge_for(draft, event)
    send_notices(draft, event)


def _void_what_rested_on_facts(draft: Draft, event: e.FactsAmended) -> None:
    void_proposals(draft, {**event.facts, **event.private_facts})
    drop_answered_questions(draft)


def _of(*kinds: type[e.Event]) -> Callable[[type[e.Event]], bool]:
    return lambda kind: issubclass(kind, kinds)


def _named(names: frozenset[str]) -> Callable[[type[e.Event]], bool]:
    return lambda kind: kind.name in names


_FOLLOWS: tuple[tuple[Callable[[type[e.Event]], bool], Follow], ...] = (
    # What is known now settles tables and questions, and undoes what rested on something else.
    (_named(_REASSESSED_ON), lambda draft, event: reassess(draft)),
    (_of(e.FactsAmended), _void_what_rested_on_facts),
    (_of(e.PersonCorrected), after_correction),
    (_of(e.Assessed), lambda draft, event: void_proposals(draft, {event.table: event.result})),
    (_of(e.Proposed), drop_asked_again),
    # Who is not there for it.
    (_of(e.TaskOpened, e.LevelReached, e.Proposed, e.ProposalPassedOn), report_vacancies),
    (_named(RESEALS), report_lost_owner),
    (_of(e.TaskSent), begin),
    # What time was kept for it.
    (lambda kind: not kind.name.startswith("clock_"), stop_clocks),
    (_named(_ENDS), stop_all),
    (_of(e.RegistrationCorrected), lambda draft, event: drop_tasks(draft, MISTAKEN)),
    (_of(e.CaseMoved), lambda draft, event: drop_tasks(draft, "moved")),
    (_named(REVOKING), reopen_clocks),
    (_of(e.ProposalApproved), start_remedy_clock),
    (_of(e.LetterDispatched), start_delivery_clock),
    (_of(e.ApprovalRecalled, e.ApprovalVoided), drop_remedy_clock),
)
"""What follows from an event whatever the regulation says, in this order."""


@cache
def _following(kind: Any) -> tuple[Follow, ...]:
    return tuple(follow for concerns, follow in _FOLLOWS if concerns(kind))
