"""Putting right what was put down wrongly: a person, a regulation, a registration."""

from huiyin.casework import commands as c
from huiyin.casework import events as e
from huiyin.casework.assessing import void_proposals
from huiyin.casework.audience import ADMINISTRATOR
from huiyin.casework.carrying import pass_samples_on
from huiyin.casework.case import TASK_OPEN, Task, TaskStatus
from huiyin.casework.consequences import open_again
from huiyin.casework.draft import Draft, require
from huiyin.casework.facts import names_somebody, read_value
from huiyin.casework.refusal import Reason
from huiyin.casework.remedies import check_nothing_is_owed
from huiyin.casework.standing import is_concerned
from huiyin.casework.telling import open_task
from huiyin.policy.expressions import UNKNOWN

Clauses = tuple[str, ...]
MISTAKEN = "mistaken"
"""Why a task was dropped with its case; such a task goes on when the case does."""


def correctable(draft: Draft) -> tuple[str, ...]:
    """Facts that say who somebody is, and that are known; what titles a case tells its story."""
    told = {kind.title_from for kind in draft.policy.kinds.values()}
    return tuple(
        name
        for name, fact in draft.policy.facts.items()
        if name in draft.case.facts and name not in told and names_somebody(fact)
    )


def correct_person(draft: Draft, command: c.CorrectPerson, clauses: Clauses) -> None:
    require(command.fact in correctable(draft), Reason.UNKNOWN_FACT, needs=command.fact)
    fact = draft.policy.facts[command.fact]
    person = read_value(command.fact, fact, command.person) if command.person else ""
    previous = draft.case.facts[command.fact]
    require(person != previous, Reason.REDUNDANT, *fact.clause)
    draft.emit(
        e.PersonCorrected,
        *clauses,
        *fact.clause,
        fact=command.fact,
        person=person,
        previous=previous,
        reason=command.reason,
    )


def after_correction(draft: Draft, event: e.PersonCorrected) -> None:
    """Nothing goes on against the wrong person, and the right one is asked in their place."""
    void_proposals(draft, {event.fact: event.person or UNKNOWN})
    for task in list(draft.case.tasks.values()):
        if task.status in TASK_OPEN and event.previous in task.to:
            draft.emit(e.TaskDropped, task=task.id, kind=task.kind, reason="wrong_person")
            _ask_the_right_one(draft, task, event)
    for charge in draft.case.charges.values():
        if charge.person == event.previous and charge.status in ("stands", "appealed"):
            open_task(draft, "wrongly_charged", (draft.case.owner,), (), about=charge.id)
    if is_concerned(draft.policy, draft.case, draft.case.owner):
        open_task(
            draft,
            "owner_concerned",
            ("line_manager_of_concerned", ADMINISTRATOR),
            (),
            about=event.fact,
        )


def _ask_the_right_one(draft: Draft, task: Task, event: e.PersonCorrected) -> None:
    right = tuple(event.person if to == event.previous else to for to in task.to)
    if task.kind in draft.policy.tasks and all(right):
        open_again(draft, task, right, event.clauses)


def move_case(draft: Draft, command: c.MoveCase, clauses: Clauses) -> None:
    """What was granted under this regulation is given or recalled first: the other knows nothing of it."""
    require(command.to not in ("", draft.policy.name), Reason.REDUNDANT, needs=command.to)
    if command.other:
        _check_other(draft, command)
    check_nothing_is_owed(draft)
    other = command.other or draft.context.new_case()
    if not command.other:
        pass_samples_on(draft, clauses)
    draft.emit(e.CaseMoved, *clauses, to=command.to, other=other, reason=command.reason)


def _check_other(draft: Draft, command: c.MoveCase) -> None:
    require(command.other != draft.case.id, Reason.REDUNDANT)
    known = draft.context.regulation_of
    there = known is None or known(command.other) == command.to
    require(there, Reason.UNKNOWN_SUBJECT, needs=command.other)


def correct_registration(draft: Draft, command: c.CorrectRegistration, clauses: Clauses) -> None:
    draft.emit(e.RegistrationCorrected, *clauses, reason=command.reason)


def restore_registration(draft: Draft, command: c.RestoreRegistration, clauses: Clauses) -> None:
    tasks = draft.case.tasks.values()
    dropped = tuple(
        t.id for t in tasks if t.status is TaskStatus.DROPPED and t.dropped_for == MISTAKEN
    )
    draft.emit(e.RegistrationRestored, *clauses, reason=command.reason, tasks=dropped)
