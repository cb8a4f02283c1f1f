"""Meetings: who must be there, and how a joint task ends."""

from huiyin.casework import commands as c
from huiyin.casework import events as e
from huiyin.casework.acts.work import task_in
from huiyin.casework.case import Task, TaskStatus
from huiyin.casework.draft import Draft, require
from huiyin.casework.refusal import Reason
from huiyin.casework.standing import is_concerned
from huiyin.casework.telling import fit_for, people
from huiyin.policy.schema.work import Joint

Clauses = tuple[str, ...]


def _joint(draft: Draft, task: Task) -> tuple[Joint, Clauses]:
    rule = draft.policy.tasks.get(task.kind)
    joint = rule.joint if rule else None
    require(joint is not None, Reason.NOT_AVAILABLE, needs=task.kind)
    assert joint is not None and rule is not None
    cited = (*rule.clause, *joint.clause)
    require(joint.chair in draft.context.roles(), Reason.NOT_CHAIR, *cited,
            needs=str(joint.chair))  # fmt: skip
    return joint, cited


def call_meeting(draft: Draft, command: c.CallMeeting, clauses: Clauses) -> None:
    task = task_in(draft, command.task, TaskStatus.OPEN)
    joint, cited = _joint(draft, task)
    _check_attendance(draft, joint, command.invited, cited)
    draft.emit(
        e.MeetingCalled,
        *cited,
        task=task.id,
        kind=task.kind,
        meets_at=command.meets_at,
        place=command.place,
        invited=command.invited,
    )


def _check_attendance(draft: Draft, joint: Joint, who: tuple[str, ...], clauses: Clauses) -> None:
    """Everyone who must be there is: one person of each post, who is not concerned themselves.

    For a post that nobody of it fills somebody above may come, yet not one who is there already
    in a place of their own.
    """
    fit = {p for p in fit_for(draft)(who) if not is_concerned(draft.policy, draft.case, p)}
    places = {
        audience: fit & set(people(draft).of(audience)) for audience in (joint.chair, *joint.must)
    }
    free = fit - {person for filled in places.values() for person in filled}
    for audience, filled in places.items():
        if filled:
            continue
        stands_in = next((p for p in _or_above(draft, str(audience)) if p in free), "")
        require(bool(stands_in), Reason.ATTENDEE_MISSING, *clauses, needs=str(audience))
        free.discard(stands_in)


def _or_above(draft: Draft, role: str) -> tuple[str, ...]:
    organisation, now = draft.context.organisation, draft.context.now
    over = tuple(p for r in draft.policy.line_above(role) for p in organisation.acting(r, now))
    return fit_for(draft)(over)


def hold_meeting(draft: Draft, command: c.HoldMeeting, clauses: Clauses) -> None:
    task = task_in(draft, command.task, TaskStatus.OPEN)
    joint, cited = _joint(draft, task)
    require(command.outcome in joint.outcomes, Reason.UNKNOWN_SUBJECT, *cited,
            needs=command.outcome)  # fmt: skip
    _check_attendance(draft, joint, command.present, cited)
    draft.emit(
        e.MeetingHeld,
        *cited,
        task=task.id,
        kind=task.kind,
        outcome=command.outcome,
        final=command.outcome in joint.final,
        present=command.present,
        text=command.text,
    )
    if joint.paper:
        draft.emit(e.PaperAsked, *cited, paper=str(joint.paper))
