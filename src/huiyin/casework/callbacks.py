"""Callbacks: who is called back, by whom, until when, and what an unhappy answer leads to."""

from datetime import datetime

from huiyin.casework import commands as c
from huiyin.casework import events as e
from huiyin.casework.case import TASK_OPEN, Stage, Task, TaskStatus
from huiyin.casework.draft import Draft, require
from huiyin.casework.due_dates import shortest
from huiyin.casework.matching import matches
from huiyin.casework.refusal import Reason, Refused
from huiyin.casework.spawning import spawn


def ask_on_event(draft: Draft, event: e.Event) -> None:
    """A callback over the whole population is asked at once; a share waits for its draw.

    Its time counts from when the encounter happened, however late somebody wrote it down.
    """
    for name, pattern in draft.policy.callbacks_on.get(event.name, ()):
        callback = draft.policy.callbacks[name]
        if callback.draw.share < 1 or not belongs(draft, name) or is_asked(draft, name):
            continue
        if matches(draft, pattern, event):
            ask(draft, name, event.received_at if isinstance(event, e.Registered) else event.at)


def belongs(draft: Draft, name: str) -> bool:
    """Whether this case or record is in the population of a callback."""
    callback = draft.policy.callbacks[name]
    if draft.case.kind not in callback.of or draft.case.stage in (
        Stage.MISTAKEN,
        Stage.MERGED,
        Stage.MOVED,
    ):
        return False
    return callback.when is None or callback.when.holds(draft.env)


def is_asked(draft: Draft, name: str) -> bool:
    """Whether this callback is under way already."""
    tasks = draft.case.tasks.values()
    return any(task.kind == name and task.status in TASK_OPEN for task in tasks)


def ask(draft: Draft, name: str, start: datetime, drawn: str = "") -> None:
    callback = draft.policy.callbacks[name]
    task = draft.next_id("task", draft.case.tasks)
    to = (str(callback.by),)
    draft.emit(e.TaskOpened, *callback.clause, task=task, kind=name, to=to, about=drawn)
    found = shortest(draft, name, start)
    if found is None:
        return
    term, deadline = found
    draft.emit(
        e.ClockStarted,
        *callback.clause,
        clock=name,
        key=task,
        start=start,
        due=max(deadline.due, draft.context.now),
        within=str(term),
        provisional=deadline.provisional,
    )


def ask_drawn(draft: Draft, command: c.AskCallback, clauses: tuple[str, ...]) -> None:
    """The draw fell on this one. Being drawn twice for the same callback is refused."""
    name = command.callback
    cited = _check_population(draft, name)
    require(draft.case.times("task_opened", name) == 0, Reason.REDUNDANT, *cited, needs=name)
    ask(draft, name, draft.context.now, command.drawn)


def schedule(draft: Draft, command: c.ScheduleCallback, clauses: tuple[str, ...]) -> None:
    """Somebody wants this one called back, whatever was drawn; not while one is under way."""
    cited = _check_population(draft, command.callback)
    require(not is_asked(draft, command.callback), Reason.REDUNDANT, *cited)
    ask(draft, command.callback, draft.context.now)


def _check_population(draft: Draft, name: str) -> tuple[str, ...]:
    require(name in draft.policy.callbacks, Reason.UNKNOWN_SUBJECT, needs=name)
    cited = draft.policy.callbacks[name].clause
    require(belongs(draft, name), Reason.NOT_AVAILABLE, *cited, needs=name)
    return cited


def record(draft: Draft, command: c.RecordCallback, clauses: tuple[str, ...]) -> None:
    task = _open_task(draft, command.callback)
    callback = draft.policy.callbacks[command.callback]
    require(callback.by in draft.context.roles(), Reason.NOT_ADDRESSEE, *callback.clause)
    if callback.not_by_handler and draft.context.actor in draft.case.handlers:
        raise Refused(Reason.HANDLER_EXCLUDED, callback.clause)
    made = draft.emit(
        e.CallbackMade,
        *callback.clause,
        callback=command.callback,
        task=task.id,
        reached=command.reached,
        satisfied=command.satisfied,
        text=command.text,
    )
    if not made.reached:
        return
    outcome = "satisfied" if made.satisfied else "unsatisfied"
    draft.emit(
        e.TaskAnswered, *callback.clause, task=task.id, kind=command.callback, outcome=outcome
    )
    if made.satisfied is False and callback.finding is not None:
        spawn(draft, callback.finding, callback.clause)


def _open_task(draft: Draft, callback: str) -> Task:
    require(callback in draft.policy.callbacks, Reason.UNKNOWN_SUBJECT, needs=callback)
    for task in draft.case.tasks.values():
        if task.kind == callback and task.status is TaskStatus.OPEN:
            return task
    raise Refused(Reason.TASK_NOT_OPEN, draft.policy.callbacks[callback].clause)


def to_call_back(draft: Draft) -> tuple[str, ...]:
    """Callbacks under way that are for a post of the actor."""
    roles = draft.context.roles()
    return tuple(
        task.kind
        for task in draft.case.tasks.values()
        if task.status is TaskStatus.OPEN
        and task.kind in draft.policy.callbacks
        and draft.policy.callbacks[task.kind].by in roles
    )
