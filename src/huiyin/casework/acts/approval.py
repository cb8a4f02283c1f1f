"""Who may consent to a proposal, and what consent and refusal set going."""

from huiyin.casework import commands as c
from huiyin.casework import events as e
from huiyin.casework.case import Proposal, ProposalStatus, TaskStatus
from huiyin.casework.consequences import enter_step
from huiyin.casework.draft import Draft, require
from huiyin.casework.refusal import Reason
from huiyin.casework.remedies import leave_difference
from huiyin.casework.rights import title_of
from huiyin.casework.standing import is_concerned
from huiyin.casework.telling import fit_for

Clauses = tuple[str, ...]


def approvers(draft: Draft, proposal: Proposal) -> tuple[tuple[str, ...], str]:
    """Who may consent: holders of the deciding post, never the proposer, never a person concerned.

    Posts of equal authority decide alike. Where that leaves nobody it goes up the reporting line.
    """
    line = [[role] for role in draft.policy.line_above(proposal.approver)]
    for roles in (peers(draft, proposal), *line):
        fit = tuple(p for role in roles for p in _acting_for(draft, proposal, role))
        if fit:
            return tuple(dict.fromkeys(fit)), roles[0]
    return (), proposal.approver


def _acting_for(draft: Draft, proposal: Proposal, role: str) -> tuple[str, ...]:
    acting = fit_for(draft)(draft.context.organisation.acting(role, draft.context.now))
    return tuple(
        person
        for person in acting
        if person != proposal.proposer and not is_concerned(draft.policy, draft.case, person)
    )


def peers(draft: Draft, proposal: Proposal) -> list[str]:
    """The deciding post, and those to which the same row gives the same authority."""
    remedy = draft.policy.remedies.get(proposal.subject)
    approval = draft.policy.approvals.get(proposal.subject)
    decider = remedy.approver if remedy else (approval.by if approval else None)
    return decider.peers(proposal.approver) if decider else [proposal.approver]


def _pending(draft: Draft, proposal_id: str) -> Proposal:
    proposal = draft.case.proposals.get(proposal_id)
    require(proposal is not None, Reason.UNKNOWN_SUBJECT, needs=proposal_id)
    assert proposal is not None
    require(proposal.status is ProposalStatus.PENDING, Reason.NOT_PENDING, needs=proposal.status)
    return proposal


def decision_clauses(draft: Draft, proposal: Proposal) -> Clauses:
    """The clauses under which this proposal goes to its approver."""
    policy = draft.policy
    if proposal.subject in policy.remedies:
        remedy = policy.remedies[proposal.subject]
        rows = [row for row in remedy.approver.rows if row.is_ == proposal.approver]
        return tuple(dict.fromkeys((*remedy.clause, *(c for row in rows for c in row.clause))))
    approval = policy.approvals.get(proposal.subject)
    return approval.clause if approval else ()


def _check_approver(draft: Draft, proposal: Proposal) -> Clauses:
    clauses = decision_clauses(draft, proposal)
    actor = draft.context.actor
    require(actor != proposal.proposer, Reason.OWN_PROPOSAL, *clauses,
            needs=title_of(draft, proposal.approver))  # fmt: skip
    who, role = approvers(draft, proposal)
    require(actor in who, Reason.NOT_APPROVER, *clauses, needs=title_of(draft, role))
    return clauses


def approve(draft: Draft, command: c.Approve, clauses: Clauses) -> None:
    proposal = _pending(draft, command.proposal)
    cited = _check_approver(draft, proposal)
    approve_it(draft, proposal, (*clauses, *cited), own_authority=False, note=command.note)


def approve_it(
    draft: Draft, proposal: Proposal, clauses: Clauses, *, own_authority: bool, note: str = ""
) -> None:
    draft.emit(
        e.ProposalApproved,
        *clauses,
        proposal=proposal.id,
        subject=proposal.subject,
        own_authority=own_authority,
        note=note,
    )
    task = draft.case.tasks.get(proposal.about)
    if task is not None and task.status is TaskStatus.WAITING:
        draft.emit(e.TaskSent, *clauses, task=task.id, kind=task.kind)


def reject(draft: Draft, command: c.Reject, clauses: Clauses) -> None:
    proposal = _pending(draft, command.proposal)
    cited = _check_approver(draft, proposal)
    approval = draft.policy.approvals.get(proposal.subject)
    ways_back = tuple(map(str, approval.back_to)) if approval else ()
    back_to = command.back_to or (ways_back[0] if ways_back else "")
    require(not back_to or back_to in ways_back, Reason.UNKNOWN_SUBJECT, *cited, needs=back_to)
    draft.emit(
        e.ProposalRejected,
        *clauses,
        *cited,
        proposal=proposal.id,
        subject=proposal.subject,
        reason=command.reason,
        back_to=back_to,
    )
    if back_to:
        enter_step(draft, back_to, cited)
    task = draft.case.tasks.get(proposal.about)
    if task is not None and task.status is TaskStatus.WAITING:
        draft.emit(e.TaskDropped, *cited, task=task.id, kind=task.kind, reason="rejected")


def pass_on(draft: Draft, command: c.PassOn, clauses: Clauses) -> None:
    """To the nearest post above whose people may decide this one."""
    proposal = _pending(draft, command.proposal)
    cited = _check_approver(draft, proposal)
    above = above_of(draft, proposal)
    require(bool(above), Reason.NOBODY_ABOVE, *cited, needs=title_of(draft, proposal.approver))
    draft.emit(
        e.ProposalPassedOn,
        *clauses,
        *cited,
        proposal=proposal.id,
        subject=proposal.subject,
        approver=above,
        reason=command.reason,
    )


def above_of(draft: Draft, proposal: Proposal) -> str:
    """The post to which whoever decides now may leave it; none where nobody above is fit."""
    own = set(draft.context.roles())
    line = draft.policy.line_above(approvers(draft, proposal)[1])
    return next((r for r in line if r not in own and _acting_for(draft, proposal, r)), "")


def may_pass_on(draft: Draft) -> tuple[str, ...]:
    """Proposals that wait for the actor and that somebody above could decide."""
    waiting = pending_for(draft, draft.context.actor)
    return tuple(proposal.id for proposal in waiting if above_of(draft, proposal))


def recall_approval(draft: Draft, command: c.RecallApproval, clauses: Clauses) -> None:
    """Approved in error: whoever may approve may take it back. What was carried out stays done, and
    leaves a difference to settle."""
    proposal = draft.case.proposals.get(command.proposal)
    require(proposal is not None, Reason.UNKNOWN_SUBJECT, needs=command.proposal)
    assert proposal is not None
    require(proposal.status is ProposalStatus.APPROVED, Reason.NOT_APPROVED)
    cited = _check_approver(draft, proposal)
    draft.emit(
        e.ApprovalRecalled,
        *cited,
        proposal=proposal.id,
        subject=proposal.subject,
        reason=command.reason,
        carried_out=proposal.is_given,
    )
    if proposal.is_given:
        leave_difference(draft, proposal, cited)


def pending_for(draft: Draft, person: str) -> list[Proposal]:
    """Proposals that wait for this person's consent."""
    return [
        proposal
        for proposal in draft.case.proposals.values()
        if proposal.status is ProposalStatus.PENDING and person in approvers(draft, proposal)[0]
    ]
