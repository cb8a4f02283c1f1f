"""Draws all consequences of what has just happened, until nothing more follows."""

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
from huiyin.casework.clockwork import start_clocks, start_remedy_clock
from huiyin.casework.consequences import charge_for, complete_tasks, react
from huiyin.casework.draft import Draft
from huiyin.casework.ladders import relevel, start_ladders
from huiyin.casework.moving import move_clocks, relimit
from huiyin.casework.refusal import Reason, Refused
from huiyin.casework.remedies import drop_remedy_clock
from huiyin.casework.stopping import reopen_clocks, stop_all, stop_clocks
from huiyin.casework.telling import report_lost_owner, report_vacancies, send_notices

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


def settle(draft: Draft) -> None:
    done = 0
    while done < len(draft.events):
        event = draft.events[done]
        done += 1
        _consequences(draft, event)
        if done == len(draft.events):
            relimit(draft)
            relevel(draft)
        if len(draft.events) > MOST_EVENTS:
            raise Refused(Reason.ENDLESS_RULES, event.clauses, event.name)


def _consequences(draft: Draft, event: e.Event) -> None:
    _about_knowledge(draft, event)
    if isinstance(event, e.TaskOpened | e.LevelReached | e.Proposed):
        report_vacancies(draft, event)
    report_lost_owner(draft, event)
    begin(draft, event)
    stop_clocks(draft, event)
    if event.name in _ENDS:
        stop_all(draft, event)
    if isinstance(event, e.RegistrationCorrected):
        drop_tasks(draft, MISTAKEN)
    if isinstance(event, e.CaseMoved):
        drop_tasks(draft, "moved")
    reopen_clocks(draft, event)
    start_remedy_clock(draft, event)
    drop_remedy_clock(draft, event)
    if event.name in draft.policy.heeded:
        _what_the_pack_says(draft, event)


def _what_the_pack_says(draft: Draft, event: e.Event) -> None:
    move_clocks(draft, event)
    start_clocks(draft, event)
    start_ladders(draft, event)
    ask_on_event(draft, event)
    complete_tasks(draft, event)
    react(draft, event)
    charge_for(draft, event)
    send_notices(draft, event)


def _about_knowledge(draft: Draft, event: e.Event) -> None:
    """What is known now settles tables and questions, and undoes what rested on something else."""
    if event.name in _REASSESSED_ON:
        reassess(draft)
    if isinstance(event, e.FactsAmended):
        void_proposals(draft, {**event.facts, **event.private_facts})
        drop_answered_questions(draft)
    if isinstance(event, e.PersonCorrected):
        after_correction(draft, event)
    if isinstance(event, e.Assessed):
        void_proposals(draft, {event.table: event.result})
    if isinstance(event, e.Proposed):
        drop_asked_again(draft, event)
