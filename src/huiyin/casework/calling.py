"""Call lists: who is to be rung, one after the other, until the first is reached."""

from huiyin.casework import commands as c
from huiyin.casework import events as e
from huiyin.casework.case import ClockState, Task, TaskStatus
from huiyin.casework.draft import Draft, require
from huiyin.casework.due_dates import shortest
from huiyin.casework.refusal import Reason
from huiyin.casework.secrecy import accused
from huiyin.casework.telling import notify, people, report_vacancy
from huiyin.policy.schema.work import CallList


def calls_of(draft: Draft, kind: str) -> CallList | None:
    rule = draft.policy.tasks.get(kind)
    return rule.calls if rule else None


def call_list(draft: Draft, task: Task) -> tuple[str, ...]:
    """Everybody on the list as of now, in order, each once; nobody whom the case is about."""
    calls, who = calls_of(draft, task.kind), people(draft)
    if calls is None:
        return ()
    about = accused(draft.policy, draft.case)
    found = [person for audience in calls.order for person in who.of(str(audience), task.id)]
    return tuple(dict.fromkeys(person for person in found if person not in about))


def begin(draft: Draft, event: e.TaskSent) -> None:
    """A task that is done by ringing people starts with the first on its list."""
    if calls_of(draft, event.kind) is not None:
        _offer_next(draft, draft.case.tasks[event.task])


def _offer_next(draft: Draft, task: Task) -> None:
    """The next who had no turn yet, with a time of their own; after the last, nobody was reached."""
    calls = calls_of(draft, task.kind)
    assert calls is not None
    turn = next((p for p in call_list(draft, task) if p not in task.rung), None)
    if turn is None:
        _nobody(draft, task, calls)
        return
    draft.emit(e.CallOffered, *calls.clause, task=task.id, kind=task.kind, person=turn)
    notify(draft, calls.clause, f"call:{task.kind}", turn, (turn,), "")
    _start_clock(draft, task, calls)


def _start_clock(draft: Draft, task: Task, calls: CallList) -> None:
    found = shortest(draft, task.kind, draft.context.now)
    if found is None:
        return
    term, deadline = found
    draft.emit(
        e.ClockStarted,
        *calls.clause,
        clock=task.kind,
        key=task.id,
        start=draft.context.now,
        due=deadline.due,
        within=str(term),
        provisional=deadline.provisional,
    )


def _nobody(draft: Draft, task: Task, calls: CallList) -> None:
    """A breach where there was anybody to ring; a list of nobody is the administrator's to mend."""
    state = draft.case.clocks.get((task.kind, task.id))
    if state is None:
        report_vacancy(draft, str(calls.order[-1]), calls.clause)
    else:
        _expire(draft, state, breach=True)
    draft.emit(e.NobodyReached, *calls.clause, task=task.id, kind=task.kind)


def _expire(draft: Draft, state: ClockState, *, breach: bool) -> None:
    draft.emit(
        e.ClockExpired,
        *state.clauses,
        clock=state.clock,
        key=state.key,
        due=state.due,
        breach=breach,
    )


def pass_over(draft: Draft, state: ClockState) -> None:
    """Nobody said in time that the person was reached: the next has their turn."""
    task = draft.case.tasks[state.key]
    if any(person not in task.rung for person in call_list(draft, task)):
        _expire(draft, state, breach=False)
    _offer_next(draft, task)


def record(draft: Draft, command: c.RecordCall, clauses: tuple[str, ...]) -> None:
    """By whom the task is addressed to, or by somebody on the list who was reached."""
    task = draft.case.tasks.get(command.task)
    calls = calls_of(draft, task.kind) if task else None
    require(task is not None and calls is not None, Reason.UNKNOWN_SUBJECT, needs=command.task)
    assert task is not None and calls is not None
    require(task.status is TaskStatus.OPEN, Reason.TASK_NOT_OPEN, *calls.clause)
    require(may_record(draft, task), Reason.NOT_ADDRESSEE, *calls.clause)
    person = _who_was_rung(draft, task, command, calls.clause)
    draft.emit(e.CallMade, *calls.clause, task=task.id, kind=task.kind, person=person,
               reached=command.reached, text=command.text)  # fmt: skip
    if command.reached:
        cited = draft.policy.tasks[task.kind].clause
        draft.emit(e.TaskAnswered, *cited, task=task.id, kind=task.kind, outcome="reached")
    elif task.rung and person == task.rung[-1] and not _is_over(draft, task):
        _offer_next(draft, task)


def _who_was_rung(draft: Draft, task: Task, command: c.RecordCall, clauses: tuple[str, ...]) -> str:
    """Somebody on the list: whose turn it is, unless another one is named."""
    person = command.person or (task.rung[-1] if task.rung else "")
    known = person in task.rung or person in call_list(draft, task)
    require(known, Reason.UNKNOWN_SUBJECT, *clauses, needs=person or "person")
    return person


def _is_over(draft: Draft, task: Task) -> bool:
    """Whether it was said already that nobody was reached."""
    state = draft.case.clocks.get((task.kind, task.id))
    return state is not None and state.breach


def may_record(draft: Draft, task: Task) -> bool:
    actor, who = draft.context.actor, people(draft)
    return actor in task.rung or any(actor in who.of(to, task.id) for to in task.to)


def to_ring(draft: Draft) -> tuple[str, ...]:
    """Open call lists that are the actor's to ring, or on which the actor was to be rung."""
    return tuple(
        task.id
        for task in draft.case.tasks.values()
        if task.status is TaskStatus.OPEN
        and calls_of(draft, task.kind) is not None
        and may_record(draft, task)
    )
