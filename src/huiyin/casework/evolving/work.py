"""How tasks, meetings and papers change."""

from typing import Any

from huiyin.casework import events as e
from huiyin.casework.case import Case, PaperState, Task, TaskStatus
from huiyin.casework.evolving.base import changed, evolves, put
from huiyin.casework.signed import Signature


def _with_task(case: Case, task_id: str, **changes: Any) -> Case:
    return changed(case, tasks=put(case.tasks, task_id, changed(case.tasks[task_id], **changes)))


@evolves(e.TaskOpened)
def _task_opened(case: Case, event: e.TaskOpened) -> Case:
    task = Task(
        id=event.task,
        kind=event.kind,
        to=event.to,
        asked_by=event.by,
        opened_at=event.at,
        status=TaskStatus.WAITING if event.waits else TaskStatus.OPEN,
        ground=event.ground,
        about=event.about,
        text=event.text,
        encloses=event.encloses,
    )
    return changed(case, tasks=put(case.tasks, event.task, task))


@evolves(e.TaskSent)
def _task_sent(case: Case, event: e.TaskSent) -> Case:
    encloses = tuple(dict.fromkeys((*case.tasks[event.task].encloses, *event.encloses)))
    return _with_task(case, event.task, status=TaskStatus.OPEN, encloses=encloses)


@evolves(e.TaskAnswered)
def _task_answered(case: Case, event: e.TaskAnswered) -> Case:
    return _with_task(
        case,
        event.task,
        status=TaskStatus.ANSWERED,
        answered_at=event.at,
        answered_by=event.by,
        outcome=event.outcome,
        answer=event.text,
    )


@evolves(e.TaskReturned)
def _task_returned(case: Case, event: e.TaskReturned) -> Case:
    returns = case.tasks[event.task].returns + 1
    return _with_task(case, event.task, status=TaskStatus.RETURNED, returns=returns)


@evolves(e.TaskDropped)
def _task_dropped(case: Case, event: e.TaskDropped) -> Case:
    return _with_task(case, event.task, status=TaskStatus.DROPPED, dropped_for=event.reason)


@evolves(e.TaskVerified)
def _task_verified(case: Case, event: e.TaskVerified) -> Case:
    return _with_task(case, event.task, status=TaskStatus.DONE if event.passed else TaskStatus.OPEN)


@evolves(e.CallOffered)
def _call_offered(case: Case, event: e.CallOffered) -> Case:
    rung = tuple(dict.fromkeys((*case.tasks[event.task].rung, event.person)))
    return _with_task(case, event.task, rung=rung)


@evolves(e.CallMade)
@evolves(e.NobodyReached)
def _call_made(case: Case, event: e.CallMade | e.NobodyReached) -> Case:
    return case


@evolves(e.MeetingCalled)
def _meeting_called(case: Case, event: e.MeetingCalled) -> Case:
    return _with_task(case, event.task, meets_at=event.meets_at, invited=event.invited)


@evolves(e.MeetingHeld)
def _meeting_held(case: Case, event: e.MeetingHeld) -> Case:
    status = TaskStatus.DONE if event.final else TaskStatus.OPEN
    return _with_task(
        case,
        event.task,
        status=status,
        outcome=event.outcome,
        present=event.present,
        answer=event.text,
    )


@evolves(e.PaperIssued)
def _paper_issued(case: Case, event: e.PaperIssued) -> Case:
    paper = PaperState(
        id=event.copy,
        paper=event.paper,
        number=event.number,
        fields=event.fields,
        signers=event.signers,
        issued_by=event.by,
        issued_at=event.at,
        tables=event.tables,
    )
    return changed(case, papers=put(case.papers, event.copy, paper))


@evolves(e.PaperSigned)
def _paper_signed(case: Case, event: e.PaperSigned) -> Case:
    paper = case.papers[event.copy]
    signature = Signature(event.by, event.at, event.shown, event.strokes, event.proof, event.scan)
    signed = changed(
        paper,
        signed=(*paper.signed, event.signer),
        signatures={**paper.signatures, event.signer: signature},
    )
    return changed(case, papers=put(case.papers, event.copy, signed))
