"""Callbacks: who is called back, by whom, until when, and what an unhappy answer leads to."""

from huiyin.calendars import compute_deadline
from huiyin.casework import commands as c
from huiyin.casework import events as e
from huiyin.casework.case import Task, TaskStatus
from huiyin.casework.consequences import spawn
from huiyin.casework.draft import Draft, require
from huiyin.casework.matching import matches
from huiyin.casework.refusal import Reason, Refused


def ask_on_event(draft: Draft, event: e.Event) -> None:
    """A callback over the whole population is asked at once; a share waits for its draw."""
    for name, pattern in draft.policy.callbacks_on.get(event.name, ()):
        callback = draft.policy.callbacks[name]
        if callback.draw.share < 1 or draft.case.kind != callback.of:
            continue
        applies = callback.when is None or callback.when.holds(draft.env)
        if applies and matches(draft, pattern, event):
            ask(draft, name)


def belongs(draft: Draft, name: str) -> bool:
    """Whether this case or record is in the population of a callback."""
    callback = draft.policy.callbacks[name]
    fits = callback.when is None or callback.when.holds(draft.env)
    return draft.case.kind == callback.of and fits


def ask(draft: Draft, name: str) -> None:
    callback = draft.policy.callbacks[name]
    task = draft.next_id("task", draft.case.tasks)
    draft.emit(e.TaskOpened, *callback.clause, task=task, kind=name, to=(str(callback.by),))
    start = draft.case.registered_at or draft.context.now
    deadline = compute_deadline(callback.within, start, draft.context.calendars)
    draft.emit(
        e.ClockStarted,
        *callback.clause,
        clock=name,
        key=task,
        start=start,
        due=deadline.due,
        within=str(callback.within),
        provisional=deadline.provisional,
    )


def ask_drawn(draft: Draft, command: c.AskCallback, clauses: tuple[str, ...]) -> None:
    require(
        command.callback in draft.policy.callbacks, Reason.UNKNOWN_SUBJECT, needs=command.callback
    )
    require(belongs(draft, command.callback), Reason.NOT_AVAILABLE, needs=command.callback)
    ask(draft, command.callback)


def record(draft: Draft, command: c.RecordCallback, clauses: tuple[str, ...]) -> None:
    task = _open_task(draft, command.callback)
    callback = draft.policy.callbacks[command.callback]
    require(callback.by in draft.context.roles(), Reason.NOT_ADDRESSEE, *callback.clause)
    if callback.not_by_handler and draft.context.actor in draft.case.handlers:
        raise Refused(Reason.HANDLER_EXCLUDED, callback.clause)
    draft.emit(
        e.CallbackMade,
        *callback.clause,
        callback=command.callback,
        task=task.id,
        reached=command.reached,
        satisfied=command.satisfied,
        text=command.text,
    )
    if not command.reached:
        return
    outcome = "satisfied" if command.satisfied else "unsatisfied"
    draft.emit(
        e.TaskAnswered, *callback.clause, task=task.id, kind=command.callback, outcome=outcome
    )
    if command.satisfied is False and callback.finding is not None:
        spawn(draft, callback.finding, callback.clause)


def _open_task(draft: Draft, callback: str) -> Task:
    require(callback in draft.policy.callbacks, Reason.UNKNOWN_SUBJECT, needs=callback)
    for task in draft.case.tasks.values():
        if task.kind == callback and task.status is TaskStatus.OPEN:
            return task
    raise Refused(Reason.TASK_NOT_OPEN, draft.policy.callbacks[callback].clause)
